"""Continuous norms: a population whose percentiles are known at every age."""

import numpy as np
import pytest

from glitterball.core.measurement.norms import UnusableNormsError, continuous_norms


def score(years, z):
    return 50 + 0.8 * years - 0.02 * years**2 + (5 + 0.2 * years) * z


@pytest.fixture(scope="module")
def norms():
    rng = np.random.default_rng(6)
    years = rng.uniform(0, 30, 3000)
    return continuous_norms(score(years, rng.normal(size=3000)), years)


@pytest.mark.parametrize("years", [4, 10, 15, 20, 26])
def test_a_score_stands_where_the_population_puts_it(norms, years):
    for z in (-2, -1, 0, 1, 2):
        assert norms.location_of(score(years, z), years) == pytest.approx(z, abs=0.17)
    assert norms.percentile_of(score(years, 1), years) == pytest.approx(84.1, abs=4)


def test_norms_are_a_function_and_its_inverse(norms):
    assert norms.location_of(float(norms.score_at(0.7, 12.0)[0]), 12.0) == pytest.approx(0.7, abs=0.01)
    assert norms.explained > 0.9


def test_far_scores_are_clipped_not_invented(norms):
    assert norms.location_of(1000, 10) == 2.5
    assert norms.location_of(-1000, 10) == -2.5


def test_norms_hold_only_where_people_were(norms):
    with pytest.raises(UnusableNormsError, match="outside the sample"):
        norms.location_of(50, 31)


@pytest.mark.parametrize(
    ("scores", "years", "says"),
    [
        (np.arange(50.0), np.arange(50.0), "at least 400"),
        (np.ones(500), np.arange(500.0), "to vary"),
        (np.arange(500.0), np.ones(500), "to vary"),
        (np.arange(500.0), np.ones(400), "two equal columns"),
    ],
)
def test_too_little_to_norm_on_is_refused(scores, years, says):
    with pytest.raises(UnusableNormsError, match=says):
        continuous_norms(scores, years)
