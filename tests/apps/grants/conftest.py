"""Alex and Sam are a couple; Dana is a counsellor; Robin is a stranger."""

import pytest
from django.test import Client

from glitterball.adapters import chance
from glitterball.apps.accounts.models import Person
from tests.apps.two import Two, someone
from tests.keys import ring_in


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
def dana(two) -> Client:  # noqa: ARG001 - whoever comes later is in no couple
    return someone()


@pytest.fixture
def robin(two) -> Client:  # noqa: ARG001 - the same
    return someone()
