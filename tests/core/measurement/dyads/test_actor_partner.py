"""The actor–partner model: Garcia & Kenny's published digits, a general solver, and the error rates promised."""

import numpy as np
import pytest
from scipy import stats

from glitterball.core.measurement.dyads.actor_partner import actor_partner
from glitterball.core.measurement.dyads.bootstrap import bootstrapped, intervals, k_parameters
from glitterball.core.measurement.dyads.pairs import MemberRows, Pairs, UnusableDyadsError, pairs_of
from tests.reference_tables import words_of

ROLES = ("one", "other")


def couples(rng, n=150, actor=0.5, partner=0.3, roles=None, extra=0.0):
    x = rng.multivariate_normal([0, 0], [[1, 0.3], [0.3, 1]], n)
    e = rng.multivariate_normal([0, 0], [[1, 0.4], [0.4, 1]], n)
    y = 1 + actor * x + partner * x[:, ::-1] + e + np.array([0, extra]) * x
    return Pairs(y, x, roles)


@pytest.fixture
def acitelli():
    columns = words_of("acitelli", "data_individual.csv")
    reals = {name: np.array([float(cell) for cell in columns[name]]) for name in ("satisfaction", "other_pos")}
    return MemberRows(
        columns["cuplid"], columns["gender"], reals["satisfaction"], reals["other_pos"], columns["gender"]
    )


def test_the_published_digits_of_148_couples(acitelli):
    found = actor_partner(pairs_of(acitelli))
    assert found.n == 148
    assert found.effects.intercept.estimate == pytest.approx(0.650854, abs=5e-7)
    assert found.effects.actor.estimate == pytest.approx(0.401043, abs=5e-7)
    assert found.effects.partner.estimate == pytest.approx(0.291564, abs=5e-7)
    husband, wife = found.by_role["1"], found.by_role["-1"]
    assert (husband.actor.estimate, wife.actor.estimate) == pytest.approx((0.424386, 0.3777), abs=1e-6)
    assert (husband.partner.estimate, wife.partner.estimate) == pytest.approx((0.26165, 0.321478), abs=1e-6)
    assert found.by_role_variance == pytest.approx({"-1": 0.20746, "1": 0.143139}, abs=1e-6)
    assert found.correlation == pytest.approx(0.4751092, abs=1e-6)
    assert found.effects.actor.error == pytest.approx(0.047265554, abs=1e-6)
    assert found.equal_roles.chi2 == pytest.approx(2 * (141.4420454121 - 137.8035190217), abs=1e-5)


def test_the_published_digits_where_partners_are_alike(acitelli):
    paired = pairs_of(acitelli)
    found = actor_partner(Pairs(paired.outcome, paired.predictor))
    assert (found.effects.actor.estimate, found.effects.partner.estimate) == pytest.approx(
        (0.40042314824, 0.28797049674), abs=1e-9
    )
    assert found.effects.actor.error == pytest.approx(0.04731414379, abs=1e-9)
    assert found.effects.actor.p == pytest.approx(1.2634031288e-15, rel=1e-5)
    assert found.effects.intercept.p == pytest.approx(0.038658265639, abs=1e-9)
    assert (found.variance, found.correlation) == pytest.approx((0.17419431352, 0.46934136313), abs=1e-8)


def restricted_loglik(parameters, pairs):
    """The restricted likelihood written out, for whatever variance and correlation."""
    variance, correlation = np.exp(parameters[0]), np.tanh(parameters[1])
    inverse = np.linalg.inv(variance * np.array([[1, correlation], [correlation, 1]]))
    design = np.stack([np.ones_like(pairs.outcome), pairs.predictor, pairs.predictor[:, ::-1]], axis=2)
    crossed = np.einsum("dip,ij,djq->pq", design, inverse, design)
    fixed = np.linalg.solve(crossed, np.einsum("dip,ij,dj->p", design, inverse, pairs.outcome))
    left = pairs.outcome - design @ fixed
    loglik = pairs.n * np.linalg.slogdet(inverse)[1] - np.linalg.slogdet(crossed)[1]
    return (loglik - np.einsum("di,ij,dj->", left, inverse, left)) / 2


def test_the_closed_form_is_the_top_of_the_restricted_likelihood():
    pairs = couples(np.random.default_rng(1), n=40)
    found = actor_partner(pairs)
    top = np.array([np.log(found.variance), np.arctanh(found.correlation)])
    best = restricted_loglik(top, pairs)
    for step in ([1e-3, 0], [-1e-3, 0], [0, 1e-3], [0, -1e-3]):
        assert restricted_loglik(top + step, pairs) < best


def test_told_apart_errors_and_p_are_those_of_least_squares_written_out():
    pairs = couples(np.random.default_rng(11), n=50, roles=ROLES, extra=0.3)
    found = actor_partner(pairs)
    design = np.column_stack([np.ones(50), pairs.predictor])
    fits = np.linalg.lstsq(design, pairs.outcome, rcond=None)[0]
    left = pairs.outcome - design @ fits
    covariance = np.kron(left.T @ left / (50 - 3), np.linalg.inv(design.T @ design))  # one's three, then the other's
    contrasts = {"actor": (1, 5), "partner": (2, 4), "intercept": (0, 3)}
    for name, places in contrasts.items():
        effect = getattr(found.effects, name)
        error = np.sqrt(covariance[np.ix_(places, places)].sum()) / 2
        assert effect.estimate == pytest.approx(fits.T.reshape(-1)[list(places)].mean(), abs=1e-10)
        assert effect.error == pytest.approx(error, abs=1e-10)
        assert effect.p == pytest.approx(2 * stats.t.sf(abs(effect.estimate / error), 2 * 50 - 6), abs=1e-10)
    alike = actor_partner(Pairs(pairs.outcome, pairs.predictor)).effects.actor
    assert alike.p == pytest.approx(2 * stats.t.sf(abs(alike.estimate / alike.error), 2 * 50 - 3), rel=1e-8)


def test_who_stands_in_which_column_changes_nothing_for_alike_partners():
    pairs = couples(np.random.default_rng(2))
    swap = np.random.default_rng(3).random(pairs.n) < 0.5
    turned = [np.where(swap[:, None], values[:, ::-1], values) for values in (pairs.outcome, pairs.predictor)]
    first, second = actor_partner(pairs), actor_partner(Pairs(*turned))
    assert first.effects.actor.estimate == pytest.approx(second.effects.actor.estimate, abs=1e-12)
    assert first.correlation == pytest.approx(second.correlation, abs=1e-12)


@pytest.mark.parametrize("roles", [None, ROLES])
def test_effects_are_unbiased_and_p_is_small_as_often_as_it_says(roles):
    rng = np.random.default_rng(4)
    fits = [actor_partner(couples(rng, n=60, partner=0.0, roles=roles)).effects for _ in range(300)]
    assert np.mean([fit.actor.estimate for fit in fits]) == pytest.approx(0.5, abs=0.02)
    assert np.mean([fit.partner.estimate for fit in fits]) == pytest.approx(0, abs=0.02)
    assert np.mean([fit.partner.p < 0.05 for fit in fits]) == pytest.approx(0.05, abs=0.035)
    spread = np.std([fit.actor.estimate for fit in fits])
    assert np.mean([fit.actor.error for fit in fits]) == pytest.approx(spread, rel=0.1)


def test_the_test_of_equal_roles_keeps_its_level_and_sees_a_difference():
    rng = np.random.default_rng(5)
    alike = [actor_partner(couples(rng, roles=ROLES)).equal_roles.p for _ in range(200)]
    assert stats.kstest(alike, "uniform").pvalue > 0.005
    assert actor_partner(couples(rng, roles=ROLES, extra=0.5)).equal_roles.p < 0.01


@pytest.mark.parametrize("roles", [None, ROLES])
def test_a_draw_of_everybody_once_gives_the_fit_itself(roles):
    class Once:
        def multinomial(self, n, _shares, size):
            return np.ones((size, n), dtype=np.int64)

    pairs = couples(np.random.default_rng(6), roles=roles)
    draws = bootstrapped(pairs, Once(), draws=2)
    fitted = actor_partner(pairs)
    found = fitted.by_role.values() if roles else [fitted.effects]
    for column, effects in enumerate(found):
        for name in ("intercept", "actor", "partner"):
            assert getattr(draws, name)[0, column] == pytest.approx(getattr(effects, name).estimate, abs=1e-12)


def test_k_is_the_published_ratio(acitelli):
    paired = pairs_of(acitelli)
    found = k_parameters(paired, bootstrapped(paired, np.random.default_rng(7)))
    assert found["1"].estimate == pytest.approx(0.6165362, abs=1e-6)
    assert found["-1"].estimate == pytest.approx(0.8511471, abs=1e-6)
    assert found["1"].is_defined
    assert found["1"].patterns == ("couple",)


@pytest.mark.long
def test_intervals_hold_the_truth_as_often_as_they_say():
    rng = np.random.default_rng(8)
    held_actor, held_k = [], []
    for _ in range(300):
        pairs = couples(rng, n=100)
        draws = bootstrapped(pairs, rng, draws=300)
        actor, k = intervals(pairs, draws, level=0.9)[""]["actor"], k_parameters(pairs, draws, level=0.9)[""]
        held_actor.append(actor.low <= 0.5 <= actor.high)
        held_k.append(k.low <= 0.6 <= k.high)
    assert np.mean(held_actor) == pytest.approx(0.9, abs=0.05)
    assert np.mean(held_k) == pytest.approx(0.9, abs=0.05)


def test_without_an_actor_effect_k_is_anything_and_no_pattern_is_named():
    pairs = couples(np.random.default_rng(9), actor=0.0)
    k = k_parameters(pairs, bootstrapped(pairs, np.random.default_rng(1)))[""]
    assert not k.is_defined
    assert k.patterns == ()


@pytest.mark.parametrize("roles", [None, ROLES])
def test_too_few_couples_to_draw_from_are_refused_not_averaged(roles):
    rng = np.random.default_rng(10)
    rare = np.zeros((30, 2))
    rare[:2] = [[1, 0], [1, 1]]
    pairs = Pairs(rng.normal(size=(30, 2)), rare, roles)
    with pytest.raises(UnusableDyadsError, match="expected more couples"):
        intervals(pairs, bootstrapped(pairs, rng))


def rows(text):
    cells = [line.split() for line in text.splitlines()]
    values = [np.array([float(row[i]) for row in cells]) for i in (2, 3)]
    return MemberRows([row[0] for row in cells], [row[1] for row in cells], *values, [row[4] for row in cells])


GOOD = "a 1 1 2 w\na 2 2 3 h\nb 2 3 1 h\nb 1 4 2 w\nc 1 2 5 w\nc 2 1 2 h\nd 1 2 2 w\nd 2 5 2 h\n"


def test_partners_are_put_side_by_side_by_role_and_incomplete_couples_counted():
    found = pairs_of(rows(GOOD + "e 1 1 1 w\nf 1 1 1 w\nf 2 nan 1 h\ng 1 1 1 w\ng 2 1 1 h"))
    assert found.roles == ("h", "w")
    assert found.outcome[:4].tolist() == [[2, 1], [3, 4], [1, 2], [5, 2]]
    assert (found.n, found.n_incomplete) == (5, 2)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("a 3 1 1 w", "dyad a has a third member, 3"),
        ("e 1 1 1 w\ne 1 1 1 h", "dyad e: member 1 is there twice"),
        ("e 1 1 1 w\ne 2 1 1 w", "dyad e: both members are w"),
        ("e 1 1 1 x\ne 2 1 1 w", "the roles are h, w, x: expected exactly two"),
    ],
)
def test_rows_that_are_no_couples_are_named(wrong, says):
    with pytest.raises(UnusableDyadsError, match=says):
        pairs_of(rows(GOOD + wrong))


@pytest.mark.parametrize(
    ("outcome", "predictor", "says"),
    [
        (np.zeros((3, 2)), np.zeros((3, 2)), "3 complete dyads"),
        (np.ones((9, 2)), np.random.default_rng(0).normal(size=(9, 2)), "the outcome is the same"),
        (np.random.default_rng(0).normal(size=(9, 2)), np.ones((9, 2)), "the predictor is the same"),
        (np.random.default_rng(0).normal(size=(9, 2)), np.arange(9.0)[:, None] * [1, 1], "same predictor in every"),
        (np.full((9, 2), np.nan), np.ones((9, 2)), "a value is missing"),
        (np.ones((9, 3)), np.ones((9, 3)), "expected"),
    ],
)
def test_couples_that_can_tell_nothing_are_refused(outcome, predictor, says):
    with pytest.raises(UnusableDyadsError, match=says):
        actor_partner(Pairs(outcome, predictor))


def test_told_apart_partners_with_one_predictor_between_them_are_refused():
    x = np.random.default_rng(0).normal(size=(9, 1)) * [1, 1]
    with pytest.raises(UnusableDyadsError, match="can't be told from each other"):
        actor_partner(Pairs(np.random.default_rng(1).normal(size=(9, 2)), x, ROLES))
