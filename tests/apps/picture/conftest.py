"""Pages of two people need a key ring and a database; and nothing rests by itself unless a test is about that."""

import pytest
from django.test import Client

from tests.keys import ring_in
from tests.pairs import couple


@pytest.fixture(autouse=True)
def ring(db, tmp_path, settings):  # noqa: ARG001 - the database comes first
    with ring_in(tmp_path, settings) as ring:
        yield ring


@pytest.fixture(autouse=True)
def nothing_rests(awake):
    return awake


@pytest.fixture
def two() -> tuple[Client, Client]:
    """Alex, to whom much is bright, and Sam, to whom most is dim: a couple, who show nothing yet."""
    return couple(first=5, second=2)
