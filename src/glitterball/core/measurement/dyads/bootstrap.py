"""Effects in couples drawn again with replacement, all draws in one product of matrices; and k with its interval.

Whole couples are drawn, so that what partners share stays together (Efron & Tibshirani 1993). k = partner ÷ actor
effect says how people take part in each other (Kenny & Ledermann 2010): 1 alike, 0 each for themselves, −1 in contrast.
Limits: docs/methods/couples.md.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from glitterball.core.measurement.dyads.actor_partner import actor_partner
from glitterball.core.measurement.dyads.pairs import Pairs, Reals, UnusableDyadsError
from glitterball.core.measurement.one_thread import one_thread

DRAWS = 2_000
LEVEL = 0.95
NO_SPREAD = 1e-10
MOST_LOST = 0.05  # share of draws that may say nothing
PATTERNS = {"couple": 1.0, "actor only": 0.0, "contrast": -1.0}


@dataclass(frozen=True, slots=True)
class Draws:
    """Effects (draws, r): one column without roles, else one a role in their order; nan where a draw could not tell."""

    intercept: Reals
    actor: Reals
    partner: Reals


@dataclass(frozen=True, slots=True)
class Interval:
    """Percentiles of the draws around the estimate."""

    estimate: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class K:
    """``patterns`` are those that the interval leaves open; none where the actor effect may be 0 and k anything."""

    estimate: float
    low: float
    high: float
    is_defined: bool  # the actor effect's own interval leaves 0 out
    patterns: tuple[str, ...]


@one_thread()
def bootstrapped(pairs: Pairs, rng: np.random.Generator, draws: int = DRAWS) -> Draws:
    """``draws`` samples of as many dyads, by least squares, which is what restricted likelihood gives."""
    weights = rng.multinomial(pairs.n, np.full(pairs.n, 1 / pairs.n), size=draws).astype(np.float64)
    return _told_apart(pairs, weights) if pairs.roles else _alike(pairs, weights)


def intervals(pairs: Pairs, draws: Draws, *, level: float = LEVEL) -> dict[str, dict[str, Interval]]:
    """Role ("" without roles) → effect → interval. Raises UnusableDyadsError where too many draws say nothing."""
    fitted = actor_partner(pairs)
    found = fitted.by_role or {"": fitted.effects}
    return {
        role: {
            name: _interval(getattr(effects, name).estimate, getattr(draws, name)[:, column], level)
            for name in ("intercept", "actor", "partner")
        }
        for column, (role, effects) in enumerate(found.items())
    }


def k_parameters(pairs: Pairs, draws: Draws, *, level: float = LEVEL) -> dict[str, K]:
    """Role ("" without roles) → k, its interval from ``bootstrapped`` draws of the same ``pairs``."""
    found = {}
    for column, (role, effects) in enumerate(intervals(pairs, draws, level=level).items()):
        actor, partner = effects["actor"], effects["partner"]
        with np.errstate(divide="ignore", invalid="ignore"):
            ratios = draws.partner[:, column] / draws.actor[:, column]
        k = _interval(partner.estimate / actor.estimate if actor.estimate else float("nan"), ratios, level)
        defined = actor.low > 0 or actor.high < 0
        patterns = tuple(name for name, value in PATTERNS.items() if defined and k.low <= value <= k.high)
        found[role] = K(k.estimate, k.low, k.high, defined, patterns)
    return found


def _interval(estimate: float, values: Reals, level: float) -> Interval:
    if np.isnan(values).mean() > MOST_LOST:
        raise UnusableDyadsError("too many draws have predictors that don't vary: expected more couples")
    low, high = np.nanpercentile(values, [50 * (1 - level), 50 * (1 + level)])
    return Interval(estimate, float(low), float(high))


def _enough(spread: Reals, scale: Reals | np.floating[Any]) -> Reals:
    """The spread of predictors in each draw, nan where there is none to go by."""
    return np.where(spread > NO_SPREAD * scale, spread, np.nan)


def _alike(pairs: Pairs, weights: Reals) -> Draws:
    own, other = pairs.outcome.mean(axis=1), pairs.predictor.mean(axis=1)
    half, half_other = (np.diff(values, axis=1)[:, 0] for values in (pairs.outcome, pairs.predictor))
    middle = other.mean()
    other = other - middle
    sums = weights @ np.column_stack([own, other, own * other, other**2, half * half_other, half_other**2])
    y, x, xy, xx, apart_xy, apart_xx = (sums / pairs.n).T
    together = (xy - x * y) / _enough(xx - x * x, xx)
    apart = apart_xy / _enough(apart_xx, apart_xx.mean())
    intercept = y - together * (x + middle)
    return Draws(intercept[:, None], (together + apart)[:, None] / 2, (together - apart)[:, None] / 2)


def _told_apart(pairs: Pairs, weights: Reals) -> Draws:
    middle = pairs.predictor.mean(axis=0)
    (a, b), (y, z) = (pairs.predictor - middle).T, pairs.outcome.T
    sums = weights @ np.column_stack([a, b, y, z, a * a, a * b, b * b, a * y, b * y, a * z, b * z])
    a, b, y, z, aa, ab, bb, ay, by, az, bz = (sums / pairs.n).T
    aa, ab, bb = aa - a * a, ab - a * b, bb - b * b
    determinant = _enough(aa * bb - ab * ab, aa * bb)
    on_y, on_z = (
        ((bb * one - ab * two) / determinant, (aa * two - ab * one) / determinant)
        for one, two in ((ay - a * y, by - b * y), (az - a * z, bz - b * z))
    )
    first = y - on_y[0] * (a + middle[0]) - on_y[1] * (b + middle[1])
    second = z - on_z[0] * (a + middle[0]) - on_z[1] * (b + middle[1])
    return Draws(
        np.column_stack([first, second]), np.column_stack([on_y[0], on_z[1]]), np.column_stack([on_y[1], on_z[0]])
    )
