"""Intraclass correlations, test and retest: Shrout & Fleiss's own table."""

import numpy as np
import pytest

from glitterball.core.measurement.classical.covariance import UnusableAnswersError
from glitterball.core.measurement.classical.intraclass import intraclass
from glitterball.core.measurement.classical.retest import (
    minimal_detectable_change,
    retest,
    standard_error_of_measurement,
)

SHROUT_FLEISS = np.array([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]], float)


def test_shrout_and_fleiss_table_gives_their_six_figures():
    found = intraclass(SHROUT_FLEISS)
    single = (found.one_way.value, found.agreement.value, found.consistency.value)
    means = (found.one_way_mean.value, found.agreement_mean.value, found.consistency_mean.value)
    assert np.round(single, 2).tolist() == [0.17, 0.29, 0.71]
    assert np.round(means, 2).tolist() == [0.44, 0.62, 0.91]


def test_their_intervals_are_those_that_psych_prints():
    found = intraclass(SHROUT_FLEISS)
    assert (found.one_way.low, found.one_way.high) == pytest.approx((-0.13293, 0.72256), abs=1e-5)
    assert (found.agreement.low, found.agreement.high) == pytest.approx((0.01879, 0.76108), abs=1e-5)
    assert (found.consistency.low, found.consistency.high) == pytest.approx((0.34246, 0.94586), abs=1e-5)
    assert found.consistency_mean.low == pytest.approx(0.67568, abs=1e-5)


def test_perfect_agreement_is_one():
    found = intraclass(np.column_stack([np.arange(5.0), np.arange(5.0)]))
    assert found.one_way.value == found.consistency.value == found.agreement.value == 1


def test_perfect_opposites_are_as_unlike_as_can_be():
    found = intraclass(np.column_stack([np.arange(-2.0, 3), -np.arange(-2.0, 3)]))
    assert found.one_way.value == -1
    assert found.one_way_mean.value == float("-inf")


def test_retest_finds_the_error_that_was_put_in():
    rng = np.random.default_rng(3)
    true = rng.normal(50, 10, 20_000)
    first, second = (true + rng.normal(0, 4, 20_000) for _ in range(2))
    second += 1
    second[::10] = np.nan
    found = retest(first, second)
    assert found.n == 18_000
    assert found.error == pytest.approx(4, abs=0.06)
    assert found.mean_change == pytest.approx(1, abs=0.15)
    assert found.pearson == pytest.approx(100 / 116, abs=0.01)
    assert found.minimal_detectable_change == pytest.approx(1.96 * np.sqrt(2) * 4, abs=0.2)


def test_error_and_smallest_change_follow_from_reliability():
    assert standard_error_of_measurement(7.5, 0.8) == pytest.approx(3.35410196625)
    assert minimal_detectable_change(3.35410196625) == pytest.approx(9.297, abs=1e-3)
    with pytest.raises(UnusableAnswersError, match="0 to 1"):
        standard_error_of_measurement(7.5, 1.2)


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        (np.zeros(5), np.zeros(4), "equally long"),
        (np.array([1.0, np.nan, 2]), np.array([1.0, 2, np.nan]), "at least 3 rows"),
        (np.ones(5), np.ones(5), "all ratings are the same"),
        (np.ones(5), np.arange(5.0), "same score on one occasion"),
    ],
)
def test_occasions_that_say_nothing_are_refused(first, second, says):
    with pytest.raises(UnusableAnswersError, match=says):
        retest(first, second)
