"""Where integrals over the trait are taken: equally spaced points under a normal prior.

Equal steps h are exact to about 2 exp(-2 (pi s / h)²) for a posterior of standard deviation s (Trefethen & Weideman
2014), so the number of points follows from how sharp the items can make a posterior: no steep item is cut off. Where
one steep item alone makes it, it has the logistic curve's poles, pi / a off the line, and steps follow the slope a.
"""

from dataclasses import dataclass
from math import ceil, isfinite, sqrt

import numpy as np

from glitterball.core.measurement.information import information
from glitterball.core.measurement.models import Parameters, Reals

POINTS = 61
REACH = 6.0  # standard deviations of the prior, to either side
WIDEST_STEP = 1.0  # of the sharpest posterior's standard deviation: an error of 5e-9
WIDEST_RISE = 1.25  # slope times step: an error of 4e-6 where one steep item alone makes the posterior
LOOKS = 121  # where the sharpest posterior is looked for
NARROW = 0.5  # slope times distance of the looks: beyond, they could miss the peak of an item


class PriorError(ValueError):
    """A prior that can't be: one sentence."""


@dataclass(frozen=True, slots=True)
class Prior:
    """A normal prior of the trait. A prior is one person's own: it never comes from a partner's answers."""

    mean: float = 0.0
    sd: float = 1.0

    def __post_init__(self) -> None:
        if not isfinite(self.mean) or not (isfinite(self.sd) and self.sd > 0):
            raise PriorError(f"a prior with mean {self.mean} and sd {self.sd}: expected finite numbers, and sd above 0")


STANDARD = Prior()


def points_and_weights(count: int, prior: Prior = STANDARD) -> tuple[Reals, Reals]:
    """``count`` trait values (q,) and the prior's weights (q,), which sum to 1."""
    steps = np.linspace(-REACH, REACH, count)
    weights = np.exp(-0.5 * steps**2)
    return prior.mean + prior.sd * steps, weights / weights.sum()


def points_needed(parameters: Parameters, prior: Prior = STANDARD) -> int:
    """How many points these items need: 61, or more where they are steep or many."""
    steepest = max(abs(item.a) for item in parameters.items)
    theta, _ = points_and_weights(LOOKS, prior)
    if steepest * (theta[1] - theta[0]) > NARROW:
        theta = np.concatenate([theta, _peaks(parameters, prior)])
    sharpest = 1 / sqrt(1 / prior.sd**2 + float(information(parameters, theta).max()))
    step = min(WIDEST_STEP * sharpest, WIDEST_RISE / steepest)
    count = ceil(2 * REACH * prior.sd / step) + 1
    return max(POINTS, count + 1 - count % 2)


def _peaks(parameters: Parameters, prior: Prior) -> Reals:
    """Where steep items tell most, which looks at equal distances may miss: at thresholds and half way between."""
    found = [
        np.concatenate([item.b, np.add(item.b[1:], item.b[:-1]) / 2, [np.mean(item.b)]]) for item in parameters.items
    ]
    peaks = np.concatenate(found)
    return np.asarray(peaks[np.abs(peaks - prior.mean) <= REACH * prior.sd])
