"""Reliable change: Jacobson & Truax's own example, and the error rate that is promised."""

import numpy as np
import pytest

from glitterball.core.measurement.change import UnusableScoreError, change_of, cutoffs, reliable_change


def test_jacobson_and_truax_example():
    found = reliable_change(32.5, 47.5, deviation=7.5, reliability=0.8)
    assert found.z == pytest.approx(3.1623, abs=1e-4)
    assert found.error == pytest.approx(4.7434, abs=1e-4)
    assert (found.direction, found.is_reliable) == ("rose", True)


@pytest.mark.parametrize(
    ("before", "after", "deviation", "reliability", "z", "direction"),
    [
        (20, 26, 6, 0.9, 2.2360679775, "rose"),
        (50, 44, 10, 0.84, -1.06066017178, "can't tell"),
        (3, 3.5, 0.8, 0.7, 0.8068715304599, "can't tell"),
        (26, 20, 6, 0.9, -2.2360679775, "fell"),
    ],
)
def test_other_worked_examples(before, after, deviation, reliability, z, direction):
    found = reliable_change(before, after, deviation=deviation, reliability=reliability)
    assert found.z == pytest.approx(z, abs=1e-9)
    assert found.direction == direction


def test_with_equal_errors_both_forms_say_the_same():
    error = 7.5 * np.sqrt(1 - 0.8)
    assert change_of((32.5, error), (47.5, error)) == reliable_change(32.5, 47.5, deviation=7.5, reliability=0.8)


def test_where_nothing_changed_it_is_seen_as_often_as_said():
    rng = np.random.default_rng(4)
    flags = [
        change_of((rng.normal(0, 0.3), 0.3), (rng.normal(0, 0.4), 0.4), level=0.9).is_reliable for _ in range(4000)
    ]
    assert np.mean(flags) == pytest.approx(0.1, abs=0.015)


def test_important_is_a_question_of_its_own():
    small = change_of((0.0, 0.01), (0.1, 0.01), important=0.5)
    assert (small.is_reliable, small.is_important) == (True, False)
    assert change_of((0.0, 1), (0.6, 1), important=0.5).is_important
    assert change_of((0.0, 1), (0.6, 1)).is_important is None


def test_cutoffs_lie_between_the_groups_whichever_is_higher():
    found = cutoffs(troubled=(40, 7.5), untroubled=(60, 7.5))
    assert (found.a, found.b, found.c) == (55, 45, 50)
    assert cutoffs(troubled=(60, 7.5), untroubled=(40, 7.5)).a == 45


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: reliable_change(1, 2, deviation=0, reliability=0.5),
        lambda: reliable_change(1, 2, deviation=1, reliability=1),
        lambda: change_of((1, 0), (2, 1)),
        lambda: cutoffs(troubled=(1, 1), untroubled=(1, 1)),
    ],
)
def test_scores_without_a_usable_error_are_refused(wrong):
    with pytest.raises(UnusableScoreError, match="expected"):
        wrong()
