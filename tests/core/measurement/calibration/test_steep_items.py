"""Items so steep that points must follow them: the end is judged on many points, a slope without a bound is named."""

import warnings

import numpy as np
import pytest

from glitterball.core.measurement.calibration import CalibrationError, calibrate, code_answers
from glitterball.core.measurement.likelihood import group_items, make_table, posteriors_by_logarithms
from glitterball.core.measurement.models import ItemParameters, Parameters
from glitterball.core.measurement.quadrature import points_and_weights
from glitterball.core.measurement.responses import Responses
from glitterball.core.measurement.together import log_probabilities
from tests import psychometrics
from tests.graded import answers_of, responses_of

SCALES = [(scale, member) for scale in ("sat.g", "qalt.g", "invest.g", "com") for member in "fm"]


def loglik_of(parameters, responses, points=2_001):
    theta, weights = points_and_weights(points)
    groups = group_items(parameters.categories)
    table = make_table(groups, log_probabilities(parameters, theta), weights)
    return posteriors_by_logarithms(table, groups.places(responses.values))[1].sum()


@pytest.mark.parametrize(("scale", "member"), [pair for pair in SCALES if pair != ("com", "f")])
def test_scales_of_couples_end_where_many_points_agree(scale, member):
    raw = psychometrics.couples_scale_of(scale, member)
    raw = raw[(raw >= 0).any(axis=1)]
    responses = code_answers(raw, [f"{scale}{place}" for place in range(1, 6)], range(len(raw))).responses
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = calibrate(responses, model="grm")
    assert found.converged
    assert found.loglik == pytest.approx(loglik_of(found.parameters, responses), abs=1e-3)
    finer = calibrate(responses, model="grm", points=601)
    assert found.loglik == pytest.approx(finer.loglik, abs=1e-3)


def test_a_slope_of_couples_data_that_has_no_bound_is_named():
    raw = psychometrics.couples_scale_of("com", "f")
    responses = code_answers(raw, [f"com{place}" for place in range(1, 6)], range(len(raw))).responses
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(CalibrationError, match=r"item 'com2': .* has no bound"):
            calibrate(responses, model="grm")


@pytest.mark.parametrize(("slope", "seed"), [(12.0, 0), (12.0, 3), (25.0, 1), (25.0, 3)])
def test_one_steep_item_among_plain_ones_is_found_and_no_worse_than_the_truth(slope, seed):
    draw = np.random.default_rng(seed)
    plain = (
        ("t", 1.0, (-0.5, 0.1, 0.6)),
        ("u", 1.5, (-1.0, 0.3, 1.0)),
        ("v", 2.0, (-1.0, 0.0, 1.0)),
        ("w", 0.8, (-0.2, 0.3, 0.8)),
    )
    steep = ItemParameters("s", slope, (-0.62, 0.1, 0.53, 1.02))
    truth = Parameters("grm", (steep, *(ItemParameters(*item) for item in plain)))
    responses = responses_of(truth, answers_of(truth, draw.standard_normal(300), draw))
    found = calibrate(responses, model="grm")
    assert found.converged
    assert found.loglik == pytest.approx(loglik_of(found.parameters, responses), abs=1e-3)
    assert found.loglik > loglik_of(truth, responses)
    slopes, true = (np.array([item.a for item in part.items]) for part in (found.parameters, truth))
    assert (np.abs(slopes - true) < 4 * found.errors[:, 0]).all()
    assert (np.abs(np.subtract(found.parameters.items[0].b, steep.b)) < 4 * found.errors[0, 1:]).all()


def test_two_items_always_answered_alike_are_refused_by_name():
    draw = np.random.default_rng(7)
    values = (draw.standard_normal((400, 4)) + draw.standard_normal((400, 1)) > 0).astype(np.int8)
    values[:, 1] = values[:, 0]
    with pytest.raises(CalibrationError, match=r"item '[ab]': .* has no bound"):
        calibrate(Responses(values, range(400), ("a", "b", "c", "d"), (2, 2, 2, 2)), model="2pl")
