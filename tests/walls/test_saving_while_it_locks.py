"""What is being saved while another tab locks the area, or its key turns, is saved for good or asked for again."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event
from time import sleep

import pytest
from django.db import connections, transaction

from glitterball.adapters import clock
from glitterball.adapters.keys import CannotOpenError, turning
from glitterball.adapters.keys.sealed import opened, sealed_columns
from glitterball.adapters.rows.standing import stand_for
from glitterball.apps.accounts.access import viewer_by
from glitterball.apps.accounts.actions import locks
from glitterball.apps.accounts.models import Person
from glitterball.apps.grants import actions as grants
from glitterball.apps.grants.models import Grant
from glitterball.apps.grants.scopes import SCOPES
from glitterball.apps.picture import actions as picture
from glitterball.apps.picture.models import Choice
from glitterball.apps.reveals import actions as reveals
from glitterball.apps.reveals.models import KeptAnswer, Part
from glitterball.apps.reveals.subjects import LIKED_LINE
from glitterball.apps.safety.actions import keep_ticks
from glitterball.apps.sittings import actions as sittings
from glitterball.apps.sittings.models import Sitting
from tests.pairs import couple, viewer_of
from tests.visits import PASSPHRASE, begun, lock, text_of


def _line(viewer, **_):
    sittings.say_what_one_likes(viewer=viewer, sitting=Sitting.objects.get(person=viewer.person).id, line="your hum")


def _answer(viewer, **_):
    of = {"viewer": viewer, "sitting": Sitting.objects.get(person=viewer.person).id}
    sittings.answer(**of, version="1.0", item="listening-01", value=2)


def _mark(viewer, **_):
    sitting = Sitting.objects.get(person=viewer.person).id
    sittings.mark_finding(viewer=viewer, sitting=sitting, finding="a finding", mark="fits")


def _ticks(viewer, **_):
    keep_ticks(viewer=viewer, ticked=("afraid",))


def _think(viewer, **_):
    picture.choose(viewer=viewer, scales=("listening",), now=clock.now())


def _keep(viewer, **_):
    reveals.keep(viewer=viewer, part=Part.objects.get().id)


def _grant(viewer, stranger):
    times = {"now": clock.now(), "until": clock.now() + timedelta(days=1)}
    scope = next(scope for scope in SCOPES.values() if not scope.is_joint)
    grants.give_grant(viewer=viewer, practitioner=stranger, called="Dana", scope=scope, **times)


NEW_ROWS = [(_think, picture, Choice), (_keep, reveals, KeptAnswer), (_grant, grants, Grant)]
EVERYTHING_PRIVATE = [_line, _answer, _mark, _ticks, _think, _keep, _grant]


@pytest.fixture
def alex(ring):  # noqa: ARG001 - keys come first
    alex, _ = couple()
    reveals.commit(viewer=viewer_of(alex), subject=LIKED_LINE, words="your hum", now=clock.now())
    return alex


@pytest.fixture
def stranger(client):
    begun(client)
    return viewer_of(client).person


@pytest.mark.parametrize("save", EVERYTHING_PRIVATE)
def test_nothing_is_sealed_with_a_key_that_a_lock_has_destroyed(alex, stranger, save):
    before = viewer_of(alex)
    lock(alex)
    with pytest.raises(CannotOpenError):
        save(before, stranger=stranger)
    everything_opens(alex)


@pytest.mark.parametrize("save", EVERYTHING_PRIVATE)
def test_nothing_is_sealed_with_a_key_that_has_turned(alex, stranger, ring, save):
    before = viewer_of(alex)
    turning.turn_all(ring)
    with pytest.raises(CannotOpenError):
        save(before, stranger=stranger)
    everything_opens(alex)


@pytest.mark.parametrize("save", EVERYTHING_PRIVATE)
def test_nothing_is_sealed_with_a_locked_key_that_has_turned(alex, stranger, ring, save):
    lock(alex)
    before = viewer_of(alex)
    turning.turn_all(ring)
    secret = alex.cookies["door"].value
    locks.unlock(viewer=before, passphrase=PASSPHRASE, secret=secret, now=clock.now())
    with pytest.raises(CannotOpenError):
        save(before, stranger=stranger)
    everything_opens(alex)


@pytest.mark.parametrize("save", EVERYTHING_PRIVATE)
def test_what_fits_is_saved(alex, stranger, save):
    save(viewer_of(alex), stranger=stranger)
    lock(alex)
    everything_opens(alex)


@pytest.mark.parametrize("closed", [True, False])
def test_a_line_written_while_another_tab_locks_is_kept_or_waits(alex, monkeypatch, closed):
    address, locked = f"/check/{Sitting.objects.get(person=viewer_of(alex).person).id}/", []
    real = sittings.say_what_one_likes

    def say_late(**sent):
        if not locked:
            locked.append(lock(alex))
            if closed:
                alex.post("/you/close/")
        return real(**sent)

    monkeypatch.setattr(sittings, "say_what_one_likes", say_late)
    page = alex.post(f"{address}line/", {"line": "how you laugh"})
    if closed:
        assert "waits in this page" in text_of(page)
        sent = {"line": "how you laugh", "opens": "act", "passphrase": PASSPHRASE}
        alex.post(f"{address}line/", sent)
    assert "how you laugh" in text_of(alex.get(f"{address}answers/"))


def test_a_device_whose_key_is_turning_is_asked_for_the_passphrase(alex, ring):
    """Between the new key and the rows sealed with it, another device still holds the old one."""
    lock(alex)
    address = f"/check/{Sitting.objects.get(person=viewer_of(alex).person).id}/"
    turning.turn_all(ring)
    turning.turn_locked(ring, viewer_of(alex).person, PASSPHRASE)
    page = alex.post(f"{address}line/", {"line": "how you laugh"})
    assert "waits in this page" in text_of(page)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("save", "where", "model"), NEW_ROWS)
def test_a_lock_waits_for_a_row_that_is_being_made(alex, stranger, monkeypatch, save, where, model):
    """It is new and not saved for good when the lock comes: then it is sealed anew with the rest."""
    viewer, secret = viewer_of(alex), alex.cookies["door"].value
    is_made, real = Event(), where.seal_into

    def seal_slowly(*arguments):
        real(*arguments)
        is_made.set()
        sleep(0.5)

    def in_a_connection_of_its_own(do):
        try:
            stand_for(viewer.person, viewer.couple)
            do()
        finally:
            connections.close_all()

    def lock_meanwhile():
        is_made.wait(10)
        locks.lock(viewer=viewer, passphrase=PASSPHRASE, secret=secret, now=clock.now())

    monkeypatch.setattr(where, "seal_into", seal_slowly)
    with ThreadPoolExecutor(max_workers=2) as threads:
        both = (lambda: save(viewer, stranger=stranger)), lock_meanwhile
        for done in [threads.submit(in_a_connection_of_its_own, do) for do in both]:
            done.result()
    assert model.objects.count() == 1
    everything_opens(alex)


def everything_opens(client):
    """Every private row of this person opens with the key that stands now."""
    secret = client.cookies["door"].value
    if not viewer_of(client).is_unlocked or viewer_of(client).private_area == "locked":
        locks.unlock(viewer=viewer_of(client), passphrase=PASSPHRASE, secret=secret, now=clock.now())
    viewer = viewer_by(secret, now=clock.now())
    with transaction.atomic():
        rows = list(locks.private_rows_of(Person.objects.get(id=viewer.person)))
    assert len(rows) >= 2  # a sitting and a drawer
    for row in rows:
        for column in sealed_columns(type(row)):
            opened(row, column, viewer.unlocked[viewer.private_area])
