"""Pages about two people need a key ring and a database."""

import pytest
from django.test import Client

from tests.keys import ring_in
from tests.pairs import account, invite, pair


@pytest.fixture(autouse=True)
def ring(db, tmp_path, settings):  # noqa: ARG001 - the database comes first
    with ring_in(tmp_path, settings) as ring:
        yield ring


@pytest.fixture
def alex() -> Client:
    """Somebody with an account, alone."""
    return account()


@pytest.fixture
def sam() -> Client:
    """Somebody else with an account."""
    return account()


@pytest.fixture
def link(alex) -> str:
    """Alex's link."""
    return invite(alex)


@pytest.fixture
def paired(alex, sam) -> tuple[Client, Client]:
    """Alex and Sam, a couple."""
    pair(alex, sam)
    return alex, sam
