"""A table of answers: one row a person, one column an item."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from glitterball.adapters.tables.cells import Codes, read_cells
from glitterball.adapters.tables.parts import TableError, table_parts
from glitterball.core.measurement.responses import too_wide

ID = "id"


@dataclass(frozen=True, slots=True, eq=False)
class AnswerTable:
    """Raw answers (n, k) as they stand, -1 where there is none; ids, or row numbers from 0; other columns' text.

    ``notes`` are sentences about columns that were left out.
    """

    values: Codes
    items: tuple[str, ...]
    ids: Sequence[str | int]
    words: dict[str, list[str]]
    notes: tuple[str, ...] = ()


def read_answers(
    path: Path, *, items: Sequence[str] | None = None, words: Sequence[str] = (), any_width: bool = False
) -> AnswerTable:
    """Read the columns ``items`` as whole numbers and ``words`` as text; every other column is ignored.

    Without ``items``, every column but the words is one, and but any named id; only the first column can hold the ids.
    Missing is empty or NA. ``any_width`` takes answers as far apart as 1 and 99. Memory: one byte a cell of the items,
    and the ids. Raises ``TableError``.
    """
    with table_parts(path) as (names, parts):
        has_ids = names[0].lower() == ID and names[0] not in (items or ())
        texts = (*((names[0],) if has_ids else ()), *words)
        plain = tuple(name for name in names if name.lower() != ID and name not in texts)
        wanted = plain if items is None else tuple(items)
        strays = [name for name in names[1:] if name.lower() == ID and name not in (*wanted, *words)]
        _check_names(path, names, (*wanted, *texts))
        columns: list[list[str]] = [[] for _ in texts]
        blocks = []
        for part in parts:
            try:
                numbers, new = read_cells(
                    part, names, [names.index(n) for n in wanted], [names.index(n) for n in texts]
                )
            except TableError as error:
                raise TableError(f"{path}: {error}") from None
            blocks.append(numbers)
            for column, more in zip(columns, new, strict=True):
                column.extend(more)
    if not blocks:
        raise TableError(f"{path}: no rows below the names of the columns: expected one row a person")
    values = np.concatenate(blocks)
    if not any_width and (wide := too_wide(values, wanted)):
        raise TableError(f"{path}: {wide}")
    ids: Sequence[str | int] = _checked_ids(path, columns.pop(0)) if has_ids else range(len(values))
    return AnswerTable(values, wanted, ids, dict(zip(words, columns, strict=True)), tuple(map(_stray, strays)))


def _stray(name: str) -> str:
    return f"column {name!r} is left out: ids are read from the first column alone"


def _check_names(path: Path, names: Sequence[str], wanted: Sequence[str]) -> None:
    for name, count in Counter(wanted).items():
        if not name and name in names:
            raise TableError(
                f"{path}: column {names.index(name) + 1} has no name: expected one, or --items with those to read"
            )
        if count > 1:
            raise TableError(f"column {name!r} is asked for twice: expected each once")
        if name not in names:
            shown = ", ".join(names[:20]) + (", …" if len(names) > 20 else "")  # noqa: PLR2004 - a line's worth
            raise TableError(f"{path}: no column {name!r}: expected one of {shown}")


def _checked_ids(path: Path, ids: list[str]) -> list[str]:
    seen: set[str] = set()
    for row, name in enumerate(ids, start=1):
        if not name:
            raise TableError(f"{path}: row {row} has no id: expected one in each row, or no column named id")
        if name in seen:
            raise TableError(
                f"{path}: id {name!r} stands in row {ids.index(name) + 1} and in row {row}: expected it once"
            )
        seen.add(name)
    return ids
