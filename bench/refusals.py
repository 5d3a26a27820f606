"""How long it takes to be refused: what is another's beside what does not exist, a known address beside an unknown one.

The two take turns, each round beginning with the other one; what is printed are medians and their ratio.
"""

import json
import logging
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.homes import PREPARE, Home

ROUNDS = 300
PEOPLE, TRIES = 15, 4  # fewer tries an address than make anybody wait
PASSWORD = "a kettle sings at dawn"  # noqa: S105 - nobody's
NO_MAIL_SERVER = "smtp://127.0.0.1:1"  # each mail is made, and nobody takes it
NOT_FOUND, MEND, ON = 404, 422, 302
Pair = tuple[str, float, float]


def run() -> Iterator[tuple[str, str]]:
    """Name and figure of each measurement."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home")
        home.more = {"GLITTERBALL_SMTP_URL": NO_MAIL_SERVER, "GLITTERBALL_URL": "http://localhost:8000"}
        code = "from bench.refusals import refused; print(refused())"
        *_, said = home.do(PREPARE + code, seconds=600)
    for name, one, other in json.loads(said):
        yield name, f"{1e3 * one:.2f} ms and {1e3 * other:.2f} ms, ratio {one / other:.3f}"


def refused() -> str:
    """Medians for each pair; run in a home that is ready."""
    from glitterball.web import assets

    logging.disable(logging.WARNING)  # that mails did not go out
    assets.prepare()
    return json.dumps([*_ids(), *_addresses()])


def _ids() -> Iterator[Pair]:
    from django.test import Client

    from glitterball.adapters import chance, clock
    from glitterball.apps.sittings import actions

    theirs = actions.begin_sitting(answers={"listening-01": 4}, once="one", stays=False, now=clock.now())
    mine = actions.begin_sitting(answers={"listening-01": 4}, once="two", stays=False, now=clock.now())
    for part in ("", "answers/", "picture/"):

        def ask(row: object, part: str = part) -> None:
            client = Client(SERVER_NAME="localhost")
            client.cookies["door"] = mine.secret
            _expect(client.get(f"/check/{row}/{part}").status_code, NOT_FOUND)

        found = _medians(lambda _: ask(theirs.sitting), lambda _: ask(chance.new_id()), ROUNDS)
        yield (f"/check/…/{part}: another's, and none", *found)


def _addresses() -> Iterator[Pair]:
    from django.test import Client

    for number in range(PEOPLE):
        _account(number)

    def password(name: str, at: int) -> None:
        sent = {"address": f"{name}{at % PEOPLE}@example.org", "password": "not this one at all"}
        _expect(Client(SERVER_NAME="localhost").post("/sign-in/password/", sent).status_code, MEND)

    def code(name: str, at: int) -> None:
        sent = {"address": f"{name}{at % PEOPLE}@example.org"}
        _expect(Client(SERVER_NAME="localhost").post("/sign-in/code/", sent).status_code, ON)

    for name, ask, tries in (("a wrong password", password, TRIES), ("a code by mail", code, TRIES)):
        found = _medians(partial(ask, "known"), partial(ask, "nobody"), tries * PEOPLE)
        yield (f"{name}: known, and unknown", *found)


def _account(number: int) -> None:
    from glitterball.adapters import clock
    from glitterball.apps.accounts.access import viewer_by
    from glitterball.apps.accounts.actions import doors
    from glitterball.apps.signin.actions import ways

    now = clock.now()
    person = doors.make_person(once=f"known {number}", now=now)
    viewer = viewer_by(doors.open_door(person=person.id, stays=False, now=now), now=now)
    ways.begin(viewer=viewer, now=now)
    ways.set_address(viewer=viewer, address=f"known{number}@example.org", now=now)
    ways.set_password(viewer=viewer, password=PASSWORD, now=now)


def _medians(one: Callable[[int], None], other: Callable[[int], None], rounds: int) -> tuple[float, float]:
    """Median seconds of each, the two taking turns in who comes first."""
    took: dict[Callable[[int], None], list[float]] = {one: [], other: []}
    for at in range(rounds):
        for ask in (one, other) if at % 2 else (other, one):
            start = perf_counter()
            ask(at)
            took[ask].append(perf_counter() - start)
    return median(took[one]), median(took[other])


def _expect(status: int, expected: int) -> None:
    if status != expected:
        raise RuntimeError(f"answered by {status}, not {expected}")
