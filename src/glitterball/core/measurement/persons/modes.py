"""Where a person's answers are likeliest: with a prior (MAP), alone (ML), or corrected for their pull outwards (WLE).

Samejima (1969), Warm (1989). Both likelihoods have one peak, so a bracketed Newton search finds it. Limits:
docs/methods/person-scores.md.
"""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from glitterball.core.measurement.likelihood import chunks
from glitterball.core.measurement.models import Parameters, Reals
from glitterball.core.measurement.patterns import alike
from glitterball.core.measurement.persons.curves import Codes, Items, climb, items_of, pushes, warm
from glitterball.core.measurement.persons.expected import prepare
from glitterball.core.measurement.quadrature import STANDARD, Prior

Mode = Literal["map", "ml", "wle"]

STEPS = 200
LONGEST_STEP = 2.0
CLOSE = 1e-13  # relative to 1 + theta: Warm's steps shrink by a share each, so the rest is a few times this


def modes(parameters: Parameters, values: Codes, *, method: Mode, prior: Prior) -> tuple[Reals, Reals]:
    """Trait values and standard errors (n,) of codes (n, k).

    ML has no bound where every answer pulls the same way: theta is then inf or -inf, and so is the error. ML and WLE of
    somebody without an answer are nan; their MAP is the prior's mean.
    """
    first, whose = alike(values)
    values = values[first]
    items = items_of(parameters)
    near, _ = prepare(parameters, prior=prior if method == "map" else STANDARD).everybody(values)
    parts = [_modes(parameters, items, values[part], near[part], method, prior) for part in chunks(len(values))]
    return np.concatenate([part[0] for part in parts])[whose], np.concatenate([part[1] for part in parts])[whose]


def _modes(
    parameters: Parameters, items: Items, codes: Codes, near: Reals, method: Mode, prior: Prior
) -> tuple[Reals, Reals]:
    up, down = pushes(items, codes, parameters)
    silent = (codes < 0).all(axis=1)
    theta = np.where(silent & (method == "map"), prior.mean, near)
    sought = ~silent if method != "ml" else up & down
    theta[sought], bend = _search(items, codes[sought], method, prior, theta[sought])
    se = np.full(len(codes), prior.sd if method == "map" else np.nan)
    se[sought] = 1 / np.sqrt(bend)
    if method == "ml":
        theta[up & ~down], theta[down & ~up] = np.inf, -np.inf
        se[up ^ down] = np.inf
    if method != "map":
        theta[silent] = np.nan
    return theta, se


def _search(items: Items, codes: Codes, method: Mode, prior: Prior, theta: Reals) -> tuple[Reals, Reals]:
    """Newton steps, halved back into the bracket that the signs of the slope have left; whoever has settled is left."""
    theta = theta.copy()
    low, high = np.full(len(theta), -np.inf), np.full(len(theta), np.inf)
    moving = np.arange(len(theta))
    for _ in range(STEPS):
        here = theta[moving]
        slope, bend = _slope_and_bend(items, codes[moving], method, prior, here)
        low[moving], high[moving] = np.where(slope > 0, here, low[moving]), np.where(slope > 0, high[moving], here)
        there = _stepped(here, slope, bend, low[moving], high[moving])
        theta[moving] = there
        moving = moving[~_is_close(here, there)]
        if not moving.size:
            break
    return theta, _slope_and_bend(items, codes, method, prior, theta)[1]


def _stepped(theta: Reals, slope: Reals, bend: Reals, low: Reals, high: Reals) -> Reals:
    reach = np.maximum(LONGEST_STEP, np.abs(theta))
    with np.errstate(divide="ignore", invalid="ignore"):
        there = theta + np.clip(np.nan_to_num(slope / bend), -reach, reach)
        middle = (low + high) / 2
    outside = ((there <= low) | (there >= high)) & np.isfinite(middle) & ~_is_close(theta, there)
    return np.asarray(np.where(outside, middle, there))


def _is_close(one: Reals, other: Reals) -> NDArray[np.bool_]:
    return np.asarray(np.abs(other - one) < CLOSE * (1 + np.abs(one)))


def _slope_and_bend(items: Items, codes: Codes, method: Mode, prior: Prior, theta: Reals) -> tuple[Reals, Reals]:
    slope, bend = climb(items, codes, theta)
    if method == "map":
        return slope - (theta - prior.mean) / prior.sd**2, bend + 1 / prior.sd**2
    if method == "wle":
        tilt, told = warm(items, codes, theta)
        with np.errstate(divide="ignore", invalid="ignore"):
            return slope + np.nan_to_num(tilt / (2 * told)), told
    return slope, bend
