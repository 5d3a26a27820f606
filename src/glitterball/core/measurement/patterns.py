"""Which people answered alike."""

import numpy as np
from numpy.typing import NDArray

ODD = np.uint64(0x9E3779B97F4A7C15)  # Knuth's multiplier: spreads patterns over 64 bits


def alike(values: NDArray[np.int8]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The first row (c,) of each pattern of codes (n, k), and which pattern each row (n,) has.

    Rows are compared by a hash, and the hash by the rows themselves.
    """
    keys = np.zeros(len(values), dtype=np.uint64)
    for column in values.T:
        keys = (keys ^ (keys >> np.uint64(29))) * ODD + (column.astype(np.int64) + 2).astype(np.uint64)
    _, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
    if len(first) == len(values) or not np.array_equal(values[first][inverse], values):
        return np.arange(len(values)), np.arange(len(values))
    return first, inverse
