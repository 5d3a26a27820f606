"""The actor–partner interdependence model in closed form: docs/methods/couples.md.

How somebody's outcome goes with their own predictor (actor) and with their partner's (partner); Kenny, Kashy & Cook
(2006). Restricted maximum likelihood is a matter of two small regressions: sums and differences of alike partners
don't depend on each other; told-apart partners share the same right-hand side, so ordinary least squares is already
best (Zellner 1962).
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from scipy.special import chdtrc, stdtr

from glitterball.core.measurement.dyads.pairs import Pairs, Reals, UnusableDyadsError

NO_SPREAD = 1e-12
NO_ERROR = 1e-12  # residuals this small beside what is fitted are rounding
LARGEST = 1e60  # fourth powers are formed on the way
EXACT = "the predictor gives the outcome exactly: expected some error, as effects can't be tested without"
NOT_TOLD = "partners' predictors can't be told from each other: expected some that differ"
FEWEST_TOLD_APART = 6  # three effects a role leave three couples to tell their errors by


@dataclass(frozen=True, slots=True)
class Effect:
    """An estimate with its standard error and two-sided p (t with as many degrees of freedom as rows less effects)."""

    estimate: float
    error: float
    p: float


@dataclass(frozen=True, slots=True)
class Effects:
    """What one member's outcome goes with."""

    intercept: Effect
    actor: Effect
    partner: Effect


@dataclass(frozen=True, slots=True)
class Difference:
    """A likelihood ratio test by maximum likelihood."""

    chi2: float
    df: int
    p: float


@dataclass(frozen=True, slots=True)
class ActorPartner:
    """Effects over both members; per role where they can be told apart."""

    n: int  # dyads
    effects: Effects
    by_role: dict[str, Effects]
    variance: float  # of residuals; with roles, the mean of the two
    by_role_variance: dict[str, float]
    correlation: float  # of partners' residuals
    equal_roles: Difference | None  # test that all of it is the same for both roles


@dataclass(frozen=True, slots=True)
class Regression:
    """Effects (1 + predictors, outcomes), the inverse of the predictors' products, and residuals (n, outcomes)."""

    effects: Reals
    inverse: Reals
    residuals: Reals


def actor_partner(pairs: Pairs) -> ActorPartner:
    """Fit by restricted maximum likelihood; with roles each has effects and a variance of its own."""
    _refuse(pairs)
    return _told_apart(pairs, pairs.roles) if pairs.roles else _alike(pairs)


def _refuse(pairs: Pairs) -> None:
    if pairs.roles and pairs.n < FEWEST_TOLD_APART:
        raise UnusableDyadsError(f"{pairs.n} complete dyads with roles: expected at least {FEWEST_TOLD_APART}")
    for name, values in (("outcome", pairs.outcome), ("predictor", pairs.predictor)):
        largest = float(np.abs(values).max())
        if largest > LARGEST or 0 < largest < 1 / LARGEST:
            raise UnusableDyadsError(
                f"the {name} goes up to {largest:.3g}: expected {1 / LARGEST:g} to {LARGEST:g}, in another unit"
            )
        if values.std() <= NO_SPREAD * largest:
            raise UnusableDyadsError(f"the {name} is the same for everybody: expected values that vary")


def _alike(pairs: Pairs) -> ActorPartner:
    """Means of the two carry intercept and actor + partner; half differences carry actor − partner."""
    n = pairs.n
    own, other = pairs.outcome.mean(axis=1), pairs.predictor.mean(axis=1)
    half, half_other = (np.diff(values, axis=1)[:, 0] / 2 for values in (pairs.outcome, pairs.predictor))
    regression = _regression(other[:, None], own[:, None])
    inverse, (intercept, together) = regression.inverse, regression.effects[:, 0]
    spread = float(half_other @ half_other)
    if spread <= NO_SPREAD * float(((pairs.predictor - pairs.predictor.mean()) ** 2).sum()):
        raise UnusableDyadsError("both partners have the same predictor in every dyad: expected some that differ")
    apart = float(half_other @ half) / spread
    left, left_half = regression.residuals[:, 0], half - apart * half_other
    between, within = float(left @ left) / (n - 2), float(left_half @ left_half) / (n - 1)
    if max(between, within) <= (NO_ERROR * float(np.abs(pairs.outcome).max())) ** 2:
        raise UnusableDyadsError(EXACT)
    error = sqrt(between * inverse[1, 1] + within / spread) / 2
    df = 2 * n - 3
    effects = Effects(
        _effect(float(intercept), sqrt(between * inverse[0, 0]), df),
        _effect((float(together) + apart) / 2, error, df),
        _effect((float(together) - apart) / 2, error, df),
    )
    correlation = (between - within) / (between + within) if between + within > 0 else 0.0
    return ActorPartner(n, effects, {}, between + within, {}, correlation, None)


def _told_apart(pairs: Pairs, roles: tuple[str, str]) -> ActorPartner:
    n = pairs.n
    regression = _regression(pairs.predictor, pairs.outcome)
    inverse, residuals = regression.inverse, regression.residuals
    found = regression.effects  # rows: intercept, predictor of the first, of the second
    covariance = residuals.T @ residuals / (n - 3)
    if (np.diag(covariance) <= (NO_ERROR * np.abs(pairs.outcome).max(axis=0)) ** 2).any():
        raise UnusableDyadsError(EXACT)
    places = np.array([[0, 1, 2], [0, 2, 1]])  # intercept, actor, partner of each role
    estimates = np.stack([found[places[role], role] for role in (0, 1)])
    df = 2 * n - 6
    errors = np.array([[sqrt(covariance[role, role] * inverse[i, i]) for i in places[role]] for role in (0, 1)])
    crossed = [covariance[0, 1] * inverse[i, j] for i, j in zip(*places, strict=True)]
    mean_errors = np.sqrt((errors**2).sum(axis=0) + 2 * np.array(crossed)) / 2
    by_role = {roles[role]: _effects(estimates[role], errors[role], df) for role in (0, 1)}
    variances = np.diag(covariance)
    return ActorPartner(
        n=n,
        effects=_effects(estimates.mean(axis=0), mean_errors, df),
        by_role=by_role,
        variance=float(variances.mean()),
        by_role_variance={roles[role]: float(variances[role]) for role in (0, 1)},
        correlation=float(covariance[0, 1] / max(sqrt(variances[0] * variances[1]), 1e-300)),
        equal_roles=_equal_roles(pairs, residuals.T @ residuals / n),
    )


def _equal_roles(pairs: Pairs, covariance: Reals) -> Difference | None:
    """Effects, intercept and residual variance equal for both roles: four restrictions.

    None where partners' residuals are one and the same: there is no likelihood to compare then.
    """
    determinant = float(np.linalg.det(covariance))
    if determinant <= NO_SPREAD * covariance[0, 0] * covariance[1, 1]:
        return None
    n, alike = pairs.n, _alike(pairs)
    total = alike.variance
    between = total * (1 + alike.correlation) / 2 * (n - 2) / n
    within = total * (1 - alike.correlation) / 2 * (n - 1) / n
    chi2 = max(n * float(np.log(4 * between * within / determinant)), 0.0)
    return Difference(chi2, 4, float(chdtrc(4, chi2)))


def _regression(predictors: Reals, outcomes: Reals) -> Regression:
    """Least squares on centred predictors of unit spread, told in their own unit: neither zero nor unit matters."""
    middle, spread = predictors.mean(axis=0), predictors.std(axis=0)
    if (spread <= NO_SPREAD * np.abs(predictors).max(axis=0)).any():
        raise UnusableDyadsError(NOT_TOLD)
    design = np.column_stack([np.ones(len(predictors)), (predictors - middle) / spread])
    information = design.T @ design
    if np.linalg.cond(information) > 1 / NO_SPREAD:
        raise UnusableDyadsError(NOT_TOLD)
    inverse = np.linalg.inv(information)
    found = inverse @ (design.T @ outcomes)
    back = np.diag([1.0, *(1 / spread)])
    back[0, 1:] = -middle / spread
    return Regression(back @ found, back @ inverse @ back.T, outcomes - design @ found)


def _effects(estimates: Reals, errors: Reals, df: int) -> Effects:
    intercept, actor, partner = (_effect(float(e), float(s), df) for e, s in zip(estimates, errors, strict=True))
    return Effects(intercept, actor, partner)


def _effect(estimate: float, error: float, df: int) -> Effect:
    if error > 0:
        return Effect(estimate, error, 2 * float(stdtr(df, -abs(estimate / error))))
    return Effect(estimate, error, 0.0 if estimate else 1.0)
