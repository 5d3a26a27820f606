"""How well each trait value explains each person's answers: products of probabilities, several items at a time.

Items are taken in groups; each pattern of answers to a group (a missing one included) is a row of a table that holds
the product of its probabilities, so that a person's likelihood is a product of a few rows, not one factor an item.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from glitterball.core.measurement.models import Reals

Places = NDArray[np.int32]

MOST_PATTERNS = 100  # of a group: its table stays in the processor's cache
ROWS_AT_ONCE = 2_048
UNLIKELY = 1e-9  # posterior weight below which the spread of a person's slopes is not looked at
TINY = 1e-250  # below it a product may have lost its smallest factors: such rows are summed as logarithms


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Which row of the table an answer pattern finds, and which categories it is made of.

    ``group`` and ``step`` (k,): item j adds step[j] · (code + 1) to its group's place, which starts at ``start`` (g,).
    ``members`` (rows, categories of all items) is 1 where a row's pattern holds a category.
    """

    group: NDArray[np.int64]
    step: NDArray[np.int64]
    start: NDArray[np.int64]
    members: Reals

    def places(self, values: NDArray[np.int8]) -> Places:
        """The row that each person finds in each group's table (n, g), for coded answers (n, k)."""
        places = np.empty((len(values), len(self.start)), dtype=np.int32)
        places[:] = self.start
        for item, (group, step) in enumerate(zip(self.group, self.step, strict=True)):
            places[:, group] += np.int32(step) * (values[:, item].astype(np.int32) + 1)
        return places


def group_items(categories: Sequence[int]) -> Groups:
    """Put neighbouring items into groups of at most 100 answer patterns."""
    group, step, start, sizes = [], [], [0], [1]
    for count in categories:
        if sizes[-1] > 1 and sizes[-1] * (count + 1) > MOST_PATTERNS:
            start.append(start[-1] + sizes[-1])
            sizes.append(1)
        group.append(len(sizes) - 1)
        step.append(sizes[-1])
        sizes[-1] *= count + 1
    members = np.zeros((start[-1] + sizes[-1], sum(categories)))
    first = 0
    for count, place, stride in zip(categories, group, step, strict=True):
        # the places of a group run through this item's codes, none first, ``stride`` places each
        block = members[start[place] : start[place] + sizes[place]]
        block.reshape(-1, count + 1, stride, members.shape[1])[:, 1:, :, first : first + count] = np.eye(count)[:, None]
        first += count
    return Groups(np.array(group), np.array(step), np.array(start), members)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Products of probabilities of each pattern (rows, q), the same as logarithms, and the prior's weights (q,)."""

    products: Reals
    logs: Reals
    weights: Reals


def make_table(groups: Groups, logs: Reals, weights: Reals) -> Table:
    """From log probabilities (categories of all items, q), item below item, and the prior's weights (q,)."""
    rows = groups.members @ logs
    return Table(np.exp(rows), rows, weights)


def posteriors(table: Table, places: Places) -> tuple[Reals, Reals]:
    """Posterior weights (n, q), each row summing to 1, and the logarithm of each person's marginal likelihood (n,)."""
    products = table.products[places[:, 0]]
    products *= table.weights
    for group in range(1, places.shape[1]):
        products *= table.products[places[:, group]]
    totals = products.sum(axis=1)
    lost = np.flatnonzero(totals < TINY)
    totals[lost] = 1
    products /= totals[:, None]
    logs = np.log(totals)
    if lost.size:
        products[lost], logs[lost] = posteriors_by_logarithms(table, places[lost])
    return products, logs


def posteriors_by_logarithms(table: Table, places: Places) -> tuple[Reals, Reals]:
    """The same for answers so unlikely that their product is no number any more."""
    with np.errstate(divide="ignore"):  # a weight may be nothing at a far point
        sums = table.logs[places].sum(axis=1) + np.log(table.weights)
    highest = sums.max(axis=1, keepdims=True)
    products = np.exp(sums - highest)
    totals = products.sum(axis=1, keepdims=True)
    return products / totals, (highest + np.log(totals))[:, 0]


def moments_of(rows: Reals, points: Reals) -> tuple[Reals, Reals]:
    """Mean and standard deviation (n,) of posterior weights (n, q)."""
    means = rows @ points
    return means, np.sqrt(((points - means[:, None]) ** 2 * rows).sum(axis=1))


def chunks(count: int, size: int = ROWS_AT_ONCE) -> Iterator[slice]:
    """Slices of at most ``size`` rows, together ``count``."""
    for start in range(0, count, size):
        yield slice(start, min(start + size, count))
