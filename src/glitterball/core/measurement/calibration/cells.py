"""People who answered alike, counted once: all that the likelihood needs of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from glitterball.core.measurement.models import Reals

ODD = np.uint64(0x9E3779B97F4A7C15)  # Knuth's multiplier: spreads patterns over 64 bits


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Different patterns of codes (c, k), and how many people (c,) gave each."""

    values: NDArray[np.int8]
    people: Reals


def collapse(values: NDArray[np.int8]) -> Cells:
    """Count equal rows (n, k). Rows are compared by a hash, and the hash by the rows themselves."""
    keys = np.zeros(len(values), dtype=np.uint64)
    for column in values.T:
        keys = (keys ^ (keys >> np.uint64(29))) * ODD + (column.astype(np.int64) + 2).astype(np.uint64)
    _, first, inverse, counts = np.unique(keys, return_index=True, return_inverse=True, return_counts=True)
    if len(first) == len(values) or not np.array_equal(values[first][inverse], values):
        return Cells(values, np.ones(len(values)))
    return Cells(np.ascontiguousarray(values[first]), counts.astype(np.float64))
