"""Differential item functioning: an independent fit of the same model, and error rates where the truth is known."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.special import expit

from glitterball.core.measurement.differential.adjusting import adjusted
from glitterball.core.measurement.differential.ordinal_logistic import UnusableGroupsError, item_differences
from glitterball.core.measurement.differential.proportional_odds import fit_odds

K = 8
NAMES = [f"i{j}" for j in range(K)]
CUTS = np.array([-1.5, -0.5, 0.5, 1.5])


def people(seed, n=1500, uniform=0.0, slope=0.0, impact=0.0, groups=2):
    """Item i2 is easier by ``uniform`` and steeper by ``slope`` for group b; b has a higher trait by ``impact``."""
    rng = np.random.default_rng(seed)
    group = rng.integers(0, groups, n)
    trait = rng.normal(size=(n, 1)) + impact * (group == 1)[:, None]
    leaning = np.tile(1.5 * trait, (1, K))
    leaning[:, 2] += (group == 1) * (uniform + slope * trait[:, 0])
    answers = ((leaning + rng.logistic(size=(n, K)))[:, :, None] > 1.5 * CUTS).sum(axis=2)
    return answers.astype(np.int8), np.array(["a", "b", "c"])[group]


def written_out(theta, answers, predictors):
    """Minus the log-likelihood of the proportional-odds model, one person at a time."""
    m = answers.max()
    cuts = np.concatenate([[-np.inf], theta[:1], theta[0] + np.cumsum(np.exp(theta[1:m])), [np.inf]])
    leaning = predictors @ theta[m:]
    chance = expit(cuts[answers + 1] - leaning) - expit(cuts[answers] - leaning)
    return -np.log(chance).sum()


def test_each_statistic_is_that_of_the_model_written_out():
    answers, group = people(1, n=400, uniform=0.6)
    found = item_differences(answers, group, NAMES).items[2]
    total = answers.sum(axis=1) / 8.0
    in_b = (group == "b").astype(float)
    logliks = []
    for predictors in ([total], [total, in_b], [total, in_b, total * in_b]):
        start = np.concatenate([[-1], np.zeros(3), np.zeros(len(predictors))])
        columns = np.column_stack(predictors)
        best = minimize(written_out, start, args=(answers[:, 2].astype(int), columns), method="BFGS", tol=1e-7)
        logliks.append(-best.fun)
    assert found.uniform.chi2 == pytest.approx(2 * (logliks[1] - logliks[0]), abs=1e-4)
    assert found.non_uniform.chi2 == pytest.approx(2 * (logliks[2] - logliks[1]), abs=1e-4)
    assert found.total.chi2 == pytest.approx(2 * (logliks[2] - logliks[0]), abs=1e-4)
    assert found.log_odds[0] > 0


def test_two_categories_are_logistic_regression():
    """A 2 × 2 table: the log odds ratio and Woolf's likelihood are known by hand."""
    counts = np.array([[[30.0, 10.0], [15.0, 25.0]]])
    fit = fit_odds(counts, np.array([[0.0], [1.0]]))
    assert fit.slopes[0, 0] == pytest.approx(np.log(30 * 25 / (10 * 15)), abs=1e-8)
    assert fit.loglik[0] == pytest.approx(sum(n * np.log(n / 40) for n in (30, 10, 15, 25)), abs=1e-8)
    assert fit.converged[0]


def test_groups_that_do_not_overlap_are_said_not_to_converge():
    counts = np.array([[[30.0, 0.0], [0.0, 25.0]]])
    assert not fit_odds(counts, np.array([[0.0], [1.0]])).converged[0]


def test_an_item_that_is_easier_for_one_group_is_flagged_as_uniform():
    found = item_differences(*people(2, uniform=0.8), NAMES)
    item = found.items[2]
    assert found.groups == ("a", "b")
    assert item.is_flagged
    assert item.uniform.p < 1e-6 < item.non_uniform.p
    assert item.log_odds[0] == pytest.approx(0.8, abs=0.3)


def test_an_item_that_separates_better_in_one_group_is_flagged_as_not_uniform():
    item = item_differences(*people(3, slope=1.0), NAMES).items[2]
    assert item.is_flagged
    assert item.non_uniform.p < 1e-6


def test_a_group_with_more_of_the_trait_is_no_difference_of_items():
    flags = [
        any(item.is_flagged for item in item_differences(*people(100 + seed, n=600, impact=0.5), NAMES).items)
        for seed in range(30)
    ]
    assert np.mean(flags) < 0.17


def test_without_differences_p_is_small_as_often_as_it_says():
    p = [item.total.p for seed in range(25) for item in item_differences(*people(500 + seed, n=500), NAMES).items]
    assert np.mean(np.array(p) < 0.05) == pytest.approx(0.05, abs=0.035)


def test_purifying_frees_the_matching_score_from_a_flagged_item():
    answers, group = people(4, n=4000, uniform=1.5)
    plain, pure = item_differences(answers, group, NAMES), item_differences(answers, group, NAMES, purify=True)
    assert sum(item.is_flagged for item in plain.items) > 1
    assert [item.item for item in pure.items if item.is_flagged] == ["i2"]
    assert pure.matched_on == tuple(name for name in NAMES if name != "i2")


def test_three_groups_have_twice_the_degrees_of_freedom():
    item = item_differences(*people(5, uniform=0.8, groups=3), NAMES).items[2]
    assert (item.uniform.df, item.non_uniform.df, item.total.df) == (2, 2, 4)
    assert len(item.log_odds) == 2
    assert item.is_flagged


def test_unused_categories_and_order_of_rows_change_nothing():
    answers, group = people(6, uniform=0.5)
    wide = np.where(answers >= 2, answers + 3, answers).astype(np.int8)
    plain = item_differences(answers, group, ["x"] * K)
    order = np.random.default_rng(1).permutation(len(answers))
    turned = item_differences(answers[order], group[order], ["x"] * K)
    assert [item.total.chi2 for item in plain.items] == pytest.approx([item.total.chi2 for item in turned.items])
    assert np.isfinite([item.total.chi2 for item in item_differences(wide, group, ["x"] * K).items]).all()


def test_people_with_anything_missing_are_left_out():
    answers, group = people(7)
    answers[:10, 0] = -1
    group[10:15] = ""
    kept = item_differences(answers[15:], group[15:], NAMES)
    found = item_differences(answers, group, NAMES)
    assert (found.n_incomplete, kept.n_incomplete) == (15, 0)
    assert replace(found, n_incomplete=0) == kept


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda a, g: (a, np.full(len(g), "a")), "1 groups"),
        (lambda a, g: (a, np.where(np.arange(len(g)) < 5, "a", "b")), "group a has 5 people"),
        (lambda a, g: (np.where(np.arange(K) == 3, 1, a).astype(np.int8), g), "everybody gave i3"),
        (lambda a, g: (np.full_like(a, -1), g), "0 groups"),
        (lambda a, g: (a[:, :1], g), "1 item"),
    ],
)
def test_groups_that_can_not_be_compared_are_named(change, says):
    answers, group = change(*people(8))
    with pytest.raises(UnusableGroupsError, match=says):
        item_differences(answers, group, NAMES[: answers.shape[1]])


def test_adjusted_p_values_are_those_worked_by_hand():
    p = np.array([0.01, 0.04, 0.03, 0.005])
    assert adjusted(p, "holm").tolist() == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert adjusted(p, "benjamini-hochberg").tolist() == pytest.approx([0.02, 0.04, 0.04, 0.02])
    assert adjusted(np.array([0.9, 0.8]), "holm").tolist() == [1, 1]
    assert adjusted(p, "none").tolist() == p.tolist()
