"""The loops themselves. They let go of the interpreter's lock, so that chunks of people run side by side."""

from math import log, sqrt
from typing import NamedTuple

import numba
import numpy as np
from numpy.typing import NDArray

from glitterball.core.measurement.likelihood import TINY, UNLIKELY

Reals = NDArray[np.float64]
Integers = NDArray[np.int64]
Places = NDArray[np.int32]

NOTHING = 1e-15  # of one person
LANES = 16  # points go in such steps; tables are padded to whole ones, as odd ends cost as much as the rest


class Lookup(NamedTuple):
    """A table and how answers find their rows in it (``Groups``), with the trait values (q,)."""

    products: Reals
    weights: Reals
    points: Reals
    group: Integers
    step: Integers
    start: Integers


class Sums(NamedTuple):
    """What an E step leaves: people by row of the table, posterior weights if there are n rows for them, logs (n,)."""

    counts: Reals
    rows: Reals
    logs: Reals


compiled = numba.njit(cache=True, nogil=True, fastmath={"reassoc", "contract", "nsz"})


@compiled
def find_places(values: NDArray[np.int8], group: Integers, step: Integers, start: Integers, found: Places) -> None:
    """The table's row for each person and group: ``Groups.places``."""
    for person in range(len(values)):
        for place in range(len(start)):
            found[person, place] = start[place]
        for item in range(len(group)):
            found[person, group[item]] += step[item] * (values[person, item] + 1)


@compiled
def multiply(products: Reals, weights: Reals, places: Places | Integers, row: Reals) -> None:
    """Prior times likelihood of one person into ``row`` (q,), eight tables at a time while there are as many."""
    count = len(places)
    for point in range(len(row)):
        row[point] = weights[point]
    place = 0
    while place + 8 <= count:
        a, b, c, d = (
            products[places[place]],
            products[places[place + 1]],
            products[places[place + 2]],
            products[places[place + 3]],
        )
        e, f, g, h = (
            products[places[place + 4]],
            products[places[place + 5]],
            products[places[place + 6]],
            products[places[place + 7]],
        )
        for point in range(len(row)):
            half = (a[point] * b[point]) * (c[point] * d[point])
            row[point] *= half * ((e[point] * f[point]) * (g[point] * h[point]))
        place += 8
    while place < count:
        a = products[places[place]]
        for point in range(len(row)):
            row[point] *= a[point]
        place += 1


@compiled
def moments(lookup: Lookup, values: NDArray[np.int8], theta: Reals, se: Reals) -> None:
    """Posterior mean and standard deviation of each person; nan where the product is too small to be trusted."""
    points = lookup.points
    row, places = np.empty(len(points)), np.empty(len(lookup.start), dtype=np.int64)
    middle = points[len(points) // 2]
    for person in range(len(values)):
        for place in range(len(places)):
            places[place] = lookup.start[place]
        for item in range(values.shape[1]):
            places[lookup.group[item]] += lookup.step[item] * (values[person, item] + 1)
        multiply(lookup.products, lookup.weights, places, row)
        total, first, second = 0.0, 0.0, 0.0
        for point in range(len(row)):
            away = points[point] - middle
            share = row[point] * away
            total += row[point]
            first += share
            second += share * away
        if total < TINY:
            theta[person] = se[person] = np.nan
            continue
        mean = first / total
        theta[person], se[person] = middle + mean, sqrt(second / total - mean * mean)


@compiled
def window(row: Reals, nothing: float) -> tuple[int, int]:
    """From where to where weights are more than ``nothing``, in whole steps of the vectors that they are added in."""
    low, high = 0, len(row)
    while low < high and row[low] < nothing:
        low += 1
    while high > low and row[high - 1] < nothing:
        high -= 1
    low -= low % LANES
    return low, min(len(row), high + (low - high) % LANES)


@compiled
def expectations(products: Reals, weights: Reals, places: Places, people: Reals, sums: Sums) -> None:
    """Fill ``sums``; ``people`` (n,) says how many gave each pattern.

    Where the product is too small, the log likelihood is nan and nothing is added.
    """
    counts, rows, logs = sums.counts, sums.rows, sums.logs
    scratch = np.empty(len(weights))
    keeps = len(rows) == len(places)
    for person in range(len(places)):
        row = rows[person] if keeps else scratch
        multiply(products, weights, places[person], row)
        total = 0.0
        for point in range(len(row)):
            total += row[point]
        if total < TINY:
            logs[person] = np.nan
            continue
        logs[person] = log(total)
        low, high = window(row, NOTHING * total)
        share = people[person] / total
        if keeps:
            for point in range(len(row)):
                row[point] /= total
            share = people[person]
        for place in range(places.shape[1]):
            into = counts[places[person, place]]
            for point in range(low, high):
                into[point] += share * row[point]


@compiled
def find_slopes(answers: NDArray[np.int8], first: Integers, moves: Reals, found: Reals) -> None:
    """One person's slopes at one trait value (k · M), from each category's (T, M); 0 where there is no answer."""
    width = moves.shape[1]
    for item in range(len(answers)):
        answered = answers[item] >= 0
        curve = moves[first[item] + max(answers[item], 0)]
        for place in range(width):
            found[item * width + place] = curve[place] if answered else 0.0


@compiled
def spread(
    values: NDArray[np.int8],
    first: Integers,
    rows: Reals,
    people: Reals,
    by_category: Reals,
    found: Reals,
) -> int:
    """Slopes less each person's mean, times the root of the weight, into ``found``; returns how many rows that took.

    ``rows`` (n, q) are posterior weights, ``by_category`` (q, T, M) the slopes, ``first`` (k,) where each item's
    categories start in T.
    """
    mean = np.empty(found.shape[1])
    end = 0
    for person in range(len(values)):
        start = end
        mean[:] = 0.0
        for point in range(rows.shape[1]):
            weight = rows[person, point]
            if weight <= UNLIKELY:
                continue
            slopes = found[end]
            find_slopes(values[person], first, by_category[point], slopes)
            for place in range(len(mean)):
                mean[place] += weight * slopes[place]
            end += 1
        row = start
        for point in range(rows.shape[1]):
            weight = rows[person, point]
            if weight <= UNLIKELY:
                continue
            root = sqrt(people[person] * weight)
            slopes = found[row]
            for place in range(len(mean)):
                slopes[place] = (slopes[place] - mean[place]) * root
            row += 1
    return end
