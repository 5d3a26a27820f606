"""Tests of fit: published values, known truths, and bad input."""

import numpy as np
import pytest

from glitterball.core.measurement.calibration import calibrate
from glitterball.core.measurement.differential.groups import POINTS
from glitterball.core.measurement.fit import FitError, item_fit, local_dependence, overall_fit, stand_out
from glitterball.core.measurement.fit.gradients import chances_and_gradients, line_of
from glitterball.core.measurement.fit.items import sum_distribution
from glitterball.core.measurement.fit.moments import Conditional, expected_moments, moment_covariances
from glitterball.core.measurement.models import ItemParameters, Parameters, category_probabilities
from glitterball.core.measurement.responses import ResponsesError
from tests import psychometrics
from tests.graded import answers_of, items_like, responses_of

LSAT7 = "lsat7_2pl"  # tolerances: mirt's own tests fit to 1e-4, its reference here to 1e-7


def test_m2_of_lsat_7_is_the_published_one():
    found = overall_fit(psychometrics.answers_of(LSAT7), psychometrics.fitted_of(LSAT7))
    assert (found.c2, found.degrees) == (pytest.approx(11.93841, abs=1e-3), 5)
    assert found.p == pytest.approx(0.0356, abs=1e-4)
    assert found.rmsea == pytest.approx(0.0373, abs=1e-4)
    assert found.rmsea_low < found.rmsea < found.rmsea_high


def test_s_x2_of_lsat_7_is_the_published_one():
    found = item_fit(psychometrics.answers_of(LSAT7), psychometrics.fitted_of(LSAT7))
    assert [item.degrees for item in found] == [2] * 5
    np.testing.assert_allclose([item.statistic for item in found], [4.749, 14.451, 1.270, 5.237, 0.941], atol=3e-3)


def test_local_dependence_of_lsat_7_is_the_published_one():
    found = local_dependence(psychometrics.answers_of(LSAT7), psychometrics.fitted_of(LSAT7))
    published = [-0.45, -0.855, 2.58, 2.396, 1.055, -0.265, -1.381, -0.154, -0.003, 0]
    np.testing.assert_allclose([pair.statistic for pair in found], published, atol=4e-3)


def test_items_that_share_more_than_the_trait_are_named():
    pairs = local_dependence(psychometrics.answers_of("ltm_science7"), psychometrics.fitted_of("ltm_science7"))
    named = {frozenset((pair.first, pair.second)) for pair in stand_out(pairs)}
    assert frozenset(("Environment", "Technology")) in named
    assert frozenset(("Comfort", "Benefit")) not in named


@pytest.mark.parametrize("model", ["grm", "gpcm"])
def test_gradients_are_what_small_steps_show(model):
    item = ItemParameters("x", 1.3, (-0.8, 0.2, 1.1))
    theta, step = np.linspace(-3, 3, 7), 1e-6
    line = line_of(item)
    chances, gradients = chances_and_gradients(model, line, theta)
    np.testing.assert_allclose(chances, category_probabilities(model, item, theta), atol=1e-13)
    for place in range(len(line)):
        up, down = line.copy(), line.copy()
        up[place], down[place] = line[place] + step, line[place] - step
        moved = (chances_and_gradients(model, up, theta)[0] - chances_and_gradients(model, down, theta)[0]) / (2 * step)
        np.testing.assert_allclose(gradients[:, :, place], moved, atol=1e-8)


def test_covariances_of_moments_are_those_of_many_people():
    parameters = items_like(4, categories=3, seed=6)
    values = answers_of(parameters, np.random.default_rng(1).standard_normal(200_000), np.random.default_rng(2))
    weights = np.exp(-0.5 * POINTS**2)
    chances = tuple(category_probabilities("grm", item, POINTS) for item in parameters.items)
    given = Conditional(chances, weights / weights.sum())
    shares = [values[:, [item]] == category for item in range(4) for category in (1, 2)]
    products = [values[:, [i]].astype(float) * values[:, [j]] for i in range(4) for j in range(i + 1, 4)]
    moments = np.hstack([*shares, *products])
    np.testing.assert_allclose(expected_moments(given), moments.mean(axis=0), atol=0.01)
    np.testing.assert_allclose(moment_covariances(given), np.cov(moments.T), atol=0.03)


def test_sums_are_distributed_as_lord_and_wingersky_say():
    chances = [np.array([[0.5, 0.3, 0.2]]), np.array([[0.6, 0.4]])]
    np.testing.assert_allclose(sum_distribution(chances)[0], [0.30, 0.38, 0.24, 0.08])


def test_two_facets_in_one_scale_do_not_pass_for_one():
    one, other = items_like(4, name="a", seed=1), items_like(4, name="b", seed=2)
    draw = np.random.default_rng(5)
    values = np.hstack([answers_of(part, draw.standard_normal(800), draw) for part in (one, other)])
    both = Parameters("grm", one.items + other.items)
    assert overall_fit(responses_of(both, values), both).p < 1e-10


def test_a_misplaced_item_stands_out():
    true = items_like(8, seed=3)
    values = answers_of(true, np.random.default_rng(1).standard_normal(1500), np.random.default_rng(4))
    wrong = (ItemParameters("item0", 3.5, tuple(b + 0.8 for b in true.items[0].b)), *true.items[1:])
    found = item_fit(responses_of(true, values), Parameters("grm", wrong))
    assert min(found, key=lambda item: item.p).item == "item0"
    assert found[0].p < 1e-6


def test_gaps_leave_people_out():
    parameters = items_like(5)
    values = answers_of(parameters, np.random.default_rng(1).standard_normal(300), np.random.default_rng(4))
    values[:40, 2] = -1
    assert overall_fit(responses_of(parameters, values), parameters).people == 260


def test_too_few_complete_rows_get_a_sentence():
    parameters = items_like(5)
    values = np.full((50, 5), -1, dtype=np.int8)
    values[:5] = 1
    for test in (overall_fit, item_fit, local_dependence):
        with pytest.raises(FitError, match="5 people answered every item"):
            test(responses_of(parameters, values), parameters)


def test_parameters_of_other_items_get_a_sentence():
    parameters = items_like(5)
    values = np.ones((50, 5), dtype=np.int8)
    with pytest.raises(ResponsesError, match="no answers to other0"):
        item_fit(responses_of(parameters, values), items_like(5, name="other"))


def test_categories_that_the_parameters_do_not_know_get_a_sentence():
    parameters = items_like(5)
    values = np.ones((50, 5), dtype=np.int8)
    values[0, 1] = 3
    with pytest.raises(FitError, match="answers in category 3: its parameters end at 1"):
        item_fit(responses_of(parameters, values), items_like(5, categories=2))


def test_three_items_leave_nothing_to_test():
    parameters = items_like(3)
    values = answers_of(parameters, np.random.default_rng(1).standard_normal(300), np.random.default_rng(4))
    with pytest.raises(FitError, match="degrees of freedom"):
        overall_fit(responses_of(parameters, values), parameters)


@pytest.mark.long
def test_true_models_are_rejected_as_rarely_as_promised():
    true, overall, single = items_like(8, seed=20), [], []
    for seed in range(60):
        draw = np.random.default_rng(seed)
        responses = responses_of(true, answers_of(true, draw.standard_normal(800), draw))
        found = calibrate(responses, model="grm").parameters
        overall.append(overall_fit(responses, found).p)
        single += [item.p for item in item_fit(responses, found)]
    assert np.mean(np.array(overall) < 0.05) <= 0.15
    assert np.mean(overall) == pytest.approx(0.5, abs=0.12)
    assert np.mean(np.array(single) < 0.05) == pytest.approx(0.05, abs=0.03)
