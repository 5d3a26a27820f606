"""p values of many tests at once: Holm (any error at all) and Benjamini–Hochberg (the share of errors among flags)."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]
Adjustment = Literal["holm", "benjamini-hochberg", "none"]


def adjusted(p: Reals, method: Adjustment = "holm") -> Reals:
    """Adjusted p values (k,), each to be compared with the level itself.

    Holm (1979), Scandinavian Journal of Statistics 6:65–70; Benjamini & Hochberg (1995), JRSS B 57:289–300.
    """
    order, count = np.argsort(p), len(p)
    ranked = p[order]
    if method == "holm":
        ranked = np.maximum.accumulate(ranked * np.arange(count, 0, -1))
    elif method == "benjamini-hochberg":
        ranked = np.minimum.accumulate((ranked * count / np.arange(1, count + 1))[::-1])[::-1]
    result = np.empty(count)
    result[order] = np.minimum(ranked, 1)
    return result
