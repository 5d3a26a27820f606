"""The six intraclass correlations of Shrout & Fleiss (1979), with the intervals of McGraw & Wong (1996).

docs/methods/retest.md for test and retest, docs/methods/couples.md for two partners.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.special import fdtrc, fdtri

from glitterball.core.measurement.classical.covariance import Reals, UnusableAnswersError

LEVEL = 0.95
FEWEST_ROWS, FEWEST_COLUMNS = 3, 2


@dataclass(frozen=True, slots=True)
class IntraclassCorrelation:
    """One of the six, with its F test against no agreement at all and its interval."""

    value: float
    f: float
    df: tuple[float, float]
    p: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class IntraclassCorrelations:
    """Single ratings (…_1 …) and the mean of all k of them (…_k)."""

    one_way: IntraclassCorrelation  # ICC1: which rating is which does not matter, as with two alike partners
    agreement: IntraclassCorrelation  # ICC2: occasions drawn at random, their mean differences count as error
    consistency: IntraclassCorrelation  # ICC3: fixed occasions, mean differences don't count
    one_way_mean: IntraclassCorrelation
    agreement_mean: IntraclassCorrelation
    consistency_mean: IntraclassCorrelation


class _Squares(NamedTuple):
    """Mean squares of a two-way table: between rows, within rows, between columns, what is left."""

    n: int
    k: int
    rows: float
    within: float
    columns: float
    left: float


def intraclass(ratings: Reals, *, level: float = LEVEL) -> IntraclassCorrelations:
    """Of ``ratings`` (n, k) without missing values: n people (or couples), k occasions (or raters, or partners)."""
    squares = _squares(ratings)
    tail = (1 - level) / 2
    one = _one_way(squares, tail)
    agreement = _agreement(squares, tail)
    consistency = _consistency(squares, tail)
    k = squares.k
    return IntraclassCorrelations(
        one, agreement, consistency, _of_mean(one, k), _of_mean(agreement, k), _of_mean(consistency, k)
    )


def _squares(ratings: Reals) -> _Squares:
    if ratings.ndim != FEWEST_COLUMNS or len(ratings) < FEWEST_ROWS or ratings.shape[1] < FEWEST_COLUMNS:
        raise UnusableAnswersError(f"the ratings have the shape {ratings.shape}: expected at least 3 rows by 2 columns")
    if not np.isfinite(ratings).all():
        raise UnusableAnswersError("a rating is missing: expected complete rows")
    n, k = ratings.shape
    centred = ratings - ratings.mean()
    rows = k * float((centred.mean(axis=1) ** 2).sum())
    columns = n * float((centred.mean(axis=0) ** 2).sum())
    total = float((centred**2).sum())
    if total == 0:
        raise UnusableAnswersError("all ratings are the same: expected ratings that vary")
    left = max(total - rows - columns, 0)
    return _Squares(n, k, rows / (n - 1), (total - rows) / (n * (k - 1)), columns / (k - 1), left / ((n - 1) * (k - 1)))


def _one_way(s: _Squares, tail: float) -> IntraclassCorrelation:
    value = (s.rows - s.within) / (s.rows + (s.k - 1) * s.within)
    df = (s.n - 1, s.n * (s.k - 1))
    return _with_interval(value, _ratio(s.rows, s.within), df, s.k, tail)


def _consistency(s: _Squares, tail: float) -> IntraclassCorrelation:
    value = (s.rows - s.left) / (s.rows + (s.k - 1) * s.left)
    df = (s.n - 1, (s.n - 1) * (s.k - 1))
    return _with_interval(value, _ratio(s.rows, s.left), df, s.k, tail)


def _agreement(s: _Squares, tail: float) -> IntraclassCorrelation:
    n, k = s.n, s.k
    value = (s.rows - s.left) / (s.rows + (k - 1) * s.left + k * (s.columns - s.left) / n)
    df = (n - 1, (n - 1) * (k - 1))
    f = _ratio(s.rows, s.left)
    ratio = _ratio(s.columns, s.left)
    if not np.isfinite(f):
        return IntraclassCorrelation(value, f, df, 0.0, value, value)
    spread = n * (1 + (k - 1) * value) - k * value
    satterthwaite = (n - 1) * (k - 1) * (k * value * ratio + spread) ** 2
    satterthwaite /= (n - 1) * k**2 * value**2 * ratio**2 + spread**2
    above, below = fdtri(n - 1, satterthwaite, 1 - tail), fdtri(satterthwaite, n - 1, 1 - tail)
    other = k * s.columns + (k * n - k - n) * s.left
    low = n * (s.rows - above * s.left) / (above * other + n * s.rows)
    high = n * (below * s.rows - s.left) / (other + n * below * s.rows)
    return IntraclassCorrelation(value, f, df, float(fdtrc(*df, f)), float(low), float(high))


def _with_interval(value: float, f: float, df: tuple[int, int], k: int, tail: float) -> IntraclassCorrelation:
    if not np.isfinite(f):
        return IntraclassCorrelation(value, f, df, 0.0, value, value)
    low, high = f / fdtri(*df, 1 - tail), f * fdtri(df[1], df[0], 1 - tail)
    bounds = [float((bound - 1) / (bound + k - 1)) for bound in (low, high)]
    return IntraclassCorrelation(value, f, df, float(fdtrc(*df, f)), bounds[0], bounds[1])


def _of_mean(single: IntraclassCorrelation, k: int) -> IntraclassCorrelation:
    """Spearman–Brown, for the value and both ends of its interval; perfect opposites have means that say nothing."""
    below = [1 + (k - 1) * r for r in (single.value, single.low, single.high)]
    value, low, high = (
        k * r / share if share > 0 else float("-inf")
        for r, share in zip((single.value, single.low, single.high), below, strict=True)
    )
    return IntraclassCorrelation(value, single.f, single.df, single.p, low, high)


def _ratio(above: float, below: float) -> float:
    return above / below if below > 0 else float("inf")
