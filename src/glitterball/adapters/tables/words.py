"""Columns of a table as text, for whoever reads them otherwise than as answers."""

from collections.abc import Sequence
from pathlib import Path

from glitterball.adapters.tables.parts import MOST_ROWS, TableError, table_parts


def read_words(path: Path, columns: Sequence[str], *, most: int = MOST_ROWS) -> dict[str, list[str]]:
    """The cells of these columns, stripped, row by row. Raises ``TableError``."""
    with table_parts(path) as (names, parts):
        for column in columns:
            if column not in names:
                raise TableError(f"{path}: no column {column!r}: expected one of {', '.join(names[:20])}")
        places = [names.index(column) for column in columns]
        found: list[list[str]] = [[] for _ in columns]
        for part in parts:
            if part.rows_before > most:
                raise TableError(f"{path}: more than {most:,} rows: expected at most as many; split the table")
            for row, cells in enumerate(part.rows(), start=part.rows_before + 1):
                if len(cells) != len(names):
                    raise TableError(
                        f"{path}: row {row} has {len(cells)} cells: expected {len(names)}, as there are columns"
                    )
                for column_cells, place in zip(found, places, strict=True):
                    column_cells.append(cells[place].strip())
    if not found or not found[0]:
        raise TableError(f"{path}: no rows below the names of the columns: expected at least one")
    return dict(zip(columns, found, strict=True))
