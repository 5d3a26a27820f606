"""Scores as a CSV file: id, theta, se."""

import csv
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from glitterball.adapters.tables.parts import TableError

ROWS_AT_ONCE = 100_000
NAMES = ("id", "theta", "se")


def write_scores(path: Path, ids: Sequence[str | int], theta: Iterable[float], se: Iterable[float]) -> None:
    """Write one row a person; what is not known is NA, what has no bound is inf. Raises ``TableError``."""
    rows = zip(ids, map(_shown, theta), map(_shown, se), strict=True)
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(NAMES)
            while some := list(islice(rows, ROWS_AT_ONCE)):
                writer.writerows(some)
    except OSError as error:
        raise TableError(f"{path}: can't be written: {error.strerror}") from None


def _shown(value: float) -> str:
    return "NA" if value != value else f"{value:.10g}"  # noqa: PLR0124 - only nan is not itself
