"""Every address × whoever asks × method: nobody, its owner, their partner, a stranger, an ex, invited, an operator.

What each may get is declared by the kind of the address (tests/walls/test_addresses.py), and nowhere else.
"""

from dataclasses import dataclass
from itertools import product

import pytest
from django.test import Client

from glitterball.apps.operators.models import Operator
from tests.pairs import account, invite, pair, show, viewer_of
from tests.visits import begun
from tests.walls.test_addresses import (
    ADDRESSES,
    LINK,
    MATRIX,
    METHODS,
    NOT_ALLOWED,
    NOT_FOUND,
    OPEN,
    OPERATORS,
    OTHER_ROW,
    OWN,
    ROW,
    TWO,
    filled,
)

pytestmark = pytest.mark.usefixtures("awake")

FOUND, LED_ON = {200, 204, 302, 409, 422}, {302}
GONE = {NOT_FOUND}
WITH_A_DOOR = ("owner", "partner", "stranger", "ex", "invited", "operator")
EVERYBODY = ("nobody", *WITH_A_DOOR)
# kind → whoever asks → what they get by a method that the address has
EXPECTED = {
    OPEN: dict.fromkeys(EVERYBODY, FOUND),
    OWN: {"nobody": GONE, **dict.fromkeys(WITH_A_DOOR, FOUND)},
    ROW: {"owner": FOUND, **dict.fromkeys(("nobody", "partner", "stranger", "ex", "invited", "operator"), GONE)},
    OTHER_ROW: {"nobody": GONE, **dict.fromkeys(WITH_A_DOOR, GONE | {422})},
    TWO: {
        "nobody": GONE,
        **dict.fromkeys(("owner", "partner"), FOUND),
        **dict.fromkeys(("stranger", "ex", "invited", "operator"), LED_ON),
    },
    LINK: dict.fromkeys(EVERYBODY, FOUND),
    OPERATORS: {**dict.fromkeys(EVERYBODY, GONE), "operator": FOUND},
}
ASKERS = (
    "nobody",
    "operator",
    "invited",
    "stranger",
    "ex",
    "partner",
    "owner",
)  # the owner last: some of it ends things
EXCEPT = {  # what a kind alone does not say
    ("couples:yes", "nobody"): GONE,  # it takes a door of one's own
    **{
        ("together:where", asker): {204} for asker in ("stranger", "ex", "invited", "operator")
    },  # it only says: look again
    ("sittings:report", "owner"): FOUND | GONE,  # without a paper
    **{(f"{app}:report", asker): FOUND | GONE for app in ("picture", "together") for asker in ("owner", "partner")},
}


@dataclass(frozen=True)
class Cast:
    """Everybody, and what there is of the owner's to find."""

    people: dict[str, Client]
    sitting: str
    token: str


@pytest.fixture
def cast() -> Cast:
    """Alex and Sam show each other all they can; Robin is a stranger, Jo was with Alex before, Kim holds Lou's link."""
    alex, sam, jo, robin, kim, lou, op = account(), account(), account(), account(), Client(), account(), account()
    pair(alex, jo)
    jo.post("/couple/end/", {"sure": "on"})
    pair(alex, sam)
    for client in (alex, sam):
        show(client)
    token = invite(lou, name="Lou").split("/")[2]
    kim.post(f"/with/{token}/begin/")
    begun(kim)
    Operator.objects.create(person_id=viewer_of(op).person)
    people = {"owner": alex, "partner": sam, "stranger": robin, "ex": jo, "invited": kim, "operator": op}
    return Cast({"nobody": Client(), **people}, alex.get("/check/")["Location"].split("/")[2], token)


def surprises(cast: Cast, name: str, method: str) -> list[str]:
    """Who gets something else than what is declared."""
    kind, allowed = MATRIX[name]
    found = []
    for asker in ASKERS:
        answer = cast.people[asker].generic(method, filled(name, cast.sitting, cast.token))
        expected = EXCEPT.get((name, asker), EXPECTED[kind][asker]) if method in allowed else {NOT_ALLOWED}
        if method not in allowed and asker == "nobody":
            expected = {NOT_ALLOWED, NOT_FOUND}
        if answer.status_code not in expected:
            found.append(f"{asker} {method} {name}: {answer.status_code}, not {sorted(expected)}")
    return found


def test_each_gets_what_is_declared_where_nothing_changes(cast):
    out_last = sorted(ADDRESSES, key=lambda name: name == "safety:leave")  # whoever goes there has no door any more
    reading = [(n, m) for n, m in product(out_last, METHODS) if not (m == "POST" and m in MATRIX[n][1])]
    assert [found for name, method in reading for found in surprises(cast, name, method)] == []


@pytest.mark.parametrize("name", [name for name, (_, allowed) in MATRIX.items() if "POST" in allowed])
def test_each_gets_what_is_declared_where_something_is_sent(name, cast):
    assert surprises(cast, name, "POST") == []


def test_each_kind_says_what_everybody_gets():
    assert {kind for kind, _ in MATRIX.values()} <= EXPECTED.keys()
    for expected in EXPECTED.values():
        assert set(expected) == set(ASKERS)
