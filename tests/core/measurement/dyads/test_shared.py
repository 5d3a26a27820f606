"""Common fate, guesses, and profiles: known truth in, known truth out."""

import numpy as np
import pytest

from glitterball.core.measurement.classical.intraclass import intraclass
from glitterball.core.measurement.dyads.common_fate import common_fate
from glitterball.core.measurement.dyads.guesses import truth_and_bias
from glitterball.core.measurement.dyads.pairs import Pairs, UnusableDyadsError
from glitterball.core.measurement.dyads.profiles import profile_agreement
from tests.reference_tables import reals_of, words_of


def shared_fate(rng, n=300, effect=0.6):
    x = rng.normal(size=(n, 1))
    y = effect * x + rng.normal(size=(n, 1)) * 0.7
    errors = rng.multivariate_normal([0, 0], [[0.5, 0.2], [0.2, 0.6]], size=(n, 2))
    return Pairs(y + errors[:, :, 1], x + errors[:, :, 0])


def test_common_fate_finds_the_effect_and_its_own_error():
    rng = np.random.default_rng(1)
    fits = [common_fate(shared_fate(rng)) for _ in range(400)]
    assert np.mean([fit.effect for fit in fits]) == pytest.approx(0.6, abs=0.015)
    assert np.mean([fit.error for fit in fits]) == pytest.approx(np.std([fit.effect for fit in fits]), rel=0.12)
    held = [abs(fit.effect - 0.6) < 1.96 * fit.error for fit in fits]
    assert np.mean(held) == pytest.approx(0.95, abs=0.03)
    assert np.mean([fit.shared_predictor for fit in fits]) == pytest.approx(1, abs=0.03)
    assert fits[0].is_proper


def test_errors_of_one_person_that_go_together_are_not_taken_for_fate():
    rng = np.random.default_rng(2)
    fits = [common_fate(shared_fate(rng, effect=0.0)) for _ in range(300)]
    assert np.mean([fit.p < 0.05 for fit in fits]) == pytest.approx(0.05, abs=0.04)


def test_partners_who_share_nothing_have_no_common_fate():
    rng = np.random.default_rng(3)
    x = rng.normal(size=200)
    with pytest.raises(UnusableDyadsError, match="no better than strangers"):
        common_fate(Pairs(rng.normal(size=(200, 2)), np.column_stack([x, -x])))


def test_guesses_come_apart_into_direction_truth_and_own_view():
    rng = np.random.default_rng(4)
    own = rng.multivariate_normal([4, 4], [[1, 0.3], [0.3, 1]], 4000)
    guess = -0.4 + 4 + 0.5 * (own[:, ::-1] - 4) + 0.3 * (own - 4) + rng.normal(size=own.shape) * 0.5
    found = truth_and_bias(guess, own).overall
    assert found.direction.estimate == pytest.approx(-0.4, abs=0.03)
    assert found.truth.estimate == pytest.approx(0.5, abs=0.02)
    assert found.own_view.estimate == pytest.approx(0.3, abs=0.02)


def test_with_roles_each_guesser_has_figures_and_a_mean_of_their_own():
    rng = np.random.default_rng(5)
    own = rng.normal([3, 5], size=(4000, 2))
    guess = own[:, ::-1] + [0.5, -0.5] + rng.normal(size=own.shape) * 0.5
    found = truth_and_bias(guess, own, ("low", "high")).by_role
    assert found["low"].direction.estimate == pytest.approx(0.5, abs=0.04)
    assert found["high"].direction.estimate == pytest.approx(-0.5, abs=0.04)
    assert found["low"].truth.estimate == pytest.approx(1, abs=0.03)
    with pytest.raises(UnusableDyadsError, match="same shape"):
        truth_and_bias(guess, own[:-1])


def profiles(rng, shared, n=80, k=14):
    stereotype = rng.normal(size=(1, k)) * 2
    first = rng.normal(size=(n, k))
    second = shared * first + np.sqrt(1 - shared**2) * rng.normal(size=(n, k))
    return stereotype + first, stereotype + second


def test_a_stereotype_alone_is_no_agreement():
    rng = np.random.default_rng(6)
    found = profile_agreement(*profiles(rng, 0.0), rng, told_apart=False, shuffles=199)
    assert found.mean_overall > 0.7
    assert abs(found.mean_distinctive) < 0.1
    assert found.p > 0.05


def test_agreement_beyond_the_stereotype_is_found_and_strangers_have_none():
    rng = np.random.default_rng(7)
    found = profile_agreement(*profiles(rng, 0.5), rng, told_apart=True, shuffles=199)
    assert found.mean_distinctive == pytest.approx(0.5, abs=0.08)
    assert abs(found.strangers) < 0.05
    assert found.p == pytest.approx(1 / 200)


def test_a_flat_profile_has_no_agreement_and_spoils_no_mean():
    rng = np.random.default_rng(8)
    first, second = profiles(rng, 0.5)
    first[3] = 2.0
    found = profile_agreement(first, second, rng, told_apart=False, shuffles=19)
    assert np.isnan(found.overall[3])
    assert np.isfinite(found.mean_overall)
    with pytest.raises(UnusableDyadsError, match="missing value"):
        profile_agreement(np.full((9, 9), np.nan), second[:9, :9], rng, told_apart=False)
    with pytest.raises(UnusableDyadsError, match="profiles that vary"):
        profile_agreement(np.ones((9, 9)), np.ones((9, 9)), rng, told_apart=False)


def test_partners_resemble_each_other_as_published():
    _, published = reals_of("kkc_table2_1")
    found = intraclass(published[:, 1:]).one_way
    assert (found.value, found.f) == pytest.approx((0.51131221719, 3.0925925926), abs=1e-9)
    columns = words_of("acitelli", "data_pairwise.csv")
    first = [row for row, part in enumerate(columns["Partnum"]) if part == "1"]
    reals = [np.array([float(columns[name][row]) for row in first]) for name in ("Satisfaction_A", "Satisfaction_P")]
    icc = intraclass(np.column_stack(reals)).one_way
    assert icc.value == pytest.approx(0.61847, abs=5e-6)
    assert (icc.low, icc.high) == pytest.approx((0.50839386253, 0.70870431316), abs=1e-6)
