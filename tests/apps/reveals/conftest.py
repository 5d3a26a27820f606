"""Alex and Sam are a couple; Robin is a stranger. Each has a browser of their own."""

import pytest
from django.test import Client

from glitterball.adapters import chance
from glitterball.apps.accounts.models import Person
from glitterball.apps.reveals.subjects import SUBJECTS, Subject
from tests.apps.two import Two, someone
from tests.keys import ring_in

EVENING = Subject("evening-question", "1", "A question for the evening")


@pytest.fixture(autouse=True)
def ring(db, tmp_path, settings):  # noqa: ARG001 - the database comes first
    with ring_in(tmp_path, settings) as ring:
        yield ring


@pytest.fixture
def two(ring) -> Two:
    couple = chance.new_id()
    ring.make(couple)
    alex, sam = someone(), someone()
    Person.objects.update(couple_id=couple)
    return Two(couple, alex, sam)


@pytest.fixture
def robin() -> Client:
    return someone()


@pytest.fixture
def evening(monkeypatch) -> Subject:
    """A subject that opens as soon as both have answered."""
    monkeypatch.setitem(SUBJECTS, EVENING.id, EVENING)
    return EVENING
