"""Non-interference: two worlds that differ only in what somebody keeps to themselves are one world to all others.

Random histories of two partners, an ex and a stranger, each lived twice from the same beginning, with the same clock
and chance. A list of steps is drawn (not a state machine: a world has to be over before its twin begins), so what fails
shrinks to the fewest steps and the smallest secrets that still tell.
"""

from itertools import zip_longest

import pytest
from django.db import connection
from hypothesis import HealthCheck, Phase, given, settings

from tests.walls.twins.steps import LEFT, RIGHT, History, histories, lived

DOSE = {
    "deadline": None,
    "database": None,
    "print_blob": True,
    "phases": (Phase.explicit, Phase.generate, Phase.shrink),  # explaining traces every line, which takes minutes
    "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
}
SMALL, LARGE = 6, 200
LONGEST_TOLD = 300


def assert_nobody_can_tell(beginning, history: History) -> None:
    left, right = (lived(beginning, history, side) for side in (LEFT, RIGHT))
    told = [f"{one}"[:LONGEST_TOLD] for one, other in zip_longest(left, right) if one != other]
    assert told == [], history


@settings(max_examples=SMALL, derandomize=True, **DOSE)
@given(history=histories(longest=6))
def test_nobody_can_tell_two_worlds_apart(beginning, history):
    assert_nobody_can_tell(beginning, history)


@pytest.mark.long
@pytest.mark.skipif(connection.vendor == "postgresql", reason="PostgreSQL lives the small dose")
@settings(max_examples=LARGE, **DOSE)
@given(history=histories(longest=14))
def test_nobody_can_tell_them_apart_after_many_histories(beginning, history):
    assert_nobody_can_tell(beginning, history)
