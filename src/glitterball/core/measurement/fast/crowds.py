"""Many people at once: chunks of them through the compiled loops, two or more side by side."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from glitterball.core.measurement.fast import kernels
from glitterball.core.measurement.likelihood import Groups, Places, Table, chunks, moments_of, posteriors_by_logarithms
from glitterball.core.measurement.models import Reals

Work = TypeVar("Work")

ROWS_AT_ONCE = 8_192
PEOPLE_AT_ONCE = 128  # whose slopes stay in the second cache
HANDS = 2  # fixed, so that sums come out the same on any machine
WORTH_A_HAND = 5_000_000  # steps of the inner loop, a few milliseconds: less is done sooner by one than handed out


def moments(groups: Groups, table: Table, points: Reals, values: NDArray[np.int8]) -> tuple[Reals, Reals]:
    """Posterior means and standard deviations (n,) of coded answers (n, k)."""
    theta, se = np.empty(len(values)), np.empty(len(values))
    lookup = _lookup(groups, table, points)

    def one(part: slice) -> None:
        kernels.moments(lookup, values[part], theta[part], se[part])

    _side_by_side(one, list(chunks(len(values), ROWS_AT_ONCE)))
    lost = np.flatnonzero(np.isnan(theta))
    for part in chunks(len(lost)):
        rows, _ = posteriors_by_logarithms(table, groups.places(values[lost[part]]))
        theta[lost[part]], se[lost[part]] = moments_of(rows, points)
    return theta, se


def _lookup(groups: Groups, table: Table, points: Reals) -> kernels.Lookup:
    """The table, filled up to sixteen groups with one that says nothing of anybody."""
    more = max(0, kernels.AT_ONCE - len(groups.start))
    products = np.concatenate([table.products, np.ones((1, len(points)))])
    start = np.concatenate([np.full(more, len(table.products)), groups.start])
    return kernels.Lookup(
        _padded(products), _padded(table.weights), _padded(points), groups.group + more, groups.step, start
    )


def expectations(table: Table, places: Places, people: Reals, *, keep: bool) -> tuple[Reals, Reals, Reals]:
    """Expected people by row of the table (rows, q), log likelihoods (n,), and posterior weights (n, q) if kept."""
    products, weights = _padded(table.products), _padded(table.weights)
    rows, logs = np.empty((len(places) if keep else 0, len(weights))), np.empty(len(places))
    shares = _shares(len(places), places.size * len(weights))
    counts = [np.zeros_like(products) for _ in shares]

    def one(work: tuple[slice, Reals]) -> None:
        part, into = work
        kernels.expectations(products, weights, places[part], people[part], kernels.Sums(into, rows[part], logs[part]))

    _side_by_side(one, list(zip(shares, counts, strict=True)))
    points = len(table.weights)
    total = sum(counts[1:], counts[0])[:, :points]
    for person in np.flatnonzero(np.isnan(logs)):
        row, log = posteriors_by_logarithms(table, places[person : person + 1])
        logs[person] = log[0]
        total[places[person]] += people[person] * row
        if keep:
            rows[person, :points] = row[0]
            rows[person, points:] = 0
    return total, logs, rows[:, :points]


def places_of(groups: Groups, values: NDArray[np.int8]) -> Places:
    """``Groups.places``, compiled."""
    places = np.empty((len(values), len(groups.start)), dtype=np.int32)
    kernels.find_places(values, groups.group, groups.step, groups.start, places)
    return places


def spreads(
    values: NDArray[np.int8],
    first: NDArray[np.int64],
    rows: Reals,
    people: Reals,
    by_category: Reals,
) -> Reals:
    """Sum over people of the covariance (k · M, k · M) of slopes ``by_category`` (T, q, M) under ``rows`` (n, q)."""
    size = values.shape[1] * by_category.shape[2]
    by_point = np.ascontiguousarray(by_category.transpose(1, 0, 2))
    shares = _shares(len(values), rows.size * size)
    sums = [np.zeros((size, size)) for _ in shares]

    def one(work: tuple[slice, Reals]) -> None:
        part, into = work
        found = np.empty((PEOPLE_AT_ONCE * rows.shape[1], size))
        for start in range(part.start, part.stop, PEOPLE_AT_ONCE):
            some = slice(start, min(start + PEOPLE_AT_ONCE, part.stop))
            count = kernels.spread(values[some], first, rows[some], people[some], by_point, found)
            into += found[:count].T @ found[:count]

    _side_by_side(one, list(zip(shares, sums, strict=True)))
    return sum(sums[1:], sums[0])


def _shares(people: int, steps: int) -> list[slice]:
    """The people, parted between hands where there is enough to do."""
    return list(chunks(people, -(-people // HANDS) if steps > WORTH_A_HAND else people))


def _padded(rows: Reals) -> Reals:
    """The same with zeros behind, up to whole steps of the vectors that points go in."""
    more = -rows.shape[-1] % kernels.LANES
    return np.concatenate([rows, np.zeros((*rows.shape[:-1], more))], axis=-1)


def _side_by_side(job: Callable[[Work], None], work: Sequence[Work]) -> None:
    """Do all the work, with a helping thread as far as one is free: nobody waits for it to wake up."""
    waiting = iter(work)

    def take() -> None:
        for one in waiting:
            job(one)

    help_asked = _helper().submit(take) if len(work) > 1 else None
    take()
    if help_asked is not None and not help_asked.cancel():
        help_asked.result()


@cache
def _helper() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(HANDS - 1)
