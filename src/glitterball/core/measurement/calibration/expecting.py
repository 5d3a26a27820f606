"""The E step: how many people are expected at each trait value in each category, given items as they are thought to be.

Bock & Aitkin (1981). Formulas: docs/methods/calibration.md.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from glitterball.core.measurement.calibration.cells import Cells
from glitterball.core.measurement.calibration.curves import Shape, log_chances
from glitterball.core.measurement.likelihood import Groups, Places, Table, chunks, group_items, make_table, posteriors
from glitterball.core.measurement.models import Reals
from glitterball.core.measurement.quadrature import points_and_weights


class Expectation(NamedTuple):
    """Expected people (k, M, q) by item, category and point, and the log likelihood."""

    counts: Reals
    loglik: float


@dataclass(frozen=True, eq=False)  # no slots: it keeps what it worked out once
class Crowd:
    """The people, the model's shape, and the points where the trait is looked at."""

    cells: Cells
    shape: Shape
    points: int
    use_fast: bool

    @cached_property
    def theta(self) -> Reals:
        """Trait values (q,)."""
        return points_and_weights(self.points)[0]

    @cached_property
    def groups(self) -> Groups:
        """How items are taken together."""
        return group_items(self.shape.categories.tolist())

    @cached_property
    def places(self) -> Places:
        """Each pattern's rows in the table."""
        if self.use_fast:
            from glitterball.core.measurement.fast import crowds

            return crowds.places_of(self.groups, self.cells.values)
        return self.groups.places(self.cells.values)

    def table(self, lines: Reals) -> Table:
        """The table of pattern probabilities for these items."""
        logs = log_chances(self.shape, lines, self.theta)[self.shape.is_category]
        return make_table(self.groups, logs, points_and_weights(self.points)[1])

    def expect(self, lines: Reals) -> Expectation:
        """The E step."""
        table = self.table(lines)
        people = self.cells.people
        if self.use_fast:
            from glitterball.core.measurement.fast import crowds

            sums, logs, _ = crowds.expectations(table, self.places, people, keep=False)
            by_category = self.groups.members.T @ sums
        else:
            parts = [self._expect_some(table, part) for part in chunks(len(people))]
            by_category = np.sum([part[0] for part in parts], axis=0)
            logs = np.concatenate([part[1] for part in parts])
        counts = np.zeros((*self.shape.is_category.shape, self.points))
        counts[self.shape.is_category] = by_category
        return Expectation(counts, float(people @ logs))

    def posteriors(self, table: Table, part: slice) -> Reals:
        """Posterior weights (c, q) of some patterns."""
        if self.use_fast:
            from glitterball.core.measurement.fast import crowds

            return crowds.expectations(table, self.places[part], self.cells.people[part], keep=True)[2]
        return posteriors(table, self.places[part])[0]

    def chosen(self, part: slice) -> Reals:
        """1 where a pattern holds a category (c, T)."""
        values = self.cells.values[part]
        first = np.concatenate([[0], np.cumsum(self.shape.categories)[:-1]])
        rows, items = np.nonzero(values >= 0)
        ones = np.zeros((len(values), int(self.shape.categories.sum())))
        ones[rows, first[items] + values[rows, items]] = 1
        return ones

    def _expect_some(self, table: Table, part: slice) -> tuple[Reals, Reals]:
        rows, logs = posteriors(table, self.places[part])
        rows *= self.cells.people[part, None]
        return np.asarray(self.chosen(part).T @ rows), logs
