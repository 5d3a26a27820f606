"""What people do that the other may see something of. It is done alike in both worlds.

What one of two keeps back beside it (``secret``) may differ: what they want at the end, in which way they leave.
"""

from collections.abc import Callable
from datetime import timedelta

from django.core.management import call_command

from tests import pairs
from tests.walls.twins import facts
from tests.walls.twins.people import Someone, value_of
from tests.walls.twins.world import World

END, DELETE = "/couple/end/", "/you/delete/"
ENDINGS, LEAVING = ("own", "both"), (END, DELETE)
NIGHTLY = ("let_unclaimed_go", "finish_couples")


def pair(world: World, who: Someone, what: str, secret: str) -> None:
    """Invite the other, who says yes. What either wants at the end is told to nobody: ``what`` is the other's."""
    if world.are_two:
        return
    other = world.other_than(who)
    wants = {who.name: what, other.name: what} | {world.keeper.name: secret}
    world.link = pairs.invite(who, name=who.name, ending=wants[who.name])
    assert pairs.say_yes(other, world.link, name=other.name, ending=wants[other.name]).status_code == 302
    world.are_two = True
    world.does_other_want_both = what == "both"


def show(world: World, who: Someone, what: tuple[str, ...], secret: str) -> None:  # noqa: ARG001 - every step has one
    """Choose sides, think for two days, look, and show them."""
    sides = [side for side in what if who is not world.keeper or side not in facts.KEPT_SIDES]
    who.post("/couple/showing/choose/", {"scales": sides})
    world.let_pass(timedelta(days=2))
    who.prove()
    looked_at = value_of("looked_at", who.get("/couple/showing/preview/"))
    who.post("/couple/showing/preview/", {"agree": "on", "looked_at": looked_at})


def take_back(world: World, who: Someone, what: tuple[str, ...], secret: str) -> None:  # noqa: ARG001
    """Take sides back: the first of ``what``, or all of them."""
    who.post("/couple/showing/take-back/", {"scale": what[0]} if what else {})


def say(world: World, who: Someone, what: str, secret: str) -> None:  # noqa: ARG001
    """Give the other a line, and open it where it may be."""
    world.keep_the_line_back()
    if who is world.keeper:  # what waited is taken back, so that it is this line that opens
        who.post("/couple/line/take-back/")
        who.post("/couple/line/", {"line": "how you wait for me", "when": "anyway", "tells": "on"})
        world.has_keeper_said = world.are_two
    else:
        who.post("/couple/line/", {"line": "how you hum", "when": what})
        world.has_other_said = world.are_two
    turn(world, who, "on", "")


def turn(world: World, who: Someone, what: str, secret: str) -> None:  # noqa: ARG001
    """Turn the page of the ten minutes."""
    world.keep_the_line_back()
    page = who.get("/couple/together/")
    who.post("/couple/together/turn/", {"at": value_of("at", page), "way": what})


def wait(world: World, who: Someone, what: int, secret: str) -> None:  # noqa: ARG001
    """Let days pass, with what the server does at night."""
    world.let_pass(timedelta(days=what))
    for command in NIGHTLY:
        call_command(command)


def leave(world: World, who: Someone, what: str, secret: str) -> None:  # noqa: ARG001
    """End it. If both wanted to keep shared words, whoever keeps a secret narrows it before, in both worlds."""
    if not world.are_two:
        return
    if world.does_other_want_both:
        world.keeper.post("/couple/end/narrow/")
    if who is world.keeper:
        who.post(secret, {"sure": "on"})
        world.is_keeper_gone = secret == DELETE
    else:
        who.post(END, {"sure": "on"})
    world.has_keeper_left = who is world.keeper
    world.are_two = world.has_other_said = world.has_keeper_said = False
    world.secretly_given = ""


def look(world: World, who: Someone, what: str, secret: str) -> None:  # noqa: ARG001
    """Take one's notes or a report along."""
    who.post(what, {"paper": "a4"})


def search(world: World, who: Someone, what: str, secret: str) -> None:  # noqa: ARG001
    """Look for words in what there is to read."""
    who.get(who.post("/learn/search/", {"words": what}).headers["Location"])


ACTS: dict[str, Callable[[World, Someone, object, str], None]] = {
    "pair": pair, "show": show, "take back": take_back, "say": say,
    "turn": turn, "wait": wait, "leave": leave, "look": look, "search": search,
}  # fmt: skip
