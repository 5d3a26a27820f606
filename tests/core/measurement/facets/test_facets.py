"""Facets together: correlations come back, scores are those of exact integration, and nobody is mixed with anybody."""

import numpy as np
import pytest

from glitterball.core.measurement.facets import (
    FacetsError,
    Structure,
    latent_correlations,
    prior_from_others,
    score_facets,
)
from glitterball.core.measurement.facets.likelihood import POINTS, likelihoods
from glitterball.core.measurement.models import Parameters
from tests.graded import answers_of, items_like, responses_of

TRUE = np.array([[1.0, 0.7, 0.3], [0.7, 1.0, -0.4], [0.3, -0.4, 1.0]])
NAMES = ("trust", "touch", "talk")


@pytest.fixture(scope="module")
def facets():
    return {name: items_like(5, seed=place, name=name, categories=5) for place, name in enumerate(NAMES)}


@pytest.fixture(scope="module")
def theta():
    return np.random.default_rng(3).multivariate_normal(np.zeros(3), TRUE, size=2000)


@pytest.fixture(scope="module")
def responses(facets, theta):
    draw = np.random.default_rng(4)
    values = np.hstack([answers_of(part, theta[:, place], draw) for place, part in enumerate(facets.values())])
    return responses_of(Parameters("grm", tuple(item for part in facets.values() for item in part.items)), values)


def structure_of(correlations):
    return Structure(NAMES[: len(correlations)], correlations, np.zeros(correlations.shape), 0.0)


def exactly(responses, facets, correlation):
    """Means and standard deviations of two facets by adding up over a square of points."""
    x, y = POINTS[:, None], POINTS[None, :]
    prior = np.exp(-(x**2 - 2 * correlation * x * y + y**2) / (2 * (1 - correlation**2)))
    one, other = likelihoods(responses, facets)
    joint = one[:, :, None] * other[:, None, :] * prior
    joint /= joint.sum(axis=(1, 2), keepdims=True)
    sides = np.stack([joint.sum(axis=2), joint.sum(axis=1)])
    means = sides @ POINTS
    return means.T, np.sqrt(sides @ POINTS**2 - means**2).T


def test_correlations_of_the_traits_come_back_within_their_errors(responses, facets):
    found = latent_correlations(responses, facets)
    off = np.triu_indices(3, k=1)
    assert (np.abs(found.correlations - TRUE)[off] < 3 * found.errors[off]).all()
    assert (found.errors[off] < 0.03).all()
    assert found.smoothed == 0


def test_pairs_that_no_population_can_have_are_made_to_fit(responses, facets, monkeypatch):
    impossible = iter([0.9, 0.9, -0.9])
    monkeypatch.setattr(
        "glitterball.core.measurement.facets.correlations.pair_correlation", lambda *_: (next(impossible), 0.01)
    )
    found = latent_correlations(responses, facets)
    assert np.linalg.eigvalsh(found.correlations)[0] > 0
    np.testing.assert_allclose(np.diag(found.correlations), 1)
    assert found.smoothed > 0.2


@pytest.mark.parametrize("kept", [range(10), range(3, 6), range(5)])
def test_scores_are_those_of_exact_integration(responses, facets, kept):
    two = {name: facets[name] for name in NAMES[:2]}
    few = responses.rows(slice(0, 60))
    values = few.values.copy()
    values[:, [place for place in range(15) if place not in kept]] = -1
    few = type(few)(values, few.ids, few.items, few.categories)
    found = score_facets(few, two, structure_of(TRUE[:2, :2]))
    means, errors = exactly(few, two, 0.7)
    np.testing.assert_allclose(found.theta, means, atol=1e-3)
    np.testing.assert_allclose(found.se, errors, atol=3e-3)


def test_one_facet_alone_gets_its_own_eap(responses, facets):
    alone = {"trust": facets["trust"]}
    found = score_facets(responses.rows(slice(0, 50)), alone, structure_of(np.eye(1)))
    weights = likelihoods(responses.rows(slice(0, 50)), alone)[0] * np.exp(-0.5 * POINTS**2)
    weights /= weights.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(found.theta[:, 0], weights @ POINTS, atol=1e-6)


def test_what_is_said_of_one_facet_informs_the_others(responses, facets, theta):
    joint = score_facets(responses, facets, structure_of(TRUE))
    alone = score_facets(responses, facets, structure_of(np.eye(3)))
    off = {name: np.sqrt(((found.theta - theta) ** 2).mean(axis=0)) for name, found in {"j": joint, "a": alone}.items()}
    assert (off["j"] < off["a"]).all()
    assert (joint.se.mean(axis=0) < alone.se.mean(axis=0)).all()
    np.testing.assert_allclose((np.abs(joint.theta - theta) < 1.96 * joint.se).mean(axis=0), 0.95, atol=0.02)


def test_a_score_stands_on_a_persons_own_answers_alone(responses, facets):
    together = score_facets(responses.rows(slice(0, 40)), facets, structure_of(TRUE))
    alone = score_facets(responses.rows(slice(7, 8)), facets, structure_of(TRUE))
    np.testing.assert_allclose(alone.theta[0], together.theta[7], atol=1e-6)


def test_who_said_nothing_gets_the_prior(responses, facets):
    silent = responses.rows(slice(0, 1))
    nothing = type(silent)(np.full_like(silent.values, -1), silent.ids, silent.items, silent.categories)
    found = score_facets(nothing, facets, structure_of(TRUE))
    np.testing.assert_allclose(found.theta, 0, atol=1e-12)
    np.testing.assert_allclose(found.se, 1, atol=1e-12)


def test_the_prior_of_a_facet_leaves_its_own_answers_out(responses, facets):
    few = responses.rows(slice(0, 30))
    changed = few.values.copy()
    changed[:, :5] = 0
    other = type(few)(changed, few.ids, few.items, few.categories)
    structure = structure_of(TRUE)
    one, two = (prior_from_others(each, facets, structure, facet="trust") for each in (few, other))
    np.testing.assert_array_equal(one, two)
    assert (one[1] < 1).all()


def test_bad_input_gets_a_sentence(responses, facets):
    with pytest.raises(FacetsError, match="expected at least 100"):
        latent_correlations(responses.rows(slice(0, 20)), facets)
    with pytest.raises(FacetsError, match="same facets in the same order"):
        score_facets(responses, facets, structure_of(np.eye(2)))
    with pytest.raises(FacetsError, match="positive definite"):
        score_facets(responses, facets, structure_of(np.ones((3, 3))))
    with pytest.raises(FacetsError, match="expected one of trust, touch, talk"):
        prior_from_others(responses, facets, structure_of(TRUE), facet="luck")
    with pytest.raises(FacetsError, match="no facet is given"):
        likelihoods(responses, {})
    with pytest.raises(FacetsError, match="its last is 1"):
        likelihoods(responses, {"trust": items_like(5, name="trust", categories=2)})
    values = responses.values.copy()
    values[:1950, :5] = -1
    gaps = type(responses)(values, responses.ids, responses.items, responses.categories)
    with pytest.raises(FacetsError, match="50 people answered both trust and touch"):
        latent_correlations(gaps, facets)
