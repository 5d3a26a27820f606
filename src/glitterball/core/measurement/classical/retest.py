"""How far a score wanders when nothing changes: test–retest, measurement error, the smallest change worth noticing.

Formulas, sources and limits: docs/methods/retest.md.
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from scipy.special import ndtri

from glitterball.core.measurement.classical.covariance import Reals, UnusableAnswersError
from glitterball.core.measurement.classical.intraclass import IntraclassCorrelations, intraclass

LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Retest:
    """Two occasions of the same people, with no treatment in between."""

    n: int  # people with both
    pearson: float
    intraclass: IntraclassCorrelations
    mean_change: float  # not 0: practice, mood or real change
    error: float  # standard error of measurement, from the spread of the differences
    minimal_detectable_change: float


def retest(first: Reals, second: Reals, *, level: float = LEVEL) -> Retest:
    """``first`` and ``second`` are scores (n,) of the same people in the same order, nan where missing.

    The standard error of measurement is the standard deviation of the differences divided by √2.
    """
    if first.shape != second.shape or first.ndim != 1:
        raise UnusableAnswersError(f"{first.shape} and {second.shape} scores: expected two equally long columns")
    both = np.isfinite(first) & np.isfinite(second)
    pairs = np.column_stack([first[both], second[both]])
    agreement = intraclass(pairs, level=level)
    if np.ptp(pairs[:, 0]) == 0 or np.ptp(pairs[:, 1]) == 0:
        raise UnusableAnswersError("everybody has the same score on one occasion: expected scores that vary")
    differences = pairs[:, 1] - pairs[:, 0]
    error = float(differences.std(ddof=1)) / sqrt(2)
    return Retest(
        n=len(pairs),
        pearson=float(np.asarray(np.corrcoef(pairs.T))[0, 1]),
        intraclass=agreement,
        mean_change=float(differences.mean()),
        error=error,
        minimal_detectable_change=minimal_detectable_change(error, level=level),
    )


def standard_error_of_measurement(deviation: float, reliability: float) -> float:
    """Standard deviation · √(1 − reliability), in the scale's own units."""
    if deviation <= 0 or not 0 <= reliability <= 1:
        raise UnusableAnswersError(f"deviation {deviation} and reliability {reliability}: expected above 0 and 0 to 1")
    return deviation * sqrt(1 - reliability)


def minimal_detectable_change(error: float, *, level: float = LEVEL) -> float:
    """The difference between two occasions that error alone exceeds in 1 − ``level`` of people: z · √2 · error."""
    return float(ndtri((1 + level) / 2)) * sqrt(2) * error
