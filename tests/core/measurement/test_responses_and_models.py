"""Answers become codes, and parameters are checked, before anything is computed from them."""

import numpy as np
import pytest

from glitterball.core.measurement.information import characteristic_curve, expected_score, information, item_information
from glitterball.core.measurement.models import (
    ItemParameters,
    Parameters,
    ParametersError,
    category_log_probabilities,
    category_probabilities,
)
from glitterball.core.measurement.quadrature import POINTS, points_needed
from glitterball.core.measurement.responses import Responses, ResponsesError, code, plain_codings
from glitterball.core.measurement.together import log_probabilities

THETA = np.linspace(-4, 4, 9)
GRADED = ItemParameters("g", 1.7, (-1.0, 0.2, 1.5))
TURNED = ItemParameters("t", -0.8, (1.0, -0.3))


def raw(*rows):
    return np.array(rows, dtype=np.int8)


@pytest.mark.parametrize(
    ("model", "item"), [("grm", GRADED), ("grm", TURNED), ("gpcm", ItemParameters("p", 1.2, (0.5, -1.0)))]
)
def test_categories_share_all_the_probability(model, item):
    chances = category_probabilities(model, item, THETA)
    assert chances.shape == (9, len(item.b) + 1)
    np.testing.assert_allclose(chances.sum(axis=1), 1, atol=1e-14)
    assert (chances > 0).all()


@pytest.mark.parametrize(
    ("model", "items"),
    [
        ("grm", (TURNED, GRADED, ItemParameters("y", 9.0, (0.3,)))),
        ("gpcm", (ItemParameters("p", 1.2, (0.5, -1.0)), ItemParameters("n", -0.7, (1.0,)))),
    ],
)
def test_all_items_at_once_are_what_they_are_one_by_one(model, items):
    parameters, far = Parameters(model, items), np.linspace(-40, 40, 33)
    one_by_one = np.concatenate([category_log_probabilities(model, item, far).T for item in items])
    np.testing.assert_allclose(log_probabilities(parameters, far), one_by_one, rtol=1e-14)
    told = sum(item_information(model, item, THETA) for item in items)
    np.testing.assert_allclose(information(parameters, THETA), told, atol=1e-13)


def test_graded_probabilities_are_samejimas_differences():
    passed = 1 / (1 + np.exp(-1.7 * (THETA[:, None] - np.array(GRADED.b))))
    whole = np.column_stack([np.ones(9), passed, np.zeros(9)])
    np.testing.assert_allclose(category_probabilities("grm", GRADED, THETA), -np.diff(whole), atol=1e-14)


def test_two_categories_are_the_same_in_all_models():
    item = ItemParameters("x", 1.3, (0.4,))
    one, two, three = (category_probabilities(model, item, THETA) for model in ("grm", "2pl", "gpcm"))
    np.testing.assert_allclose(one, two, atol=1e-15)
    np.testing.assert_allclose(one, three, atol=1e-15)


def test_what_is_next_to_impossible_still_has_a_logarithm():
    logs = category_log_probabilities("grm", ItemParameters("steep", 40.0, (-1.0, 1.0)), np.array([-30.0, 30.0]))
    assert np.isfinite(logs).all()
    assert logs[0, 2] == pytest.approx(-40 * 31, rel=1e-9)


@pytest.mark.parametrize(("model", "item"), [("grm", GRADED), ("grm", TURNED), ("gpcm", GRADED)])
def test_information_is_the_expected_squared_slope(model, item):
    step = 1e-5
    logs = [category_log_probabilities(model, item, THETA + side) for side in (step, -step)]
    slopes = (logs[0] - logs[1]) / (2 * step)
    expected = (category_probabilities(model, item, THETA) * slopes**2).sum(axis=1)
    np.testing.assert_allclose(item_information(model, item, THETA), expected, rtol=1e-6)


def test_the_characteristic_curve_sums_expected_scores():
    both = Parameters("grm", (GRADED, TURNED))
    total = expected_score("grm", GRADED, THETA) + expected_score("grm", TURNED, THETA)
    np.testing.assert_allclose(characteristic_curve(both, THETA), total)
    assert information(both, THETA).shape == (9,)


def test_steep_items_get_more_points():
    steep = tuple(ItemParameters(f"s{place}", 10.0, (-1.0, 0.0, 1.0)) for place in range(5))
    assert points_needed(Parameters("grm", (GRADED, TURNED))) == POINTS
    assert points_needed(Parameters("grm", steep)) > 2 * POINTS


@pytest.mark.parametrize(
    ("model", "items", "says"),
    [
        ("grm", [ItemParameters("x", 0.0, (0.0,))], "slope 0.0"),
        ("grm", [ItemParameters("x", float("nan"), (0.0,))], "slope nan"),
        ("grm", [ItemParameters("x", 1.0, ())], "at least one"),
        ("grm", [ItemParameters("x", 1.0, (0.0, 1e306))], "expected at most 1e\\+09 either way"),
        ("gpcm", [ItemParameters("x", 1.0, (-1e306, 0.0))], "expected at most 1e\\+09 either way"),
        ("grm", [ItemParameters("x", 1.0, (1.0, 0.5))], "expected them to rise"),
        ("grm", [ItemParameters("x", -1.0, (0.5, 1.0))], "expected them to fall"),
        ("2pl", [GRADED], "expected one in the model 2pl"),
        ("rasch", [GRADED], "expected grm, 2pl or gpcm"),
        ("grm", [GRADED, GRADED], "there twice"),
        ("grm", [], "no items"),
    ],
)
def test_parameters_that_no_item_can_have_are_refused(model, items, says):
    with pytest.raises(ParametersError, match=says):
        Parameters(model, tuple(items))


def test_answers_are_coded_as_the_calibration_was():
    found = code(raw([1, 3], [-1, 5]), [((1,), (2, 3)), ((3,), (5,))], items=("a", "b"), ids=("p", "q"))
    np.testing.assert_array_equal(found.values, [[0, 0], [-1, 1]])
    assert found.categories == (2, 2)
    assert [list(counts) for counts in found.counts()] == [[1, 0], [1, 1]]
    assert found.only(["b"]).items == ("b",)


def test_an_answer_of_no_category_is_refused_with_its_place():
    with pytest.raises(ResponsesError, match="item 'b' of 'q' is answered 4: expected one of 3, 5"):
        code(raw([1, 3], [1, 4]), [((1,), (2,)), ((3,), (5,))], items=("a", "b"), ids=("p", "q"))


@pytest.mark.parametrize(("rows", "first"), [([[0, 1], [1, 1]], 0), ([[1, 2], [2, 3]], 1)])
def test_answers_show_whether_they_count_from_0_or_1(rows, first):
    codings = plain_codings(raw(*rows), (2, 3), items=("a", "b"))
    assert codings == (tuple((first + n,) for n in range(2)), tuple((first + n,) for n in range(3)))


@pytest.mark.parametrize(("rows", "says"), [([[1, 1], [1, 2]], "no answer shows"), ([[0, 3]], "no category for")])
def test_answers_that_do_not_show_it_are_never_guessed(rows, says):
    with pytest.raises(ResponsesError, match=says):
        plain_codings(raw(*rows), (2, 3), items=("a", "b"))


@pytest.mark.parametrize(
    ("values", "ids", "says"),
    [
        (raw([0, 2]), ("p",), "'b' has an answer coded 2"),
        (raw([0, -2]), ("p",), "coded -2"),
        (raw([0, 1]), ("p", "q"), "expected them to agree"),
        (raw([0, 1]).astype(int), ("p",), "expected int8"),
    ],
)
def test_responses_check_themselves(values, ids, says):
    with pytest.raises(ResponsesError, match=says):
        Responses(values, ids, ("a", "b"), (2, 2))
