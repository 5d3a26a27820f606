"""Alex and Sam are a couple, and both show sides of theirs."""

import pytest
from django.test import Client

from tests import pairs
from tests.keys import ring_in


@pytest.fixture(autouse=True)
def ring(db, tmp_path, settings):  # noqa: ARG001 - the database comes first
    with ring_in(tmp_path, settings) as ring:
        yield ring


@pytest.fixture(autouse=True)
def nothing_rests(awake):
    return awake


@pytest.fixture
def two() -> tuple[Client, Client]:
    """Alex and Sam, before either shows anything."""
    return pairs.couple()


@pytest.fixture
def shown(two) -> tuple[Client, Client]:
    """Alex and Sam, and both show everything that can be shown."""
    for client in two:
        pairs.show(client)
    return two


@pytest.fixture
def robin() -> Client:
    """A stranger with an account."""
    return pairs.account()
