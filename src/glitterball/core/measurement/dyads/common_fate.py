"""The common-fate model: what the couple shares in one thing goes with what it shares in another.

Kenny & La Voie (1985); Ledermann & Kenny (2012). Each thing is a variable of the couple that both partners report,
each with an error of their own, and errors of one person may go together. For alike partners the model just fits the
sums and differences of partners, so the answer is closed. Formulas and limits: docs/methods/couples.md.
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from scipy.special import ndtr

from glitterball.core.measurement.dyads.pairs import Pairs, Reals, UnusableDyadsError


@dataclass(frozen=True, slots=True)
class CommonFate:
    """Variances of what couples share, and the effect of one on the other with its standard error (delta method)."""

    n: int
    shared_predictor: float
    shared_outcome: float
    effect: float
    error: float
    p: float
    correlation: float  # of the two shared things; nan where the outcome shares nothing

    @property
    def is_proper(self) -> bool:
        """The correlation is one that can be; where it is not, couples share too little for this model."""
        return abs(self.correlation) <= 1


def common_fate(pairs: Pairs) -> CommonFate:
    """Effect of what partners share in the predictor on what they share in the outcome; roles keep their own means.

    Raises UnusableDyadsError where partners agree no better than strangers on the predictor: nothing is shared then.
    """
    n, free = pairs.n, pairs.n - 1
    between = _products(pairs.predictor.sum(axis=1), pairs.outcome.sum(axis=1), centre=True) / (2 * free)
    differences = [np.diff(values, axis=1)[:, 0] for values in (pairs.predictor, pairs.outcome)]
    own_means = pairs.roles is not None
    within_free = free if own_means else n
    within = _products(*differences, centre=own_means) / (2 * within_free)
    shared = (between - within) / 2
    if shared[0, 0] <= 0:
        raise UnusableDyadsError("partners agree on the predictor no better than strangers: expected something shared")
    effect = float(shared[0, 1] / shared[0, 0])
    slope = np.array([[-effect, 1.0]]) / (2 * shared[0, 0])  # of the effect, by the (x, x) and (x, y) entries
    spread = _spread(between, free) + _spread(within, within_free)
    error = sqrt(float((slope @ spread @ slope.T)[0, 0]))
    outcome = float(shared[1, 1])
    correlation = float(shared[0, 1]) / sqrt(float(shared[0, 0]) * outcome) if outcome > 0 else float("nan")
    return CommonFate(
        n, float(shared[0, 0]), outcome, effect, error, 2 * float(ndtr(-abs(effect / error))), correlation
    )


def _products(x: Reals, y: Reals, *, centre: bool) -> Reals:
    values = np.column_stack([x, y])
    if centre:
        values = values - values.mean(axis=0)
    return np.asarray(values.T @ values)


def _spread(matrix: Reals, free: int) -> Reals:
    """Covariance of the (x, x) and (x, y) entries of a covariance matrix (Wishart)."""
    xx, xy, yy = float(matrix[0, 0]), float(matrix[0, 1]), float(matrix[1, 1])
    return np.array([[2 * xx * xx, 2 * xx * xy], [2 * xx * xy, xx * yy + xy * xy]]) / free
