"""Parallel analysis: how many things were put in."""

import numpy as np
import pytest

from glitterball.core.measurement.classical.covariance import UnusableAnswersError
from glitterball.core.measurement.dimensions import parallel_analysis


def made_of(traits, rng, n=600, each=5):
    parts = [rng.normal(size=(n, 1)) + rng.normal(size=(n, each)) for _ in range(traits)]
    return np.clip(np.round(np.hstack(parts) + 2), 0, 4).astype(np.int8)


@pytest.mark.parametrize("traits", [1, 2, 3])
def test_as_many_dimensions_as_were_put_in(traits):
    rng = np.random.default_rng(traits)
    assert parallel_analysis(made_of(traits, rng), rng, draws=30).suggested == traits


def test_answers_that_have_nothing_in_common_have_none():
    rng = np.random.default_rng(9)
    found = [
        parallel_analysis(rng.integers(0, 5, (300, 8)).astype(np.int8), rng, draws=40).suggested for _ in range(20)
    ]
    assert sum(found) <= 3


def test_incomplete_people_are_left_out_and_few_are_refused():
    rng = np.random.default_rng(1)
    answers = made_of(1, rng)
    answers[:50, 0] = -1
    assert parallel_analysis(answers, rng, draws=5).n == 550
    with pytest.raises(UnusableAnswersError, match="at least 3"):
        parallel_analysis(answers[:51], rng, draws=5)
