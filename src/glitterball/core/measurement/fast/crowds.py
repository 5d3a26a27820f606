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
ITEMS_AT_ONCE = 32  # bounds the memory of joint counts
HANDS = 2  # fixed, so that sums come out the same on any machine
WORTH_A_HAND = 50_000_000  # steps of the inner loop: less is done sooner by one than handed out on a busy machine


def moments(groups: Groups, table: Table, points: Reals, values: NDArray[np.int8]) -> tuple[Reals, Reals]:
    """Posterior means and standard deviations (n,) of coded answers (n, k)."""
    theta, se = np.empty(len(values)), np.empty(len(values))
    products, weights = _padded(table.products), _padded(table.weights)
    lookup = kernels.Lookup(products, weights, _padded(points), groups.group, groups.step, groups.start)

    def one(part: slice) -> None:
        kernels.moments(lookup, values[part], theta[part], se[part])

    _side_by_side(one, list(chunks(len(values), ROWS_AT_ONCE)))
    lost = np.flatnonzero(np.isnan(theta))
    for part in chunks(len(lost)):
        rows, _ = posteriors_by_logarithms(table, groups.places(values[lost[part]]))
        theta[lost[part]], se[lost[part]] = moments_of(rows, points)
    return theta, se


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


def joint_counts(
    values: NDArray[np.int8], categories: NDArray[np.int64], rows: Reals, use: Callable[[int, Reals], None]
) -> None:
    """Give ``use`` each item, and its expected people by category, category of each later item, and point (m, T, q)."""
    first, points = _firsts(categories), rows.shape[1]
    rows = _padded(rows)
    spans = _windows(rows)

    last, widest = values.shape[1] - 1, int(categories.max())
    for start in range(0, last, ITEMS_AT_ONCE):
        block = np.arange(start, min(start + ITEMS_AT_ONCE, last))
        shares = [block[hand::HANDS] for hand in range(HANDS)]
        found = [np.zeros((len(share), widest, int(categories.sum()), rows.shape[1])) for share in shares]

        def one(work: tuple[NDArray[np.int64], Reals]) -> None:
            kernels.joint_counts_of(values, work[0], first, rows, spans, work[1])

        _side_by_side(one, list(zip(shares, found, strict=True)))
        for share, counts in zip(shares, found, strict=True):
            for item, joint in zip(share.tolist(), counts, strict=True):
                use(item, joint[: categories[item], :, :points])


def expected_slopes(values: NDArray[np.int8], categories: NDArray[np.int64], rows: Reals, moves: Reals) -> Reals:
    """How each person's log likelihood moves with each item's parameters (n, k, M); ``moves`` (T, q, M) by category."""
    first, rows = _firsts(categories), _padded(rows)
    spans = _windows(rows)
    turned = _padded(moves.transpose(0, 2, 1))
    found = np.zeros((*values.shape, turned.shape[1]))

    def one(part: slice) -> None:
        kernels.expected_slopes(values[part], first, rows[part], spans[part], turned, found[part])

    _side_by_side(one, _shares(len(values), values.size * turned[0].size))
    return found


def _shares(people: int, steps: int) -> list[slice]:
    """The people, parted between hands where there is enough to do."""
    return list(chunks(people, -(-people // HANDS) if steps > WORTH_A_HAND else people))


def _padded(rows: Reals) -> Reals:
    """The same with zeros behind, up to whole steps of the vectors that points go in."""
    more = -rows.shape[-1] % kernels.LANES
    return np.concatenate([rows, np.zeros((*rows.shape[:-1], more))], axis=-1)


def _firsts(categories: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.asarray(np.cumsum(categories) - categories)


def _windows(rows: Reals) -> NDArray[np.int64]:
    spans = np.empty((len(rows), 2), dtype=np.int64)
    kernels.windows(rows, spans)
    return spans


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
