"""Leaving for good: the key first, then the rows, and whatever a crash left is finished later."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from glitterball.adapters import clock
from glitterball.adapters.keys import ShreddedError
from glitterball.apps.accounts.actions import deletions
from glitterball.apps.accounts.models import Door, Person, ReturnCode
from glitterball.apps.consents.models import Consent
from glitterball.apps.sittings.models import Sitting
from tests.visits import begin, begun, text_of

A_DAY = timedelta(days=1)
EVERYTHING = (Person, Door, ReturnCode, Consent, Sitting)


def test_deleting_destroys_the_key_and_every_row(client, ring):
    begin(client)
    begin(Client())
    client.post("/you/return-code/")
    gone, stays = client.get("/check/")["Location"], Person.objects.order_by("-made_at").first()
    person = Person.objects.order_by("made_at").first()
    page = client.post("/you/delete/", {"sure": "on"})
    assert page["Location"] == "/deleted/"
    for model in EVERYTHING:
        assert not model.objects.filter(**{"id" if model is Person else "person_id": person.id}).exists()
    with pytest.raises(ShreddedError):
        ring.open(person.id)
    assert ring.open(stays.id)
    assert client.get(gone).status_code == 404


def test_it_takes_a_tick(client):
    address = begun(client)
    assert client.post("/you/delete/").status_code == 422
    assert client.get(address).status_code == 200


def test_a_deletion_that_a_crash_cut_off_lets_nobody_in_and_is_finished(client, ring):
    address = begun(client)
    ring.shred(Person.objects.get().id, now=clock.now())  # and then the power went
    assert client.get(address).status_code == 404
    assert deletions.finish_deletions() == 1
    assert not Person.objects.exists()


def test_the_page_says_until_when_things_are_kept(client):
    begin(client)
    until = Person.objects.get().made_at + 30 * A_DAY
    assert f"until {until.day} {until:%B %Y}" in text_of(client.get("/you/"))


def test_whom_nobody_claims_goes_after_thirty_days(client, ring):
    begin(client)
    person = Person.objects.get()
    deletions.let_unclaimed_go(now=person.made_at + 29 * A_DAY)
    deletions.let_unclaimed_go(now=person.made_at + 30 * A_DAY)
    assert Person.objects.get().overdue_at is None
    deletions.let_unclaimed_go(now=person.made_at + 31 * A_DAY)
    assert deletions.let_unclaimed_go(now=person.made_at + 32 * A_DAY) == 1
    assert not Person.objects.exists()
    with pytest.raises(ShreddedError):
        ring.open(person.id)


def test_whoever_was_claimed_stays(client):
    begin(client)
    Person.objects.update(claimed_on=datetime(2026, 1, 1, tzinfo=UTC))
    for days in (31, 32, 400):
        assert deletions.let_unclaimed_go(now=clock.now() + days * A_DAY) == 0


def test_a_clock_that_jumps_ahead_for_a_while_takes_nobody(client):
    begin(client)
    deletions.let_unclaimed_go(now=clock.now() + 4000 * A_DAY)
    deletions.let_unclaimed_go(now=clock.now())
    assert deletions.let_unclaimed_go(now=clock.now() + 31 * A_DAY) == 0
    assert Person.objects.exists()
