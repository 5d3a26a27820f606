"""A new calibration comes onto the old scale."""

import numpy as np
import pytest

from glitterball.core.measurement.linking import LinkingError, link
from glitterball.core.measurement.models import ItemParameters, Parameters
from tests.graded import items_like, moved

METHODS = ["mean-sigma", "haebara", "stocking-lord"]
SLOPE, SHIFT = 1.3, -0.4


def on_another_scale(parameters, noise=0.0):
    draw = np.random.default_rng(2)
    items = []
    for item in parameters.items:
        thresholds = np.sort((np.array(item.b) - SHIFT) / SLOPE + draw.normal(0, noise, len(item.b)))
        items.append(ItemParameters(item.id, item.a * SLOPE * float(np.exp(draw.normal(0, noise))), tuple(thresholds)))
    return Parameters(parameters.model, tuple(items))


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("model", ["grm", "gpcm"])
def test_a_known_line_comes_back(method, model):
    old = items_like(12, model=model)
    found = link(on_another_scale(old), old, method=method)
    assert (found.slope, found.shift) == (pytest.approx(SLOPE, abs=1e-7), pytest.approx(SHIFT, abs=1e-7))
    assert max(found.drift.values()) < 1e-6
    np.testing.assert_allclose(found.traits(np.array([0.0, 1.0])), [SHIFT, SHIFT + SLOPE], atol=1e-6)
    assert found.errors(np.array([0.5]))[0] == pytest.approx(0.5 * SLOPE, abs=1e-6)


@pytest.mark.parametrize("method", METHODS)
def test_errors_of_calibration_move_the_line_little(method):
    old = items_like(20, categories=5)
    found = link(on_another_scale(old, noise=0.05), old, method=method)
    assert found.slope == pytest.approx(SLOPE, abs=0.03)
    assert found.shift == pytest.approx(SHIFT, abs=0.03)


def test_the_linked_items_are_the_old_ones():
    old = items_like(10)
    new = on_another_scale(old)
    for before, after in zip(old.items, link(new, old).parameters(new).items, strict=True):
        assert after.a == pytest.approx(before.a, abs=1e-5)
        assert after.b == pytest.approx(before.b, abs=1e-5)


def test_an_item_that_has_come_to_mean_something_else_drifts():
    old = items_like(12)
    found = link(on_another_scale(moved(old, {"item5": 1.2})), old)
    assert max(found.drift, key=found.drift.__getitem__) == "item5"
    assert found.drift["item5"] > 4 * np.median(list(found.drift.values()))


@pytest.mark.parametrize(
    ("new", "old", "says"),
    [
        (items_like(3), items_like(3, name="other"), "0 items are in both"),
        (items_like(3), items_like(3, model="gpcm"), "expected the same model"),
        (items_like(3), items_like(3, categories=3), "expected as many in both"),
    ],
)
def test_calibrations_that_do_not_belong_together_get_a_sentence(new, old, says):
    with pytest.raises(LinkingError, match=says):
        link(new, old)


def test_an_unknown_method_and_thresholds_without_spread_get_a_sentence():
    with pytest.raises(LinkingError, match="mean-sigma, haebara or stocking-lord"):
        link(items_like(3), items_like(3), method="luck")
    flat = Parameters("2pl", tuple(ItemParameters(name, 1.0, (0.5,)) for name in "ab"))
    with pytest.raises(LinkingError, match="thresholds that spread"):
        link(flat, flat)
