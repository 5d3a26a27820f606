"""Doors to persons and keys: nothing for nobody, nothing of who is gone, and nothing saved with a key that went."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from glitterball.adapters import chance, clock
from glitterball.adapters.keys import CannotOpenError, turning
from glitterball.adapters.keys.server import server_ring
from glitterball.apps.accounts import access
from glitterball.apps.accounts.models import FRESH_FOR, Door, Person
from glitterball.apps.accounts.viewer import NOBODY, Viewer
from tests.visits import begun, lock

NOW = clock.now()


@pytest.fixture
def alex() -> Client:
    client = Client()
    begun(client)
    return client


def secret_of(client) -> str:
    return client.cookies["door"].value


def viewer_of(client, now=None) -> Viewer:
    return access.viewer_by(secret_of(client), now=now or clock.now())


@pytest.mark.parametrize(
    "door", [access.owner_of, access.door_of, access.person_of, access.own_row_to_change, access.private_key_of]
)
def test_nothing_exists_for_nobody(db, door):  # noqa: ARG001 - rows could be looked for
    with pytest.raises((access.NotFoundError, access.LockedError)):
        door(NOBODY)


@pytest.mark.parametrize("door", [access.person_of, access.own_row_to_change])
def test_a_row_that_is_gone_does_not_exist(alex, door):
    viewer = viewer_of(alex)
    assert door(viewer).id == viewer.person
    Person.objects.filter(id=viewer.person).delete()
    with pytest.raises(access.NotFoundError):
        door(viewer)


def test_whoever_comes_in_is_nobody_elses_and_by_a_door_of_their_own(alex):
    viewer = viewer_of(alex)
    assert access.owner_of(viewer) == viewer.person == access.person_of(viewer).id
    assert access.door_of(viewer) == Door.objects.get(person_id=viewer.person).id
    assert viewer_of(alex, clock.now() + timedelta(days=4000)) == NOBODY
    assert access.viewer_by("another", now=clock.now()) == NOBODY


def test_whose_keys_are_gone_is_nobody(alex):
    viewer = viewer_of(alex)
    with server_ring().writing() as db:
        db.execute("DELETE FROM wrapped WHERE owner = ?", (viewer.person.bytes,))
    assert viewer_of(alex) == NOBODY
    server_ring().shred(viewer.person, now=NOW)
    assert viewer_of(alex) == NOBODY


@pytest.mark.parametrize(
    ("until", "is_fresh"),
    [
        (None, False),
        (timedelta(0), False),
        (timedelta(seconds=1), True),
        (FRESH_FOR, True),
        (FRESH_FOR + timedelta(seconds=1), False),
    ],
)
def test_a_proof_lasts_five_minutes_also_where_the_clock_was_set_back(alex, until, is_fresh):
    Door.objects.update(fresh_until=None if until is None else NOW + until)
    assert viewer_of(alex, NOW).is_fresh is is_fresh


def saved(viewer):
    with access.sealing_key_of(viewer):
        Person.objects.filter(id=viewer.person).update(wrong_tries=7)


def test_what_is_sealed_with_the_key_of_now_is_saved(alex):
    saved(viewer_of(alex))
    assert Person.objects.get().wrong_tries == 7


def test_behind_a_lock_nothing_is_sealed(alex):
    lock(alex)
    alex.post("/you/close/")
    with pytest.raises(access.LockedError):
        saved(viewer_of(alex))


def locks_elsewhere(client):
    lock(client)


def turns_elsewhere(_):
    assert turning.turn_all(server_ring())
    turning.forget_before(server_ring())


@pytest.mark.parametrize("happens", [locks_elsewhere, turns_elsewhere])
def test_with_a_key_that_is_being_destroyed_nothing_is_saved(alex, happens):
    before = viewer_of(alex)
    happens(alex)
    with pytest.raises(CannotOpenError):
        saved(before)
    assert Person.objects.get().wrong_tries == 0


def test_a_key_of_an_area_that_is_not_the_private_one_opens_nothing(alex):
    viewer = viewer_of(alex)
    assert viewer.is_unlocked
    assert not replace(viewer, private_area="locked").is_unlocked
    assert Viewer(chance.new_id()).private_area == "open"
    assert not Viewer(chance.new_id()).is_fresh
