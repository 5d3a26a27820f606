"""The simulation's inner loop, compiled. Imported only where the extra ``fast`` (numba) is installed and wanted.

It does what ``simulation`` does in numpy, one person after the other, and leaves out what can't win: no graded item
tells more than a third of its squared slope, whatever its thresholds (the information of the logistic distribution
itself), so items are tried from the steepest on until none that is left could beat the best so far.
"""

from math import exp, inf, sqrt
from typing import NamedTuple

import numba
import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]
Integers = NDArray[np.int64]


class Table(NamedTuple):
    """A bank as the kernel reads it: items from the one that can tell the most on."""

    places: Integers  # (k,) where each stands in the bank
    bounds: Reals  # (k,) information that it can't exceed
    slopes: Reals  # (k,)
    thresholds: Reals  # (k, m - 1)
    categories: Integers  # (k,)
    is_graded: bool
    points: Reals  # (q,)
    prior: Reals  # (q,)
    probabilities: Reals  # (k, m, q)


class Ending(NamedTuple):
    """When to stop."""

    error: float
    fewest: int
    most: int


class Found(NamedTuple):
    """What comes out."""

    estimates: Reals  # (n,)
    errors: Reals  # (n,)
    asked: Integers  # (n, L), -1 after the end


@numba.njit(cache=True)
def fill_chances(table: Table, item: int, theta: float, chances: Reals) -> float:
    """The chances of an item's categories, and the information at ``theta``, which is returned."""
    slope, count = table.slopes[item], table.categories[item]
    information = 0.0
    if table.is_graded:
        upper = 1.0
        for category in range(count):
            lower = 0.0
            if category < count - 1:
                lower = 1 / (1 + exp(-slope * (theta - table.thresholds[item, category])))
            chances[category] = upper - lower
            information += (upper - lower) * (1 - upper - lower) ** 2
            upper = lower
        graded: float = slope * slope * information
        return graded
    height, highest = 0.0, 0.0
    chances[0] = 0.0
    for category in range(1, count):
        height += slope * (theta - table.thresholds[item, category - 1])
        chances[category] = height
        highest = max(highest, height)
    total = mean = square = 0.0
    for category in range(count):
        chances[category] = exp(chances[category] - highest)
        total += chances[category]
    for category in range(count):
        chances[category] /= total
        mean += category * chances[category]
    for category in range(count):
        square += chances[category] * (category - mean) ** 2
    partial: float = slope * slope * square
    return partial


@numba.njit(cache=True)
def best_item(table: Table, asked: NDArray[np.bool_], theta: float, chances: Reals) -> int:
    """The item not asked yet that tells the most at ``theta``; of equals, the first in the bank."""
    best, most = -1, -inf
    for item in range(len(table.slopes)):
        if table.bounds[item] < most:
            break
        if not asked[item]:
            information = fill_chances(table, item, theta, chances)
            if information > most or (information == most and table.places[item] < table.places[best]):
                best, most = item, information
    return best


@numba.njit(cache=True)
def answer(table: Table, item: int, theta: float, draw: float, chances: Reals) -> int:
    """The category that ``draw`` in [0, 1) picks for a person with trait ``theta``."""
    fill_chances(table, item, theta, chances)
    category, reached = 0, chances[0]
    while reached <= draw and category < table.categories[item] - 1:
        category += 1
        reached += chances[category]
    return category


@numba.njit(cache=True)
def ask_everybody(table: Table, ending: Ending, theta: Reals, draws: Reals, found: Found) -> None:
    """Fill ``found`` for people with traits ``theta`` (n,), whose answers ``draws`` (n, L) in [0, 1) decide."""
    chances = np.empty(table.probabilities.shape[1])
    done = np.empty(len(table.slopes), dtype=np.bool_)
    weights = np.empty(len(table.points))
    for person in range(len(theta)):
        weights[:] = table.prior
        done[:] = False
        estimate, error = _moments(table.points, weights)
        for length in range(ending.most):
            if length >= ending.fewest and error < ending.error:
                break
            item = best_item(table, done, estimate, chances)
            done[item] = True
            found.asked[person, length] = table.places[item]
            weights *= table.probabilities[item, answer(table, item, theta[person], draws[person, length], chances)]
            estimate, error = _moments(table.points, weights)
        found.estimates[person], found.errors[person] = estimate, error


@numba.njit(cache=True)
def _moments(points: Reals, weights: Reals) -> tuple[float, float]:
    """Make ``weights`` sum to one; their mean and standard deviation."""
    total = mean = square = 0.0
    for place in range(len(points)):
        total += weights[place]
    for place in range(len(points)):
        weights[place] /= total
        mean += weights[place] * points[place]
    for place in range(len(points)):
        square += weights[place] * (points[place] - mean) ** 2
    return mean, sqrt(square)
