"""The door to the page at which two are opens for them alone."""

from uuid import UUID

import pytest

from glitterball.adapters import clock
from glitterball.apps.accounts.access import NotFoundError
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.couples.models import Couple
from glitterball.apps.together.access import step_of
from glitterball.apps.together.models import Evening
from tests.pairs import couple, viewer_of


def at_step(client, step: int, **more) -> None:
    Evening.objects.create(couple_id=viewer_of(client).couple, step=step, turned_at=clock.now(), **more)


def test_each_couple_is_at_its_own_page(two):
    lee, _ = couple()
    at_step(lee, 4, id=UUID(int=1))  # it comes before any other
    assert step_of(viewer_of(two[0]), now=clock.now()) == 0
    at_step(two[0], 2)
    assert [step_of(viewer_of(client), now=clock.now()) for client in (*two, lee)] == [2, 2, 4]


def test_a_couple_that_has_ended_is_at_no_page_any_more(two):
    at_step(two[0], 2)
    Couple.objects.update(separated_on=clock.now().date())
    assert step_of(viewer_of(two[0]), now=clock.now()) == 0


def test_whoever_is_in_no_couple_is_nowhere(two):
    person = viewer_of(two[0]).person
    with pytest.raises(NotFoundError):
        step_of(Viewer(person), now=clock.now())
