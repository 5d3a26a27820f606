"""Somebody deletes everything while somebody else says yes to their link, or both do something at one moment."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Event
from time import sleep

import pytest
from django.db import connections

from glitterball.adapters import clock
from glitterball.adapters.rows.standing import stand_for
from glitterball.apps.accounts.access import NotFoundError
from glitterball.apps.accounts.actions import deletions
from glitterball.apps.accounts.models import Person
from glitterball.apps.couples.actions import pairing, separation
from glitterball.apps.couples.models import Couple, Member
from tests.keys import ring_in
from tests.pairs import account, couple, invite, viewer_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def ring(transactional_db, tmp_path, settings):  # noqa: ARG001 - the database comes first
    with ring_in(tmp_path, settings) as ring:
        yield ring


def at_once(**people):
    """Let each do theirs in a thread and a connection of their own."""

    def alone(viewer, do):
        try:
            stand_for(viewer.person, viewer.couple)
            do(viewer)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=len(people)) as threads:
        for done in [threads.submit(alone, *who) for who in people.values()]:
            done.result()


def test_whoever_says_yes_while_the_other_deletes_everything_is_left_alone_and_whole(monkeypatch):
    alex, sam = account(), account()
    token = invite(alex).strip("/").rpartition("/")[2]
    is_made, real = Event(), pairing._add_member

    def add_slowly(*arguments):
        real(*arguments)
        is_made.set()
        sleep(0.3)

    def delete_meanwhile(viewer):
        is_made.wait(10)
        deletions.delete_everything(viewer=viewer, now=clock.now())

    def say_yes(viewer):
        pairing.pair(viewer=viewer, token=token, name="Sam", ending="own", now=clock.now())

    monkeypatch.setattr(pairing, "_add_member", add_slowly)
    at_once(alex=(viewer_of(alex), delete_meanwhile), sam=(viewer_of(sam), say_yes))
    assert Person.objects.count() == 1
    assert Person.objects.get().couple_id is None
    assert Couple.objects.exclude(separated_on=None).count() == Member.objects.filter(is_standing=False).count() == 1
    assert sam.get("/couple/").headers["Location"] == "/couple/ended/"


@pytest.mark.parametrize("_turn", range(4))
def test_one_deletes_and_the_other_ends_it_at_one_moment(_turn):
    alex, sam = couple()

    def delete(viewer):
        deletions.delete_everything(viewer=viewer, now=clock.now())

    def end(viewer):
        with suppress(NotFoundError):  # it was over already
            separation.separate(viewer=viewer, now=clock.now())

    at_once(alex=(viewer_of(alex), delete), sam=(viewer_of(sam), end))
    assert Person.objects.get().couple_id is None
    assert not Member.objects.filter(is_standing=True).exists()
