"""The page of one's own grants: what stands, who looked, and the way to end it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from glitterball.adapters import chance, clock
from glitterball.apps.grants import actions
from glitterball.apps.grants.models import Grant
from glitterball.apps.grants.scopes import JOINT_PICTURE
from tests.apps.two import viewer_of
from tests.visits import lock, text_of

PAGE = "/you/grants/"


@pytest.fixture
def grant(two, dana):
    now = clock.now() - timedelta(minutes=1)
    return actions.give_grant(
        viewer=viewer_of(two.alex),
        practitioner=viewer_of(dana).person,
        called="Dana Canary",
        scope=JOINT_PICTURE,
        until=now + timedelta(days=30),
        now=now,
    )


@pytest.mark.usefixtures("grant")
def test_each_sees_their_own_and_nobody_anothers(two, dana, robin):
    assert "For Dana Canary" in text_of(two.alex.get(PAGE))
    assert "Nobody has looked" in text_of(two.alex.get(PAGE))
    empty = text_of(robin.get(PAGE))
    assert "You let nobody look" in empty
    assert text_of(two.sam.get(PAGE)) == text_of(dana.get(PAGE)) == empty
    assert Client().get(PAGE).status_code == 404


def test_the_log_stands_there(two, dana, grant):
    actions.give_grant(
        viewer=viewer_of(two.sam),
        practitioner=viewer_of(dana).person,
        called="Our counsellor",
        scope=JOINT_PICTURE,
        until=clock.now() + timedelta(days=3),
        now=clock.now(),
    )
    actions.read_through(practitioner=viewer_of(dana), grant=grant, now=clock.now())
    for client in (two.alex, two.sam):
        assert "When they looked" in text_of(client.get(PAGE))
    assert "Our counsellor" not in text_of(two.alex.get(PAGE))


def test_ending_works_at_once_and_for_its_owner_alone(two, dana, robin, grant):
    for client in (two.sam, dana, robin, Client()):
        refused = client.post(f"{PAGE}{grant}/end/")
        nothing = client.post(f"{PAGE}{chance.new_id()}/end/")
        assert refused.status_code == nothing.status_code == 404
        assert text_of(refused) == text_of(nothing)
    assert Grant.objects.get().ended_at is None
    two.alex.post(f"{PAGE}{grant}/end/")
    page = text_of(two.alex.get(PAGE))
    assert "This has ended" in page
    assert "End it" not in page


def test_behind_a_lock_it_can_be_ended_and_not_read(two, grant):
    lock(two.alex)
    assert "Dana Canary" in text_of(two.alex.get(PAGE))
    two.alex.post("/you/close/")
    assert "Dana Canary" not in text_of(two.alex.get(PAGE))
    two.alex.post(f"{PAGE}{grant}/end/")
    assert Grant.objects.get().ended_at


def test_many_grants_take_no_more_queries(two, dana, grant):  # noqa: ARG001 - one stands already
    def asked():
        with CaptureQueriesContext(connection) as queries:
            two.alex.get(PAGE)
        return len(queries)

    one = asked()
    row = Grant.objects.get()
    for _ in range(3):
        row.id, row.ended_at = chance.new_id(), row.given_at
        from glitterball.adapters.keys.sealed import seal_into
        from glitterball.apps.accounts.access import private_key_of

        seal_into(row, "called", "Dana", private_key_of(viewer_of(two.alex)))
        row.save(force_insert=True)
    assert asked() == one
    assert one <= 12
