"""Items from answers: against R's mirt, against a known truth, and where answers can't tell."""

import warnings

import numpy as np
import pytest

from glitterball.core.measurement.calibration import CalibrationError, calibrate, code_answers
from glitterball.core.measurement.calibration.cells import collapse
from glitterball.core.measurement.calibration.climbing import arrive
from glitterball.core.measurement.calibration.curves import Shape, log_chances, slopes_of_logs
from glitterball.core.measurement.calibration.expecting import Crowd
from glitterball.core.measurement.calibration.observing import observed_information, slope_of
from glitterball.core.measurement.calibration.starting import first_lines
from glitterball.core.measurement.models import ItemParameters, Parameters, category_log_probabilities
from glitterball.core.measurement.responses import Responses
from tests import psychometrics
from tests.graded import answers_of, items_like, responses_of

SETS = ("lsat6_2pl", "lsat7_2pl", "ltm_science7", "bfi_agree", "bfi_neuroticism")
MODELS = ("grm", "gpcm")


def drawn(model, *, people=400, count=6, categories=4, seed=5):
    draw = np.random.default_rng(seed)
    parameters = items_like(count, categories=categories, seed=seed, model=model)
    return parameters, responses_of(parameters, answers_of(parameters, draw.standard_normal(people), draw))


def listed(parameters):
    return np.array([[item.a, *item.b] for item in parameters.items])


@pytest.mark.parametrize("name", SETS)
def test_published_data_give_the_parameters_of_r(name):
    table = psychometrics.answers_of(name)
    found = calibrate(table, model="grm")
    theirs = psychometrics.reference_of(name)["irt"]
    assert found.converged
    assert found.loglik == pytest.approx(theirs["logLik"], abs=0.01)
    for item, errors in zip(found.parameters.items, found.errors, strict=True):
        values, spread = theirs["params"][item.id], theirs["se"][item.id]
        names = ["a", *sorted(key for key in values if key.startswith("b"))]
        assert item.a == pytest.approx(values["a"], abs=0.002 * max(1, item.a))
        np.testing.assert_allclose(item.b, [values[key] for key in names[1:]], rtol=0, atol=0.002)
        np.testing.assert_allclose(errors[: len(names)], [spread[key] for key in names], rtol=0.02)


def test_lsat_6_has_its_published_slopes():
    found = calibrate(psychometrics.answers_of("lsat6_2pl"), model="2pl")
    np.testing.assert_allclose(listed(found.parameters)[:, 0], [0.825, 0.723, 0.890, 0.689, 0.657], atol=0.002)
    assert found.loglik == pytest.approx(-2466.653, abs=0.001)


@pytest.mark.parametrize("model", MODELS)
def test_the_information_is_the_second_derivative(model):
    _, responses = drawn(model, people=120, count=4, categories=3)
    shape = Shape(model, np.array(responses.categories))
    crowd = Crowd(collapse(responses.values), shape, 61, use_fast=False)
    lines = first_lines(shape, crowd.cells)
    found = observed_information(crowd, lines, crowd.expect(lines))
    step = 1e-4
    for place, (row, column) in enumerate(zip(*np.nonzero(shape.is_used), strict=True)):
        sides = []
        for side in (step, -step):
            there = lines.copy()
            there[row, column] += side
            sides.append(slope_of(crowd, there, crowd.expect(there)))
        np.testing.assert_allclose(-(sides[0] - sides[1]) / (2 * step), found[place], rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("model", MODELS)
def test_the_slope_is_the_derivative_of_the_log_likelihood(model):
    _, responses = drawn(model, people=120, count=4, categories=3)
    shape = Shape(model, np.array(responses.categories))
    crowd = Crowd(collapse(responses.values), shape, 61, use_fast=False)
    lines = first_lines(shape, crowd.cells)
    slope, step = slope_of(crowd, lines, crowd.expect(lines)), 1e-5
    for place, (row, column) in enumerate(zip(*np.nonzero(shape.is_used), strict=True)):
        there, back = lines.copy(), lines.copy()
        there[row, column] += step
        back[row, column] -= step
        rise = (crowd.expect(there).loglik - crowd.expect(back).loglik) / (2 * step)
        assert slope[place] == pytest.approx(rise, abs=1e-4)


@pytest.mark.parametrize("model", MODELS)
def test_curves_of_all_items_at_once_are_the_models(model):
    theta = np.linspace(-3, 3, 7)
    items = (
        ItemParameters("a", 1.4, (-1.0, 0.3, 1.1)),
        ItemParameters("b", 0.7, (0.5,)),
        ItemParameters("c", -1.0, (0.5, -1.0)),
    )
    shape = Shape(model, np.array([4, 2, 3]))
    lines = np.full((3, 4), np.nan)
    for row, item in zip(lines, items, strict=True):
        row[: len(item.b) + 1] = [item.a, *(-item.a * b for b in item.b)]
    logs = log_chances(shape, lines, theta)
    moves = slopes_of_logs(shape, lines, theta, logs)
    for place, item in enumerate(items):
        count = len(item.b) + 1
        np.testing.assert_allclose(logs[place, :count], category_log_probabilities(model, item, theta).T, atol=1e-12)
        assert (logs[place, count:] == -np.inf).all()
        for parameter in range(count):
            there, back = lines.copy(), lines.copy()
            there[place, parameter] += 1e-6
            back[place, parameter] -= 1e-6
            rise = log_chances(shape, there, theta)[place, :count] - log_chances(shape, back, theta)[place, :count]
            np.testing.assert_allclose(moves[place, :count, :, parameter], rise / 2e-6, atol=1e-7)


@pytest.mark.parametrize("model", MODELS)
def test_a_known_truth_lies_within_the_errors(model):
    truth, responses = drawn(model, people=3000, count=10)
    found = calibrate(responses, model=model)
    assert found.converged
    away = (listed(found.parameters) - listed(truth)) / found.errors
    assert np.sqrt(np.mean(away**2)) == pytest.approx(1, abs=0.35)


@pytest.mark.long
@pytest.mark.parametrize("model", MODELS)
def test_intervals_hold_the_truth_as_often_as_they_say(model):
    truth = items_like(8, categories=4, seed=9, model=model)
    away = []
    for seed in range(60):
        draw = np.random.default_rng(seed)
        found = calibrate(responses_of(truth, answers_of(truth, draw.standard_normal(800), draw)), model=model)
        away.append((listed(found.parameters) - listed(truth)) / found.errors)
    assert np.mean(np.abs(away) < 1.96) == pytest.approx(0.95, abs=0.012)
    assert np.abs(np.mean(away, axis=0)).max() < 0.6


def test_missing_answers_do_not_shift_the_items():
    truth, responses = drawn("grm", people=4000, count=8)
    values = responses.values.copy()
    values[np.random.default_rng(1).random(values.shape) < 0.25] = -1
    found = calibrate(responses_of(truth, values), model="grm")
    assert np.abs((listed(found.parameters) - listed(truth)) / found.errors).max() < 4


def test_very_steep_items_are_not_cut_off():
    draw = np.random.default_rng(2)
    truth = Parameters("grm", tuple(ItemParameters(f"i{n}", 9.0, (-0.8 + 0.1 * n, 0.6 + 0.1 * n)) for n in range(5)))
    responses = responses_of(truth, answers_of(truth, draw.standard_normal(3000), draw))
    found = calibrate(responses, model="grm")
    assert found.converged
    assert found.points > 90
    assert np.abs((listed(found.parameters) - listed(truth)) / found.errors).max() < 4
    finer = calibrate(responses, model="grm", points=801)
    np.testing.assert_allclose(listed(found.parameters), listed(finer.parameters), atol=0.002)


def test_most_items_point_up_and_a_turned_one_is_named():
    truth, responses = drawn("grm", people=1500)
    values = responses.values.copy()
    values[:, 2] = 3 - values[:, 2]
    found = calibrate(responses_of(truth, values), model="grm")
    assert [item.a < 0 for item in found.parameters.items] == [False, False, True, False, False, False]
    assert found.messages == ("item 'item2' has a negative slope: is it reverse-keyed?",)
    whole = calibrate(responses, model="grm")
    np.testing.assert_allclose(found.errors[2, 1:], whole.errors[2, :0:-1], rtol=1e-5)
    turned = responses_of(truth, (3 - responses.values).astype(np.int8))
    assert all(item.a > 0 for item in calibrate(turned, model="grm").parameters.items)


def test_a_search_cut_short_says_so():
    _, responses = drawn("grm")
    shape = Shape("grm", np.array(responses.categories))
    crowd = Crowd(collapse(responses.values), shape, 61, use_fast=False)
    assert arrive(crowd, first_lines(shape, crowd.cells), most=500).gain < 1e-8
    draw = np.random.default_rng(2)
    noise = Responses(draw.integers(0, 2, (40, 3)).astype(np.int8), range(40), ("a", "b", "c"), (2, 2, 2))
    found = calibrate(noise, model="2pl", most_steps=3)
    assert not found.converged
    assert any("stopped before its end" in message or "told apart" in message for message in found.messages)


def test_a_scale_with_items_of_different_widths_warns_of_nothing():
    draw = np.random.default_rng(6)
    wide, narrow = items_like(3, categories=6, seed=1), items_like(3, categories=2, seed=2, name="narrow")
    both = Parameters("grm", (*wide.items, *narrow.items))
    values = answers_of(both, draw.standard_normal(600), draw)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert calibrate(responses_of(both, values), model="grm").converged


def test_items_always_answered_alike_are_refused_without_a_warning():
    values = np.array([[i % 5, i % 5, (i + i // 7) % 5] for i in range(25)], dtype=np.int8)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(CalibrationError, match="the search found no end"):
            calibrate(code_answers(values, ("a", "b", "c"), range(25)).responses, model="grm")


def test_equal_rows_are_counted_once():
    values = np.array([[0, 1], [1, -1], [0, 1], [0, 0]], dtype=np.int8)
    cells = collapse(values)
    rows = {tuple(row): people for row, people in zip(cells.values.tolist(), cells.people, strict=True)}
    assert rows == {(0, 1): 2, (1, -1): 1, (0, 0): 1}


def test_empty_categories_go_with_a_message_and_rare_ones_only_when_asked():
    raw = np.array([[1, 1], [3, 2], [3, 3], [5, 3], [5, 1]], dtype=np.int8)
    plain = code_answers(raw, ("a", "b"), range(5))
    assert plain.codings == (((1,), (3,), (5,)), ((1,), (2,), (3,)))
    assert plain.messages == ("item 'a': nobody answered 2 and 4, so that is no category",)
    joined = code_answers(raw, ("a", "b"), range(5), fewest=2)
    assert joined.codings == (((1, 3), (5,)), ((1, 2), (3,)))
    assert "item 'b': 1 and 2 are joined to one category" in joined.messages


@pytest.mark.parametrize(
    ("columns", "fewest", "says"),
    [
        ([[2, 2, 2], [1, 2, 3]], 1, "item 'a': everybody answered only 2"),
        ([[-1, -1, -1], [1, 2, 3]], 1, "item 'a': everybody answered nothing"),
        ([[1, 2, 99], [1, 2, 3]], 1, "expected a range of at most 30"),
        ([[1, 2, 3], [1, 2, 3]], 9, "no two categories with 9 answers"),
    ],
)
def test_items_without_two_categories_are_refused(columns, fewest, says):
    with pytest.raises(CalibrationError, match=says):
        code_answers(np.array(columns, dtype=np.int8).T, ("a", "b"), range(3), fewest=fewest)


def test_too_few_people_or_items_are_refused():
    _, responses = drawn("grm")
    with pytest.raises(CalibrationError, match="expected at least as many people"):
        calibrate(responses.rows(slice(0, 5)), model="grm")
    with pytest.raises(CalibrationError, match="expected at least 3"):
        calibrate(responses.only(["item0", "item1"]), model="grm")
    with pytest.raises(CalibrationError, match="expected two in the model 2pl"):
        calibrate(responses, model="2pl")
