"""The door to a drawer is its owner's, whatever drawers lie beside it."""

from uuid import UUID

import pytest

from glitterball.adapters.keys.sealed import seal_into
from glitterball.apps.accounts.access import LockedError, NotFoundError, private_key_of
from glitterball.apps.accounts.viewer import NOBODY
from glitterball.apps.safety import access
from glitterball.apps.safety.actions import keep_ticks
from glitterball.apps.safety.models import Drawer
from tests.pairs import account, viewer_of
from tests.visits import lock

pytestmark = pytest.mark.usefixtures("ring")
FIRST_OF_ALL = UUID(int=1)  # a row of this id comes before any other


@pytest.fixture
def robin():
    """Somebody else, whose drawer comes before any other."""
    client = account()
    viewer = viewer_of(client)
    row = Drawer.objects.get(person_id=viewer.person)
    row.delete()
    row.id = FIRST_OF_ALL
    seal_into(row, "ticked", "afraid", private_key_of(viewer))
    row.save(force_insert=True)
    return client


@pytest.fixture
def alex(robin):  # noqa: ARG001 - whose drawer lies there first
    return account()


def test_each_finds_their_own_drawer(alex, robin):
    keep_ticks(viewer=viewer_of(alex), ticked=("money", "watched"))
    assert access.ticks_of(viewer_of(alex)) == {"money", "watched"}
    assert access.ticks_of(viewer_of(robin)) == {"afraid"}
    for client in (alex, robin):
        assert access.drawer_to_change(viewer_of(client)).person_id == viewer_of(client).person


def test_who_began_before_there_were_drawers_has_an_empty_one(alex):
    viewer = viewer_of(alex)
    Drawer.objects.filter(person_id=viewer.person).delete()
    assert access.ticks_of(viewer) == frozenset()
    made = access.drawer_to_change(viewer)
    assert (made.person_id, made.id == FIRST_OF_ALL) == (viewer.person, False)


def test_nobody_has_one_and_a_lock_closes_it(alex):
    with pytest.raises(LockedError):
        access.ticks_of(NOBODY)
    with pytest.raises(NotFoundError):
        access.drawer_to_change(NOBODY)
    lock(alex)
    alex.post("/you/close/")
    with pytest.raises(LockedError):
        access.ticks_of(viewer_of(alex))
