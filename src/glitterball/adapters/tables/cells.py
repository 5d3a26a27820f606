"""Cells to whole numbers, many at a time.

Plain cells are read as bytes, in numpy. A part of the file with anything else in it (quotes, blanks, "3.0", text) is
read cell by cell, which also finds the sentence for what is wrong.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from glitterball.adapters.tables.parts import Part, TableError, shortened

Codes = NDArray[np.int8]

MISSING = -1
STRANGE = -2
HIGHEST = 126
MOST_DIGITS = 3
MISSING_WORDS = ("", "NA")
COMMA, LINE_END, ZERO, NINE = (ord(mark) for mark in ",\n09")
LETTER_N, LETTER_A = ord("N"), ord("A")
TWO_CELLS = 2


def read_cells(
    part: Part, names: Sequence[str], answers: Sequence[int], words: Sequence[int]
) -> tuple[Codes, list[list[str]]]:
    """Numbers (n, k) of the columns ``answers``, -1 for a missing one, and the text of the columns ``words``.

    Raises ``TableError``.
    """
    if b'"' not in part.text:
        cells = np.frombuffer(part.text, dtype=np.uint8)
        ends = np.flatnonzero((cells == COMMA) | (cells == LINE_END)).astype(np.int32)
        if _is_rectangle(cells, ends, len(names)):
            starts = np.concatenate([[0], ends[:-1] + 1]).astype(np.int32).reshape(-1, len(names))
            stops = ends.reshape(-1, len(names))
            numbers = _numbers(cells, starts[:, answers], stops[:, answers])
            if not (numbers == STRANGE).any():
                return numbers, [_texts(part, starts[:, place], stops[:, place]) for place in words]
    return _one_by_one(part, names, answers, words)


def _is_rectangle(cells: NDArray[np.uint8], ends: NDArray[np.int32], width: int) -> bool:
    if len(ends) % width:
        return False
    marks = cells[ends].reshape(-1, width)
    return bool((marks[:, -1] == LINE_END).all() and (marks[:, :-1] == COMMA).all())


def _numbers(cells: NDArray[np.uint8], starts: NDArray[np.int32], ends: NDArray[np.int32]) -> Codes:
    """Each cell's number; a single digit is the usual case, so the rest is looked at only where it stands."""
    lengths = ends - starts
    first = cells[starts]
    is_digit = (first >= ZERO) & (first <= NINE)
    numbers = np.where(is_digit & (lengths == 1), first.astype(np.int16) - ZERO, STRANGE).astype(np.int8)
    numbers[lengths == 0] = MISSING
    longer = np.nonzero((numbers == STRANGE) & (lengths == TWO_CELLS))
    if longer[0].size:
        one, other = first[longer], cells[starts[longer] + 1]
        are_digits = is_digit[longer] & (other >= ZERO) & (other <= NINE)
        value = np.where(are_digits, (one.astype(np.int16) - ZERO) * 10 + other - ZERO, STRANGE)
        value[(one == LETTER_N) & (other == LETTER_A)] = MISSING
        numbers[longer] = value
    return numbers


def _texts(part: Part, starts: NDArray[np.int32], ends: NDArray[np.int32]) -> list[str]:
    try:
        pairs = zip(starts.tolist(), ends.tolist(), strict=True)
        return [part.text[start:end].decode("utf-8").strip() for start, end in pairs]
    except UnicodeDecodeError:
        raise TableError(f"a cell from row {part.rows_before + 1} on is not UTF-8: expected text in UTF-8") from None


def _one_by_one(
    part: Part, names: Sequence[str], answers: Sequence[int], words: Sequence[int]
) -> tuple[Codes, list[list[str]]]:
    numbers: list[list[int]] = []
    texts: list[list[str]] = [[] for _ in words]
    for row, cells in enumerate(part.rows(), start=part.rows_before + 1):
        if len(cells) != len(names):
            raise TableError(f"row {row} has {len(cells)} cells: expected {len(names)}, as there are columns")
        numbers.append([_number(cells[place], names[place], row) for place in answers])
        for column, place in zip(texts, words, strict=True):
            column.append(cells[place].strip())
    return np.array(numbers, dtype=np.int8).reshape(len(numbers), len(answers)), texts


def _number(cell: str, column: str, row: int) -> int:
    text = cell.strip()
    if text in MISSING_WORDS:
        return MISSING
    whole = text.removesuffix(".0")
    if whole.isascii() and whole.isdigit():
        digits = whole.lstrip("0")[: MOST_DIGITS + 1]  # int() refuses thousands of them
        if int(digits or 0) <= HIGHEST:
            return int(digits or 0)
    raise TableError(
        f"row {row}, column {column!r}: {shortened(text)!r} is no answer: "
        f"expected a whole number from 0 to {HIGHEST}, or NA"
    )
