"""The actor–partner model knows no unit and no zero; and what no unit could mend is refused for its own reason."""

import numpy as np
import pytest

from glitterball.core.measurement.dyads.actor_partner import actor_partner
from glitterball.core.measurement.dyads.pairs import Pairs, UnusableDyadsError

ROLES = ("one", "other")
BOTH = pytest.mark.parametrize("roles", [None, ROLES])


def drawn(n=200, seed=1):
    draw = np.random.default_rng(seed)
    x = draw.normal(size=(n, 2))
    return x, 0.4 * x + 0.2 * x[:, ::-1] + draw.normal(size=(n, 2))


@BOTH
@pytest.mark.parametrize(("mean", "sd"), [(1990, 2), (5e6, 2e6), (1.7e9, 1e8), (0, 1e-7), (0, 1e50), (-3e12, 1e7)])
def test_a_predictor_in_another_unit_gives_the_same_effects_in_it(roles, mean, sd):
    x, y = drawn()
    plain, moved = actor_partner(Pairs(y, x, roles)), actor_partner(Pairs(y, mean + sd * x, roles))
    parts = [(plain.effects, moved.effects), *((plain.by_role[role], moved.by_role[role]) for role in plain.by_role)]
    for one, other in parts:
        for name in ("actor", "partner"):
            before, after = getattr(one, name), getattr(other, name)
            assert (after.estimate * sd, after.error * sd) == pytest.approx((before.estimate, before.error), rel=1e-8)
            assert after.p == pytest.approx(before.p, rel=1e-6)
        both = (one.actor.estimate + one.partner.estimate) * mean / sd
        assert other.intercept.estimate == pytest.approx(one.intercept.estimate - both, rel=1e-8, abs=1e-8)
    assert (moved.variance, moved.correlation) == pytest.approx((plain.variance, plain.correlation), rel=1e-8)
    if roles:
        assert moved.equal_roles.chi2 == pytest.approx(plain.equal_roles.chi2, rel=1e-6)


def test_the_error_of_the_intercept_far_from_zero_is_that_of_least_squares():
    x, y = drawn()
    found = actor_partner(Pairs(y, 50 + x, ROLES)).by_role["one"].intercept
    design = np.column_stack([np.ones(len(x)), 50 + x])
    left = y - design @ np.linalg.lstsq(design, y, rcond=None)[0]
    error = np.sqrt(left[:, 0] @ left[:, 0] / (len(x) - 3) * np.linalg.inv(design.T @ design)[0, 0])
    assert found.error == pytest.approx(error, rel=1e-8)


@BOTH
@pytest.mark.parametrize(("scale", "shift"), [(1.0, 0.0), (3.0, 1e6), (1e-30, 0.0), (1e40, 0.0)])
def test_an_exact_fit_is_refused_and_no_p_invented(roles, scale, shift):
    x, _ = drawn()
    with pytest.raises(UnusableDyadsError, match="gives the outcome exactly"):
        actor_partner(Pairs(scale * x + shift, x, roles))


@BOTH
@pytest.mark.parametrize("size", [1e160, 1e200, 1e307, 1e-200])
def test_magnitudes_that_no_square_can_hold_are_refused_by_name(roles, size):
    x, y = drawn()
    with pytest.raises(UnusableDyadsError, match="the outcome goes up to"):
        actor_partner(Pairs(size * y, x, roles))
    with pytest.raises(UnusableDyadsError, match="the predictor goes up to"):
        actor_partner(Pairs(y, size * x, roles))


def test_partners_with_one_residual_between_them_have_no_test_of_equal_roles():
    x, y = drawn()
    shared = actor_partner(Pairs(y[:, :1] * [1, 1], x, ROLES))
    assert shared.equal_roles is None
    assert shared.correlation == pytest.approx(1)


def test_few_couples_told_apart_are_refused():
    x, y = drawn(5)
    with pytest.raises(UnusableDyadsError, match="5 complete dyads with roles: expected at least 6"):
        actor_partner(Pairs(y, x, ROLES))
    assert actor_partner(Pairs(y, x)).n == 5
