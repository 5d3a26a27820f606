"""Compiled scoring and calibrating give the numbers of the plain ones."""

import numpy as np
import pytest

from glitterball.core.measurement.calibration import calibrate
from glitterball.core.measurement.fast import is_there
from glitterball.core.measurement.models import ItemParameters, Parameters
from glitterball.core.measurement.persons import score_persons
from tests.graded import answers_of, items_like, responses_of

pytestmark = pytest.mark.skipif(not is_there(), reason="NO NUMBA: the extra fast is not installed")


def people(model, *, count=6, size=400):
    draw = np.random.default_rng(5)
    parameters = items_like(count, categories=4, seed=5, model=model)
    values = answers_of(parameters, draw.standard_normal(size), draw)
    values[draw.random(values.shape) < 0.1] = -1
    return parameters, responses_of(parameters, values)


@pytest.mark.parametrize("model", ["grm", "gpcm"])
@pytest.mark.parametrize("count", [3, 6, 21, 45])  # fewer than sixteen tables, and more
def test_scores_are_the_same(model, count):
    parameters, responses = people(model, count=count)
    one, other = (score_persons(responses, parameters, use_fast=fast) for fast in (False, True))
    np.testing.assert_allclose(one.theta, other.theta, rtol=0, atol=1e-10)
    np.testing.assert_allclose(one.se, other.se, rtol=0, atol=1e-10)


def test_answers_too_unlikely_for_a_product_are_scored_the_same():
    steep = tuple(ItemParameters(f"i{place}", 100.0, (1.0 - 2 * (place % 2),)) for place in range(16))
    parameters = Parameters("2pl", steep)
    against = responses_of(parameters, np.array([[1 - place % 2 for place in range(16)]], dtype=np.int8))
    one, other = (score_persons(against, parameters, points=601, use_fast=fast) for fast in (False, True))
    assert one.theta[0] == pytest.approx(other.theta[0], abs=1e-10)
    assert one.se[0] == pytest.approx(other.se[0], abs=1e-10)


@pytest.mark.parametrize("model", ["grm", "gpcm"])
def test_calibrations_are_the_same(model):
    _, responses = people(model)
    one, other = (calibrate(responses, model=model, use_fast=fast) for fast in (False, True))
    mine, theirs = (np.array([[item.a, *item.b] for item in found.parameters.items]) for found in (one, other))
    np.testing.assert_allclose(mine, theirs, rtol=0, atol=1e-10)
    np.testing.assert_allclose(one.errors, other.errors, rtol=0, atol=1e-9)
    assert one.loglik == pytest.approx(other.loglik, abs=1e-7)


def test_a_calibration_shared_out_between_two_hands_is_the_same(monkeypatch):
    _, responses = people("grm")
    alone = calibrate(responses, model="grm", use_fast=True)
    monkeypatch.setattr("glitterball.core.measurement.fast.crowds.WORTH_A_HAND", 1)
    together = calibrate(responses, model="grm", use_fast=True)
    for one, other in zip(alone.parameters.items, together.parameters.items, strict=True):
        np.testing.assert_allclose([one.a, *one.b], [other.a, *other.b], rtol=0, atol=1e-10)
    assert alone.loglik == pytest.approx(together.loglik, abs=1e-7)
