"""People as counts: how many of each group, at each total, gave each answer to an item."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells that people can be in: a total and a group each."""

    totals: Whole  # (cells,)
    groups: Whole  # (cells,)
    place: Whole  # of each total from the lowest on: its rank among the totals that occur
    lowest: int
    n_groups: int

    def cells_of(self, totals: Whole, members: Whole) -> Whole:
        """The cell of each person."""
        return np.asarray(self.place[totals - self.lowest] * self.n_groups + members)


def grid_of(possible: list[Whole], n_groups: int) -> Grid:
    """Every total that occurs, in every group."""
    found = np.unique(np.concatenate([np.unique(totals) for totals in possible]))
    lowest = int(found[0])
    place = np.zeros(int(found[-1]) - lowest + 1, dtype=np.int64)
    place[found - lowest] = np.arange(len(found))
    return Grid(np.repeat(found, n_groups), np.tile(np.arange(n_groups), len(found)), place, lowest, n_groups)


def predictors_of(grid: Grid, people: Whole) -> Reals:
    """Columns (cells, 1 + 2(G − 1)): total in standard deviations, one per later group, their products.

    ``people`` (cells,) are counts that say where the middle is; no result depends on it.
    """
    mean = float(np.average(grid.totals, weights=people))
    spread = float(np.sqrt(np.average((grid.totals - mean) ** 2, weights=people))) or 1.0
    total = (grid.totals - mean) / spread
    later = (grid.groups[:, None] == np.arange(1, grid.n_groups)).astype(np.float64)
    return np.column_stack([total, later, total[:, None] * later])


def counted(answers: NDArray[Any], cells: Whole, n_cells: int) -> Reals:
    """How often (cells, categories) each answer to an item was given, without the categories that nobody used."""
    width = int(answers.max()) + 1
    counts = np.bincount(cells * width + answers, minlength=n_cells * width).reshape(n_cells, width)
    return counts[:, counts.any(axis=0)].astype(np.float64)


def by_categories(categories: list[int], cells: int, most: int) -> Iterator[list[int]]:
    """Items with equally many categories, in lots of at most ``most`` numbers (at least one item)."""
    for m in sorted(set(categories)):
        items = [j for j, count in enumerate(categories) if count == m]
        lot = max(1, most // (cells * m))
        for start in range(0, len(items), lot):
            yield items[start : start + lot]
