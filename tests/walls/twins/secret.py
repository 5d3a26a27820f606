"""What somebody does alone, of which nobody else may see anything. It may differ between two worlds."""

import re
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlencode

from glitterball.apps.grants import actions as grants
from glitterball.apps.grants.scopes import JOINT_PICTURE, OWN_PICTURE
from glitterball.apps.signin.actions import ways
from tests import pairs
from tests.visitor import FORM
from tests.visits import PASSWORD, lock
from tests.walls.twins import facts
from tests.walls.twins.people import value_of
from tests.walls.twins.world import World

LINE, ANSWERS = "/couple/line/", "/you/answers/"


def answer(world: World, what: tuple[str, int]) -> None:
    """Answer a question about what one never shows."""
    item, value = what
    sent = {"version": "1.0", "shown": item, "answer": value}
    world.keeper.post(f"{world.keeper.sitting()}1/", sent)


def write(world: World, what: str) -> None:
    """Write one thing that one still likes."""
    world.keeper.post(f"{world.keeper.sitting()}line/", {"line": what})


def mark(world: World, what: str) -> None:
    """Say of a finding that it fits, or does not."""
    address = world.keeper.sitting()
    finding = value_of("finding", world.keeper.get(f"{address}picture/dim/"))
    world.keeper.post(f"{address}mark/", {"finding": finding, "mark": what})


def answer_about_safety(world: World, what: tuple[str, ...]) -> None:
    """Tick private questions, keep that, and read it."""
    world.keeper.post("/page/6/", {"tick": what})
    for go in ("keep", "read"):
        world.keeper.post("/page/8/", {"go": go, "tick": what})


def empty_the_drawer(world: World, what: str) -> None:  # noqa: ARG001 - every step has one
    """Throw away what was kept."""
    world.keeper.post("/page/8/", {"go": "empty"})


def think(world: World, what: tuple[str, ...]) -> None:
    """Think about showing sides."""
    world.keeper.post("/couple/showing/choose/", {"scales": what})


def give(world: World, what: tuple[str, str]) -> None:
    """Give a line that the other has not earned yet: they learn neither of it nor that it is there."""
    if world.are_two and not world.has_keeper_said:
        line, when = what
        world.keeper.post(LINE, {"line": line, "when": when})
        world.secretly_given = when


def decide(world: World, what: str) -> None:
    """Keep, drop or give a line that waits."""
    found = re.search(rb'action="(/you/answers/[0-9a-f-]+/)"', world.keeper.get(ANSWERS).content)
    if world.secretly_given and found:
        world.keeper.post(found.group(1).decode(), {"do": what})
        world.secretly_given = "anyway" if what == "give" else ""


def narrow(world: World, what: str) -> None:  # noqa: ARG001
    """Let one's own words leave with oneself at the end."""
    world.keeper.post("/couple/end/narrow/")


def set_a_lock(world: World, what: str) -> None:  # noqa: ARG001
    """Lock what is private with a passphrase."""
    if "passphrase" not in world.keeper.proofs:
        lock(world.keeper)
        world.keeper.proofs.add("passphrase")


def add_a_way(world: World, what: str) -> None:  # noqa: ARG001
    """Sign in with an address and a password from now on."""
    viewer, now = pairs.viewer_of(world.keeper.client), world.clock.now()
    ways.set_address(viewer=viewer, address=facts.ADDRESS, now=now)
    ways.set_password(viewer=viewer, password=PASSWORD, now=now)
    world.keeper.proofs.add("password")


def open_a_device(world: World, what: str) -> None:  # noqa: ARG001
    """Come back with a return code in another browser."""
    page = world.keeper.post("/you/return-code/").content.decode()
    code = re.search(r'<p class="code">([^<]+)</p>', page)
    if code:
        world.keepers_other_device.post("/return/", {"code": code.group(1)})
        world.keepers_other_device.get("/check/")


def grant(world: World, what: str) -> None:
    """Let a practitioner see something, for a month."""
    scope = JOINT_PICTURE if what == "joint" and world.are_two else OWN_PICTURE
    viewer, practitioner = pairs.viewer_of(world.keeper.client), pairs.viewer_of(world.practitioner.client).person
    now = world.clock.now()
    if viewer.is_unlocked and scope.id not in world.granted:
        until = now + timedelta(days=300)
        grants.give_grant(viewer=viewer, practitioner=practitioner, called="Dana", scope=scope, until=until, now=now)
        world.granted.add(scope.id)


def ask_for_letters(world: World, what: str) -> None:
    """Ask for the course by mail."""
    sent = {"address": facts.ADDRESS, "chain": what, "zone": "Europe/Berlin", "leaves_at": 18}
    world.keeper.post("/letters/", sent | {"quiet_from": 21, "quiet_until": 8})


def ask_the_coach(world: World, what: str) -> None:
    """Have a message looked at."""
    world.keeper.client.post("/coach/", urlencode({"text": what}), content_type=FORM["Content-Type"])


def take_along(world: World, what: str) -> None:
    """Take one's notes or a report along."""
    world.keeper.post(what, {"paper": "a4"})


def look_around(world: World, what: str) -> None:
    """Only look."""
    world.keeper.get(what)


ACTS: dict[str, Callable[[World, object], None]] = {
    act.__name__.replace("_", " "): act
    for act in (
        answer, write, mark, answer_about_safety, empty_the_drawer, think, give, decide, narrow, set_a_lock, add_a_way,
        open_a_device, grant, ask_for_letters, ask_the_coach, take_along, look_around,
    )
}  # fmt: skip
