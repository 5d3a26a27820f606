"""Columns of a table as real numbers, for values that are no answers."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from glitterball.adapters.tables.parts import TableError

MISSING_WORDS = ("", "NA")


def as_reals(cells: Sequence[str], column: str) -> NDArray[np.float64]:
    """The numbers in ``cells``, nan where missing (empty or NA). Raises ``TableError`` for anything else."""
    values = np.empty(len(cells))
    for row, cell in enumerate(cells):
        try:
            values[row] = float("nan") if cell in MISSING_WORDS else float(cell)
        except ValueError:
            raise TableError(f"row {row + 1}, column {column!r}: {cell!r} is no number: expected one, or NA") from None
        if cell not in MISSING_WORDS and not np.isfinite(values[row]):
            raise TableError(f"row {row + 1}, column {column!r}: {cell!r} is not finite: expected a number, or NA")
    return values


def as_words(cells: Sequence[str]) -> list[str]:
    """Words, empty where missing (empty or NA)."""
    return ["" if cell in MISSING_WORDS else cell for cell in cells]
