"""People who answered alike, counted once: all that the likelihood needs of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from glitterball.core.measurement.models import Reals
from glitterball.core.measurement.patterns import alike


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Different patterns of codes (c, k), and how many people (c,) gave each."""

    values: NDArray[np.int8]
    people: Reals


def collapse(values: NDArray[np.int8]) -> Cells:
    """Count equal rows (n, k)."""
    first, inverse = alike(values)
    if len(first) == len(values):
        return Cells(values, np.ones(len(values)))
    return Cells(np.ascontiguousarray(values[first]), np.bincount(inverse).astype(np.float64))
