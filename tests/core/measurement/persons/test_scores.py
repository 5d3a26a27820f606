"""Where people stand: against R, against brute force, at the edges, and the compiled loops against numpy."""

import csv
from itertools import product

import numpy as np
import pytest

from glitterball.core.measurement.models import ItemParameters, Parameters, category_probabilities
from glitterball.core.measurement.persons import PersonsError, prepare, score_persons
from glitterball.core.measurement.persons.curves import climb, items_of
from glitterball.core.measurement.quadrature import Prior, PriorError
from tests import psychometrics
from tests.graded import answers_of, items_like, responses_of

METHODS = ("eap", "map", "ml", "wle")
SETS = ("lsat6_2pl", "lsat7_2pl", "ltm_science7", "bfi_agree", "bfi_neuroticism")


@pytest.fixture(scope="module")
def people():
    draw = np.random.default_rng(3)
    parameters = items_like(12, seed=2)
    theta = draw.standard_normal(800)
    values = answers_of(parameters, theta, draw)
    values[draw.random(values.shape) < 0.1] = -1
    return parameters, theta, responses_of(parameters, values)


def likelihood(parameters, codes, theta):
    product = np.ones(len(theta))
    for item, answered in zip(parameters.items, codes, strict=True):
        if answered >= 0:
            product *= category_probabilities(parameters.model, item, theta)[:, answered]
    return product


@pytest.mark.parametrize("name", SETS)
def test_expected_scores_are_those_of_r(name):
    folder = psychometrics.folder_of(name)
    with (folder / "eap.csv").open(encoding="utf-8") as lines:
        theirs = np.array([[float(row["F1"]), float(row["SE_F1"])] for row in csv.DictReader(lines)])
    found = score_persons(psychometrics.answers_of(name), psychometrics.fitted_of(name), points=61)
    np.testing.assert_allclose(found.theta, theirs[:, 0], atol=1e-6)
    np.testing.assert_allclose(found.se, theirs[:, 1], atol=1e-6)


@pytest.mark.parametrize("path", range(3))
def test_other_scores_are_those_of_catr(path):
    reference = psychometrics.reference_of("cat_reference")["paths"][path]
    bank = np.genfromtxt(psychometrics.folder_of("cat_reference") / "bank.csv", delimiter=",", skip_header=1)
    items = tuple(ItemParameters(str(i), bank[i - 1][0], tuple(bank[i - 1][1:])) for i in reference["items"])
    parameters = Parameters("grm", items)
    responses = responses_of(parameters, np.array([reference["resp"]], dtype=np.int8))
    for method, theirs in (("eap", "EAP"), ("map", "BM"), ("ml", "ML"), ("wle", "WL")):
        found = score_persons(responses, parameters, method=method).theta[0]
        assert found == pytest.approx(reference["catR"][theirs], abs=5e-5), method  # catR searches in steps of 1e-5
    found = score_persons(responses, parameters, method="map")
    assert found.se[0] == pytest.approx(reference["mirt"]["MAP_se"], abs=5e-5)


@pytest.mark.parametrize("prior", [Prior(), Prior(0.7, 0.5)])
def test_expected_scores_are_the_integral(people, prior):
    parameters, _, responses = people
    found = score_persons(responses.rows(slice(0, 8)), parameters, prior=prior)
    theta = np.linspace(prior.mean - 8, prior.mean + 8, 2001)
    for codes, mean, se in zip(responses.values, found.theta, found.se, strict=False):
        weights = likelihood(parameters, codes, theta) * np.exp(-0.5 * ((theta - prior.mean) / prior.sd) ** 2)
        weights /= weights.sum()
        assert mean == pytest.approx(weights @ theta, abs=1e-4)
        assert se == pytest.approx(np.sqrt(weights @ (theta - weights @ theta) ** 2), abs=1e-4)


def test_modes_are_where_the_likelihood_is_highest(people):
    parameters, _, responses = people
    theta = np.linspace(-7, 7, 7_001)
    for method, prior in (("map", np.exp(-0.5 * theta**2)), ("ml", 1.0)):
        found = score_persons(responses.rows(slice(0, 8)), parameters, method=method)
        for codes, mode in zip(responses.values, found.theta, strict=False):
            highest = theta[np.argmax(likelihood(parameters, codes, theta) * prior)]
            if np.isfinite(mode):
                assert mode == pytest.approx(highest, abs=2e-3)


@pytest.mark.parametrize("model", ["grm", "gpcm"])
@pytest.mark.parametrize("method", METHODS)
def test_intervals_hold_the_truth_as_often_as_they_say(method, model):
    draw = np.random.default_rng(8)
    parameters = items_like(20, seed=6, model=model)
    theta = draw.standard_normal(600)
    found = score_persons(responses_of(parameters, answers_of(parameters, theta, draw)), parameters, method=method)
    bounded = np.isfinite(found.theta)
    inside = np.abs(found.theta - theta)[bounded] < 1.96 * found.se[bounded]
    assert inside.mean() == pytest.approx(0.95, abs=0.03)
    assert abs(np.mean((found.theta - theta)[bounded])) < 0.06


@pytest.mark.long
@pytest.mark.parametrize("model", ["grm", "gpcm"])
@pytest.mark.parametrize("method", METHODS)
def test_intervals_of_many_people_hold_the_truth_as_often_as_they_say(method, model):
    draw = np.random.default_rng(18)
    parameters = items_like(20, seed=6, model=model)
    theta = draw.standard_normal(3000)
    found = score_persons(responses_of(parameters, answers_of(parameters, theta, draw)), parameters, method=method)
    bounded = np.isfinite(found.theta)
    inside = np.abs(found.theta - theta)[bounded] < 1.96 * found.se[bounded]
    assert inside.mean() == pytest.approx(0.95, abs=0.015)


def test_one_person_alone_gets_what_they_get_among_others(people):
    parameters, _, responses = people
    ready = prepare(parameters)
    together = score_persons(responses.rows(slice(0, 30)), parameters)
    for codes, theta, se in zip(responses.values.tolist(), together.theta, together.se, strict=False):
        assert ready.one(codes) == pytest.approx((theta, se), abs=1e-12)


@pytest.mark.parametrize("model", ["grm", "gpcm"])
@pytest.mark.parametrize("method", ["map", "ml", "wle"])
def test_a_crowd_that_answers_alike_gets_what_each_gets_alone(model, method):
    draw = np.random.default_rng(8)
    parameters = items_like(4, seed=3, model=model)
    values = answers_of(parameters, draw.standard_normal(3000), draw)
    values[draw.random(values.shape) < 0.1] = -1
    crowd = score_persons(responses_of(parameters, values), parameters, method=method)
    for at in range(0, 3000, 150):
        alone = score_persons(responses_of(parameters, values[at : at + 1]), parameters, method=method)
        np.testing.assert_allclose(crowd.theta[at], alone.theta[0], rtol=0, atol=1e-12)
        np.testing.assert_allclose(crowd.se[at], alone.se[0], rtol=0, atol=1e-12)
    if method != "wle":
        found = np.isfinite(crowd.theta)
        slope, bend = climb(items_of(parameters), values[found], crowd.theta[found])
        slope, bend = (slope - crowd.theta[found], bend + 1) if method == "map" else (slope, bend)
        assert np.abs(slope / bend).max() < 1e-12


def test_answers_too_unlikely_for_a_product_are_still_scored():
    """Half of the items say "above 1", half "below -1": between the two, no trait value is likelier than another."""
    steep = tuple(ItemParameters(f"i{place}", 100.0, (1.0 - 2 * (place % 2),)) for place in range(16))
    parameters = Parameters("2pl", steep)
    against = np.array([[1 - place % 2 for place in range(16)]], dtype=np.int8)
    found = score_persons(responses_of(parameters, against), parameters, points=601)
    assert found.theta[0] == pytest.approx(0, abs=1e-9)
    assert found.se[0] == pytest.approx(0.5396, abs=0.02)  # of a standard normal cut off near -1 and 1
    alone = prepare(parameters, points=601).one(against[0].tolist())
    assert alone == pytest.approx((found.theta[0], found.se[0]), abs=1e-9)


def test_who_answered_nothing_is_where_the_prior_is(people):
    parameters, _, _ = people
    nothing = responses_of(parameters, np.full((1, 12), -1, dtype=np.int8))
    prior = Prior(0.3, 0.8)
    for method in ("eap", "map"):
        found = score_persons(nothing, parameters, method=method, prior=prior)
        assert (found.theta[0], found.se[0]) == pytest.approx((0.3, 0.8), abs=1e-6)
    for method in ("ml", "wle"):
        found = score_persons(nothing, parameters, method=method)
        assert np.isnan([found.theta[0], found.se[0]]).all()


def test_answers_that_all_pull_one_way_have_no_maximum_and_a_finite_weighted_one(people):
    parameters, _, _ = people
    tops = np.array(parameters.categories) - 1
    edges = responses_of(parameters, np.stack([0 * tops, tops]).astype(np.int8))
    found = score_persons(edges, parameters, method="ml")
    assert found.theta.tolist() == [-np.inf, np.inf]
    assert found.se.tolist() == [np.inf, np.inf]
    weighted = score_persons(edges, parameters, method="wle").theta
    assert np.isfinite(weighted).all()
    assert weighted[0] < -1.5 < 1.5 < weighted[1]


def test_a_negative_slope_turns_the_answer_round():
    plain = Parameters("grm", tuple(ItemParameters(f"i{place}", 1.5, (-0.5, 0.5)) for place in range(4)))
    turned = Parameters("grm", (*plain.items[:3], ItemParameters("i3", -1.5, (0.5, -0.5))))
    codes = np.array([[2, 1, 2, 0]], dtype=np.int8)
    back = np.array([[2, 1, 2, 2]], dtype=np.int8)
    for method in METHODS:
        one = score_persons(responses_of(plain, codes), plain, method=method)
        other = score_persons(responses_of(turned, back), turned, method=method)
        assert other.theta[0] == pytest.approx(one.theta[0], abs=1e-9)


def test_parameters_of_other_items_are_refused(people):
    parameters, _, responses = people
    fewer = Parameters("grm", (ItemParameters("item0", 1.0, (0.0,)),))
    with pytest.raises(PersonsError, match="its parameters have 2"):
        score_persons(responses, fewer)
    with pytest.raises(PersonsError, match="no answers to other"):
        score_persons(responses, Parameters("grm", (ItemParameters("other", 1.0, (0.0,)),)))
    with pytest.raises(PersonsError, match="expected eap, map, ml or wle"):
        score_persons(responses, parameters, method="sum")
    with pytest.raises(PersonsError, match="expected at least 61"):
        score_persons(responses, parameters, points=21)
    with pytest.raises(PersonsError, match="nobody"):
        score_persons(responses_of(parameters, np.empty((0, 12), dtype=np.int8)), parameters)
    with pytest.raises(PriorError, match="above 0"):
        Prior(0, 0)


def answered_in_every_way(parameters):
    return np.array(list(product(*(range(-1, count) for count in parameters.categories))), dtype=np.int8)


@pytest.mark.parametrize("model", ["grm", "gpcm"])
@pytest.mark.parametrize("slope", [15.0, 40.0, 200.0])
@pytest.mark.parametrize("shift", [0.0, 0.03, 0.05])
def test_steep_items_between_the_looks_are_scored_as_on_many_points(model, slope, shift):
    steep = ItemParameters("s", slope, (shift, shift + 0.5003))
    parameters = Parameters(model, (steep, ItemParameters("t", 1.0, (0.0,)), ItemParameters("u", 1.5, (0.3,))))
    values = answered_in_every_way(parameters)
    found, fine = prepare(parameters).everybody(values), prepare(parameters, points=24_001).everybody(values)
    np.testing.assert_allclose(found, fine, rtol=0, atol=1e-5)
