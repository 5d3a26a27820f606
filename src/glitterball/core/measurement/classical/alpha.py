"""Cronbach's alpha with Feldt's interval, and alpha without each item: docs/methods/reliability.md."""

from dataclasses import dataclass

import numpy as np
from scipy.special import fdtri

from glitterball.core.measurement.classical.covariance import NO_VARIANCE, Covariance, Reals, UnusableAnswersError

LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Alpha:
    """A lower bound of reliability under uncorrelated errors; below 0 where items run against each other."""

    value: float
    low: float
    high: float
    level: float
    without_item: tuple[float, ...]  # alpha of the rest; nan where there is none


def alpha(covariance: Covariance, *, level: float = LEVEL) -> Alpha:
    """Alpha = k/(k − 1) · (1 − Σ variances / variance of the sum); interval after Feldt (1965), n as answered.

    Raises UnusableAnswersError where the items cancel each other out, so that their sum never varies.
    """
    matrix, k = covariance.matrix, len(covariance.matrix)
    if matrix.sum() <= NO_VARIANCE * np.trace(matrix):
        raise UnusableAnswersError(
            "the items cancel each other out, so that everybody has the same sum: expected a scale"
        )
    value = _alpha(float(np.trace(matrix)), float(matrix.sum()), k)
    people, tail = covariance.n - 1, (1 - level) / 2
    low, high = (1 - (1 - value) * fdtri(people, people * (k - 1), p) for p in (1 - tail, tail))
    return Alpha(value, float(low), float(high), level, _without_each(matrix))


def _alpha(variances: float, variance_of_sum: float, k: int) -> float:
    return k / (k - 1) * (1 - variances / variance_of_sum) if variance_of_sum > 0 else float("nan")


def _without_each(matrix: Reals) -> tuple[float, ...]:
    k = len(matrix)
    if k - 1 < 2:  # noqa: PLR2004 - one item has no alpha
        return (float("nan"),) * k
    variances = np.trace(matrix) - np.diag(matrix)
    sums = matrix.sum() - 2 * matrix.sum(axis=0) + np.diag(matrix)
    return tuple(_alpha(float(v), float(s), k - 1) for v, s in zip(variances, sums, strict=True))
