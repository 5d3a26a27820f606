"""Alpha, omega and item statistics: published values, and answers made to have known ones."""

import json

import numpy as np
import pytest

from glitterball.core.measurement.classical.alpha import alpha
from glitterball.core.measurement.classical.covariance import (
    UnusableAnswersError,
    complete_covariance,
    pairwise_covariance,
)
from glitterball.core.measurement.classical.factors import factors
from glitterball.core.measurement.classical.omega import hierarchical_omega, omega
from glitterball.core.measurement.classical.reliability import reliability
from tests.psychometrics import folder_of, reference_of
from tests.reference_tables import reals_of

# Thurstone's nine abilities (McDonald 1999), as psych has them: alpha .89, omega hierarchical .74, omega total .93.
THURSTONE = (
    ".828",
    ".776 .779",
    ".439 .493 .460",
    ".432 .464 .425 .674",
    ".447 .489 .443 .590 .541",
    ".447 .432 .401 .381 .402 .288",
    ".541 .537 .534 .350 .367 .320 .555",
    ".380 .358 .359 .424 .446 .325 .598 .452",
)


def thurstone():
    matrix = np.eye(9)
    for row, line in enumerate(THURSTONE, start=1):
        matrix[row, :row] = matrix[:row, row] = [float(value) for value in line.split()]
    return matrix


def answers(seed=7, n=400, k=6, missing=0.0):
    rng = np.random.default_rng(seed)
    trait = rng.normal(size=(n, 1))
    found = np.clip(np.round(2 + trait + rng.normal(size=(n, k))), 0, 4).astype(np.int8)
    found[rng.random(found.shape) < missing] = -1
    return found


def test_whole_answers_give_the_covariances_that_numpy_gives():
    found = pairwise_covariance(answers(n=5000))
    np.testing.assert_allclose(found.matrix, np.cov(answers(n=5000).T), rtol=1e-13)
    assert (found.n, found.n_complete, found.is_complete) == (5000, 5000, True)


def test_missing_answers_are_left_out_pair_by_pair():
    holes = answers(missing=0.2)
    found = pairwise_covariance(holes)
    both = (holes[:, 0] >= 0) & (holes[:, 3] >= 0)
    assert found.matrix[0, 3] == pytest.approx(np.cov(holes[both, 0], holes[both, 3])[0, 1], abs=1e-13)
    assert found.counts[0, 3] == both.sum()


def test_nan_and_minus_one_mean_the_same():
    holes = answers(missing=0.2)
    reals = np.where(holes < 0, np.nan, holes.astype(float))
    np.testing.assert_allclose(pairwise_covariance(reals).matrix, pairwise_covariance(holes).matrix, atol=1e-12)
    np.testing.assert_allclose(complete_covariance(reals).matrix, complete_covariance(holes).matrix, atol=1e-12)


@pytest.mark.parametrize("missing", [0.0, 0.1])
def test_a_table_in_two_halves_has_no_seam(missing):
    large = answers(n=120_001, k=3, missing=missing)
    for covariance in (pairwise_covariance, complete_covariance):
        whole, real = covariance(large), covariance(np.where(large < 0, np.nan, large)[:99_999])
        kept = large[(large >= 0).all(axis=1)] if covariance is complete_covariance else large
        both = (kept[:, 0] >= 0) & (kept[:, 2] >= 0)
        assert whole.matrix[0, 2] == pytest.approx(np.cov(kept[both, 0], kept[both, 2])[0, 1], abs=1e-12)
        assert (whole.n, whole.n_complete) == ((large >= 0).any(axis=1).sum(), (large >= 0).all(axis=1).sum())
        assert whole.matrix == pytest.approx(real.matrix, abs=0.03)


def test_large_numbers_keep_their_digits():
    shifted = answers().astype(float) + 1e8
    np.testing.assert_allclose(pairwise_covariance(shifted).matrix, np.cov(answers().T), rtol=1e-6)
    wide = answers().astype(np.int16) * 3000
    np.testing.assert_allclose(pairwise_covariance(wide).matrix, np.cov(wide.T.astype(float)), rtol=1e-13)


def test_parallel_items_have_the_reliability_of_their_sum():
    """Spearman–Brown: six items that correlate .4 have 6 · .4 / (1 + 5 · .4) = .8, as alpha and as both omegas."""
    rng = np.random.default_rng(1)
    scores = rng.normal(size=(50_000, 1)) * np.sqrt(0.4) + rng.normal(size=(50_000, 6)) * np.sqrt(0.6)
    covariance = pairwise_covariance(scores)
    assert alpha(covariance).value == pytest.approx(0.8, abs=0.005)
    assert omega(covariance).value == pytest.approx(0.8, abs=0.005)


def test_the_interval_of_alpha_holds_the_truth_as_often_as_it_says():
    rng = np.random.default_rng(2)
    held = []
    for _ in range(400):
        scores = rng.normal(size=(80, 1)) * np.sqrt(0.4) + rng.normal(size=(80, 6)) * np.sqrt(0.6)
        found = alpha(pairwise_covariance(scores), level=0.9)
        held.append(found.low <= 0.8 <= found.high)
    assert 0.86 < np.mean(held) < 0.94


def test_one_factor_gives_back_the_loadings_that_made_the_correlations():
    loadings = np.array([0.9, 0.8, 0.7, 0.5, 0.3])
    correlation = np.outer(loadings, loadings)
    np.fill_diagonal(correlation, 1)
    found = factors(correlation)
    np.testing.assert_allclose(found.loadings[:, 0], loadings, atol=1e-9)
    assert found.converged
    assert found.is_proper


def test_a_wholly_explained_item_is_said_to_be_improper():
    correlation = np.array([[1, 0.9, 0.8], [0.9, 1, 0.65], [0.8, 0.65, 1]])
    assert not factors(correlation).is_proper


def test_thurstones_abilities_have_the_published_omegas():
    found = hierarchical_omega(thurstone())
    assert 9 / 8 * (1 - 9 / thurstone().sum()) == pytest.approx(0.89, abs=0.005)
    assert found.hierarchical == pytest.approx(0.74, abs=0.005)
    assert found.total == pytest.approx(0.93, abs=0.005)
    assert found.is_proper


@pytest.mark.parametrize("groups", [2, 3, 4])
def test_a_general_factor_above_groups_gives_its_known_share(groups):
    above = np.array([0.8, 0.7, 0.6, 0.75])[:groups] if groups > 2 else np.array([0.7, 0.7])
    pattern = np.kron(np.eye(groups), np.array([[0.8], [0.7], [0.6], [0.75]]))
    between = np.outer(above, above)
    np.fill_diagonal(between, 1)
    correlation = pattern @ between @ pattern.T
    np.fill_diagonal(correlation, 1)
    known = (pattern @ above).sum() ** 2 / correlation.sum()
    assert hierarchical_omega(correlation, groups).hierarchical == pytest.approx(known, abs=1e-4)


def test_an_item_keyed_the_wrong_way_is_named():
    turned = answers()
    turned[:, 2] = 4 - turned[:, 2]
    found = reliability(turned, list("abcdef"))
    assert [warning.split()[0] for warning in found.warnings] == ["c"]
    assert "reverse-keyed" in found.warnings[0]
    assert reliability(answers(), list("abcdef")).warnings == ()


def test_where_no_factor_can_be_found_omega_is_left_out_and_said_so():
    twin = answers(k=4)
    twin[:, 1] = twin[:, 0]
    found = reliability(twin)
    assert found.omega is None
    assert "omega is left out" in found.warnings[-1]
    assert reliability(answers(k=2)).omega is None


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (answers()[:2], "0 people answered"),
        (answers()[:, :1], "at least 2 items"),
        (np.full((10, 3), 2, np.int8), "everybody gave a the same answer"),
        (np.full((10, 3), -1, np.int8), "0 people answered a: "),
        (np.full((10, 3), np.nan), "0 people answered a: "),
        (np.array([[1, -1], [2, -1], [-1, 1], [-1, 2], [3, -1], [-1, 4]], np.int8), "0 people answered a and b"),
        (np.column_stack([np.arange(5), 4 - np.arange(5)]).astype(np.int8), "cancel each other out"),
    ],
)
def test_answers_that_can_carry_nothing_are_refused_in_a_sentence(given, says):
    if given.shape[0] == 2:
        says = "2 people answered"
    with pytest.raises(UnusableAnswersError, match=says):
        reliability(given, list("abcdef")[: given.shape[1]])


@pytest.mark.parametrize("name", ["bfi_agree", "bfi_neuroticism", "ltm_science7", "lsat6_2pl", "lsat7_2pl"])
def test_real_scales_have_the_alpha_and_omega_that_r_finds(name):
    reference = reference_of(name)
    names, values = reals_of(name)
    found = reliability(values, names)
    assert found.alpha.value == pytest.approx(reference["classical"]["alpha_raw"], abs=1e-9)
    assert found.alpha.without_item == pytest.approx(reference["classical"]["alpha_drop"], abs=1e-9)
    assert [item.with_rest for item in found.items] == pytest.approx(reference["classical"]["r_drop"], abs=1e-9)
    assert found.omega.value == pytest.approx(reference["omega_1factor_ML"]["omega_total_raw"], abs=1e-5)


def test_alphas_interval_is_the_published_one():
    published = json.loads((folder_of("bfi_agree").parent / "classical_reference.json").read_text())["alpha_ci_feldt"]
    for name, key in (("bfi_agree", "agree"), ("bfi_neuroticism", "neuro")):
        _, values = reals_of(name)
        found = alpha(pairwise_covariance(values))
        assert (found.low, found.high) == pytest.approx(
            (published[key]["lower.ci"], published[key]["upper.ci"]), abs=1e-9
        )


def test_couples_scales_agree_with_r_and_both_unkeyed_items_are_named():
    reference = reference_of("ims_couples")
    names, values = reals_of("ims_couples")
    for scale, expected in reference["scales"].items():
        columns = [names.index(item) for item in expected["items"]]
        found = reliability(values[:, columns], expected["items"])
        assert found.alpha.value == pytest.approx(expected["classical"]["alpha_raw"], abs=1e-9)
        assert found.omega.value == pytest.approx(expected["omega"]["omega_total_raw"], abs=1e-5)
        unkeyed = [warning.split()[0] for warning in found.warnings]
        assert unkeyed == ([f"com3_{scale[-1]}", f"com4_{scale[-1]}"] if scale.startswith("com") else [])
