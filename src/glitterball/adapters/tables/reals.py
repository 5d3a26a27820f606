"""Columns of a table as real numbers, for values that are no answers."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from glitterball.adapters.tables.parts import TableError, shortened

MISSING_WORDS = ("", "NA")


def as_reals(path: Path, cells: Sequence[str], column: str) -> NDArray[np.float64]:
    """The numbers in ``cells`` of the table at ``path``, nan where missing (empty or NA).

    Raises ``TableError`` for anything else, also for what only Python calls a number: 1_000, digits of other scripts.
    """
    values = np.empty(len(cells))
    for row, cell in enumerate(cells):
        values[row] = np.nan if cell in MISSING_WORDS else _number(cell)
        if cell not in MISSING_WORDS and not np.isfinite(values[row]):
            what = "no number: expected one" if np.isnan(values[row]) else "not finite: expected a number"
            raise TableError(f"{path}: row {row + 1}, column {column!r}: {shortened(cell)!r} is {what}, or NA")
    return values


def _number(cell: str) -> float:
    """The number, nan where it is none."""
    try:
        return float(cell) if cell.isascii() and "_" not in cell else np.nan
    except ValueError:
        return np.nan


def as_words(cells: Sequence[str]) -> list[str]:
    """Words, empty where missing (empty or NA)."""
    return ["" if cell in MISSING_WORDS else cell for cell in cells]
