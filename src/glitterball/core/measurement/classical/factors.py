"""Factor analysis by maximum likelihood (Lawley & Maxwell 1971; Jöreskog 1967): docs/methods/reliability.md.

Given the uniquenesses the best loadings are known, so only k numbers are searched for.
"""

from dataclasses import dataclass

import numpy as np

from glitterball.core.measurement.classical.covariance import Reals, UnusableAnswersError

LEAST_UNIQUE = 0.005  # the same floor as R's factanal
CLOSE_TO_FLOOR = 1.001
SINGULAR = 1e-10
MOST_STEPS, HALVINGS = 500, 30
FLAT, NEARLY_FLAT = 1e-10, 1e-6  # the second is where rounding may end the descent
RIDGE = 1e-8


@dataclass(frozen=True, slots=True)
class Factors:
    """Loadings (k, m) of standardised items, sign such that each factor's sum is positive, and what is unique (k,)."""

    loadings: Reals
    uniquenesses: Reals
    discrepancy: float  # times (n − 1): the likelihood ratio statistic
    converged: bool

    @property
    def is_proper(self) -> bool:
        """No item is explained wholly (a Heywood case: the model or the sample is not fit for it)."""
        return bool(self.uniquenesses.min() > LEAST_UNIQUE * CLOSE_TO_FLOOR)


def factors(correlation: Reals, count: int = 1) -> Factors:
    """``count`` factors of a correlation matrix (k, k).

    Raises UnusableAnswersError where the matrix is singular (items repeat each other, or too few people) or k is too
    small.
    """
    k = len(correlation)
    if (k - count) ** 2 < k + count:
        raise UnusableAnswersError(f"{k} items: expected more of them to find {count} factors")
    if float(np.linalg.eigvalsh(correlation)[0]) < SINGULAR:
        raise UnusableAnswersError(
            "the correlations are singular: expected no item that others repeat, and more people"
        )
    start = np.log(np.clip((1 - 0.5 * count / k) / np.diag(np.linalg.inv(correlation)), LEAST_UNIQUE, 1))
    point, converged = _descend(_Point.at(start, correlation, count), correlation, count)
    loadings = point.loadings(count)
    signs = np.where(loadings.sum(axis=0) < 0, -1.0, 1.0)
    return Factors(loadings * signs, np.exp(point.log_unique), point.value, converged)


@dataclass(frozen=True, slots=True)
class _Point:
    """The discrepancy and its slope at logarithms of the uniquenesses."""

    log_unique: Reals
    value: float
    slope: Reals
    eigenvalues: Reals
    eigenvectors: Reals

    @classmethod
    def at(cls, log_unique: Reals, correlation: Reals, count: int) -> "_Point":
        root = np.exp(log_unique / 2)
        values, vectors = np.linalg.eigh(correlation / np.outer(root, root))
        rest = values[:-count]
        slope = vectors[:, :-count] ** 2 @ (1 - rest)
        return cls(log_unique, float((rest - np.log(rest) - 1).sum()), slope, values, vectors)

    def curvature(self, count: int) -> Reals:
        """Jöreskog's approximation, positive semidefinite everywhere."""
        rest = self.eigenvectors[:, :-count]
        return np.asarray((rest @ rest.T) ** 2)

    def loadings(self, count: int) -> Reals:
        lengths = np.sqrt(np.maximum(self.eigenvalues[-count:] - 1, 0))
        found = np.exp(self.log_unique / 2)[:, None] * self.eigenvectors[:, -count:] * lengths
        return np.asarray(found[:, ::-1])


def _descend(point: _Point, correlation: Reals, count: int) -> tuple[_Point, bool]:
    """Newton's steps inside the bounds; the second value says whether the slope came to nothing."""
    floor = np.log(LEAST_UNIQUE)
    for _ in range(MOST_STEPS):
        at_edge = ((point.log_unique <= floor) & (point.slope > 0)) | ((point.log_unique >= 0) & (point.slope < 0))
        free = ~at_edge
        if not free.any() or float(np.abs(point.slope[free]).max()) < FLAT:
            return point, True
        curvature = point.curvature(count)[np.ix_(free, free)]
        step = np.zeros(len(free))
        step[free] = np.linalg.solve(curvature + np.eye(int(free.sum())) * RIDGE, -point.slope[free])
        for halving in range(HALVINGS):
            tried = _Point.at(np.clip(point.log_unique + step / 2**halving, floor, 0), correlation, count)
            if tried.value < point.value:
                break
        else:
            return point, float(np.abs(point.slope[free]).max()) < NEARLY_FLAT
        point = tried
    return point, False
