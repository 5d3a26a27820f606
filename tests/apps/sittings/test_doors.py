"""The doors to sittings open to one's own alone, whatever sittings lie beside them."""

from datetime import date
from uuid import UUID

import pytest
from django.test import Client

from glitterball.adapters import content
from glitterball.adapters.keys.sealed import opened, seal_into, sealed_columns
from glitterball.apps.accounts.access import LockedError, NotFoundError, private_key_of
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.sittings import access
from glitterball.apps.sittings.models import Sitting
from tests.pairs import viewer_of
from tests.visits import begun, lock

DAYS = date(2026, 3, 1), date(2026, 3, 1), date(2026, 3, 2)


def copied(viewer: Viewer, sitting: UUID, **more) -> None:
    """One more sitting of the viewer's, with the same answers."""
    row, key = Sitting.objects.get(id=sitting), private_key_of(viewer)
    texts = {column: opened(row, column, key) for column in sealed_columns(Sitting) if getattr(row, column)}
    copy = Sitting(**{"person_id": viewer.person, "version": row.version, "begun_on": row.begun_on} | more)
    for column, text in texts.items():
        seal_into(copy, column, text, key)
    copy.save(force_insert=True)


def sitting_in(address: str) -> UUID:
    return UUID(address.split("/")[2])


@pytest.fixture
def robin() -> tuple[Viewer, UUID]:
    """Somebody else, whose newest sitting comes before any other."""
    address = begun(client := Client())
    viewer, sitting = viewer_of(client), sitting_in(address)
    copied(viewer, sitting, id=UUID(int=1), begun_on=date(2030, 1, 1))
    copied(viewer, sitting, id=UUID(int=2), begun_on=date(2020, 1, 1), is_aside=True)
    return viewer, UUID(int=1)


@pytest.fixture
def alex(robin) -> tuple[Client, UUID]:  # noqa: ARG001 - whose rows lie there first
    address = begun(client := Client())
    return client, sitting_in(address)


def test_each_opens_and_changes_their_own(alex, robin):
    for viewer, sitting in ((viewer_of(alex[0]), alex[1]), robin):
        found = access.sitting_of(viewer, sitting)
        assert (found.id, found.likes, dict(found.marks)) == (sitting, "", {})
        assert found.instrument == content.latest_instrument()
        assert found.course.answers
        assert access.row_to_change(viewer, sitting).person_id == viewer.person


def test_that_of_somebody_else_and_one_that_never_was_do_not_exist(alex, robin):
    viewer = viewer_of(alex[0])
    for sitting in (robin[1], UUID(int=7)):
        for door in (access.sitting_of, access.row_to_change):
            with pytest.raises(NotFoundError):
                door(viewer, sitting)


def test_behind_a_lock_none_is_opened(alex):
    lock(alex[0])
    alex[0].post("/you/close/")
    with pytest.raises(LockedError):
        access.sitting_of(viewer_of(alex[0]), alex[1])


def test_one_goes_on_with_the_newest_of_ones_own_that_was_not_set_aside(alex):
    viewer = viewer_of(alex[0])
    assert access.latest_sitting_id(viewer) == alex[1]
    newest = Sitting.objects.get(id=alex[1]).begun_on
    copied(viewer, alex[1], id=UUID(int=3), begun_on=date(2021, 1, 1))
    copied(viewer, alex[1], id=UUID(int=4), begun_on=date(2031, 1, 1), is_aside=True)
    assert access.latest_sitting_id(viewer) == alex[1]
    copied(viewer, alex[1], id=UUID(int=5), begun_on=newest)
    assert access.latest_sitting_id(viewer) == UUID(int=5)  # of two that began on one day, always the same one
    Sitting.objects.filter(person_id=viewer.person).update(is_aside=True)
    assert access.latest_sitting_id(viewer) is None


def test_what_one_set_aside_comes_in_order_and_nothing_else(alex):
    viewer = viewer_of(alex[0])
    assert access.sittings_aside_of(viewer) == ()
    for number, day in zip((9, 8, 7), (DAYS[2], DAYS[1], DAYS[0]), strict=True):
        copied(viewer, alex[1], id=UUID(int=number), begun_on=day, is_aside=True)
    assert access.sittings_aside_of(viewer) == tuple((UUID(int=7 + at), day) for at, day in enumerate(DAYS))
