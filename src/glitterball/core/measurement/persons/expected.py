"""Expected a posteriori (Bock & Mislevy 1982): the mean of what answers and prior leave possible, its spread the error.

Formula, number of points and limits: docs/methods/person-scores.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from glitterball.core.measurement import fast
from glitterball.core.measurement.likelihood import (
    TINY,
    Groups,
    Table,
    chunks,
    group_items,
    make_table,
    moments_of,
    posteriors,
    posteriors_by_logarithms,
)
from glitterball.core.measurement.models import Parameters, Reals
from glitterball.core.measurement.persons.answers import PersonsError
from glitterball.core.measurement.quadrature import POINTS, STANDARD, Prior, points_and_weights, points_needed
from glitterball.core.measurement.together import log_probabilities

Scored = tuple[Reals, Reals]
KEPT_READY = 8  # calibrations; few are in use at a time, and each is a few hundred kilobytes


@dataclass(frozen=True, slots=True, eq=False)
class Expected:
    """A calibration made ready: scoring one person takes microseconds, a million less than a second."""

    groups: Groups
    table: Table
    points: Reals

    def everybody(self, values: NDArray[np.int8], *, use_fast: bool | None = None) -> Scored:
        """Posterior means and standard deviations (n,) of codes (n, k); ``use_fast`` None means where it pays."""
        if fast.is_worth_it(values.size) if use_fast is None else use_fast:
            from glitterball.core.measurement.fast import crowds

            return crowds.moments(self.groups, self.table, self.points, values)
        parts = [
            moments_of(posteriors(self.table, self.groups.places(values[part]))[0], self.points)
            for part in chunks(len(values))
        ]
        return np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])

    def one(self, codes: Sequence[int]) -> tuple[float, float]:
        """The same for one person's codes (k,), -1 where there is no answer."""
        steps = self.groups.step * (np.array(codes) + 1)
        places = self.groups.start + np.bincount(self.groups.group, weights=steps).astype(np.int64)
        row = self.table.weights * np.multiply.reduce(self.table.products[places], axis=0)
        total = row.sum()
        if total < TINY:
            row, total = posteriors_by_logarithms(self.table, places[None].astype(np.int32))[0][0], 1.0
        mean = float(row @ self.points / total)
        return mean, float(np.sqrt(row @ (self.points - mean) ** 2 / total))


@lru_cache(maxsize=KEPT_READY)
def prepare(parameters: Parameters, *, prior: Prior = STANDARD, points: int | None = None) -> Expected:
    """Make a calibration ready, on ``points`` equally spaced points (left out: 61, or more where items are steep)."""
    count = points_needed(parameters, prior) if points is None else points
    if count < POINTS:
        raise PersonsError(f"{count} points are too few: expected at least {POINTS}")
    theta, weights = points_and_weights(count, prior)
    groups = group_items(parameters.categories)
    return Expected(groups, make_table(groups, log_probabilities(parameters, theta), weights), theta)
