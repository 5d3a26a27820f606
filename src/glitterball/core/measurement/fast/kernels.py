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

AT_ONCE = 16  # tables that are multiplied while their product is summed up
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
def sum_up(products: Reals, places: Integers, row: Reals, points: Reals) -> tuple[float, float, float]:
    """Sum of ``row`` times sixteen tables, and of that times ``points`` and their squares.

    Nothing is stored on the way: where the compiler can see that, it needs no look at what overlaps what.
    """
    a, b, c, d = products[places[0]], products[places[1]], products[places[2]], products[places[3]]
    e, f, g, h = products[places[4]], products[places[5]], products[places[6]], products[places[7]]
    i, j, k, l = products[places[8]], products[places[9]], products[places[10]], products[places[11]]  # noqa: E741 - sixteen tables in a row, by the alphabet
    m, n, o, p = products[places[12]], products[places[13]], products[places[14]], products[places[15]]
    total, first, second = 0.0, 0.0, 0.0
    for at in range(len(points)):
        one = ((a[at] * b[at]) * (c[at] * d[at])) * ((e[at] * f[at]) * (g[at] * h[at]))
        two = ((i[at] * j[at]) * (k[at] * l[at])) * ((m[at] * n[at]) * (o[at] * p[at]))
        weight = row[at] * one * two
        share = weight * points[at]
        total += weight
        first += share
        second += share * points[at]
    return total, first, second


@compiled
def moments(lookup: Lookup, values: NDArray[np.int8], theta: Reals, se: Reals) -> None:
    """Posterior mean and standard deviation of each person; nan where the product is too small to be trusted.

    ``lookup`` has at least sixteen groups: the last sixteen are multiplied while they are summed.
    """
    middle = lookup.points[len(lookup.points) // 2]
    away = lookup.points - middle
    places = np.empty(len(lookup.start), dtype=np.int64)
    before = len(places) - AT_ONCE
    row = lookup.weights.copy()
    for person in range(len(values)):
        for place in range(len(places)):
            places[place] = lookup.start[place]
        for item in range(values.shape[1]):
            places[lookup.group[item]] += lookup.step[item] * (values[person, item] + 1)
        if before:
            multiply(lookup.products, lookup.weights, places[:before], row)
        total, first, second = sum_up(lookup.products, places[before:], row, away)
        if total < TINY:
            theta[person] = se[person] = np.nan
            continue
        mean = first / total
        theta[person], se[person] = middle + mean, sqrt(second / total - mean * mean)


@compiled
def expectations(products: Reals, weights: Reals, places: Places, people: Reals, sums: Sums) -> None:
    """Fill ``sums``; ``people`` (n,) says how many gave each pattern.

    Where the product is too small, the log likelihood is nan and nothing is added.
    """
    counts, rows, logs = sums.counts, sums.rows, sums.logs
    scratch, shares = np.empty(len(weights)), np.empty(len(weights))
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
        for point in range(len(row)):
            row[point] /= total
            shares[point] = people[person] * row[point]
        for place in range(places.shape[1]):
            into = counts[places[person, place]]
            for point in range(len(shares)):
                into[point] += shares[point]


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
