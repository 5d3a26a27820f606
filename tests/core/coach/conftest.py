"""What the coach knows, once for all its tests."""

import pytest

from glitterball.adapters.coach import coach_knowledge
from glitterball.core.coach import coach


@pytest.fixture(scope="session")
def coaching():
    return coach_knowledge()


@pytest.fixture(scope="session")
def read(coaching):
    """The coach's answer to a text."""
    return lambda text, reply_to=None: coach(text, knowledge=coaching, reply_to=reply_to)
