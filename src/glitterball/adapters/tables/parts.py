"""A CSV file in parts of a few megabytes, each of whole lines, so that memory does not grow with the file."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

BYTES_AT_ONCE = 4_000_000
MOST_ROWS = 10_000_000
LONGEST_HEADER = 1_000_000
LONGEST_ROW = 40_000_000
LONGEST_SHOWN = 126
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
QUOTE, LINE_END = b'"', b"\n"


class TableError(ValueError):
    """A table can't be read: one sentence that says what, where, and what is expected."""


@dataclass(frozen=True, slots=True)
class Part:
    """Whole lines of a table, each ended by a line feed, and how many rows stand before them."""

    text: bytes
    rows_before: int

    def rows(self) -> list[list[str]]:
        """The cells, read by the letter of the format: quotes, line ends in quotes."""
        return _cells(self.text, f"row {self.rows_before + 1} or later")


@contextmanager
def table_parts(path: Path) -> Iterator[tuple[tuple[str, ...], Iterator[Part]]]:
    """The names of the columns, and the lines below them. Raises ``TableError``."""
    try:
        with path.open("rb") as file:
            names = _header(file, path)
            yield names, _parts(file, path, keep_empty=len(names) == 1)
    except OSError as error:
        raise TableError(f"{path}: can't be read: {error.strerror}") from None


def shortened(cell: str) -> str:
    """As much of a cell as a sentence can hold."""
    return cell if len(cell) <= LONGEST_SHOWN else f"{cell[:LONGEST_SHOWN]}…"


def _header(file: BinaryIO, path: Path) -> tuple[str, ...]:
    line = file.readline(LONGEST_HEADER).removeprefix(BYTE_ORDER_MARK)
    if not line.strip():
        raise TableError(f"{path}: no names of columns in the first line: expected a table with commas between cells")
    lines = _cells(line, f"{path}: the first line")
    if len(lines) > 1:
        raise TableError(f"{path}: lines end in a carriage return alone: expected a line feed at the end of each")
    names = tuple(name.strip() for name in lines[0])
    for place, name in enumerate(names):
        if name in names[:place]:
            raise TableError(f"{path}: column {name!r} is there twice: expected each name once")
    if len(names) == 1 and any(mark in names[0] for mark in ";\t"):
        raise TableError(f"{path}: cells are not parted by commas: expected commas")
    return names


def _parts(file: BinaryIO, path: Path, *, keep_empty: bool) -> Iterator[Part]:
    rest, rows = b"", 0
    while read := file.read(BYTES_AT_ONCE):
        text = rest + read
        end = text.rfind(LINE_END) + 1
        if not end or text.count(QUOTE, 0, end) % 2:  # a cell in quotes may hold a line end
            if len(text) > LONGEST_ROW:
                raise TableError(f"{path}: a row or a quote that does not end: expected rows ended by a line end")
            rest = text
            continue
        rest = text[end:]
        part = Part(_plain(text[:end], keep_empty=keep_empty), rows)
        rows += part.text.count(LINE_END)
        if rows > MOST_ROWS:
            raise TableError(f"{path}: more than {MOST_ROWS:,} rows: expected at most as many; split the table")
        yield part
    if rest.strip():
        yield Part(_plain(rest + LINE_END, keep_empty=keep_empty), rows)


def _plain(text: bytes, *, keep_empty: bool) -> bytes:
    """The same lines, ended by line feeds; an empty one is a missing answer where there is one column, else no row."""
    text = text.replace(b"\r\n", LINE_END)
    if keep_empty:
        return text
    while b"\n\n" in text:
        text = text.replace(b"\n\n", LINE_END)
    return text.lstrip(LINE_END)


def _cells(text: bytes, where: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text.decode("utf-8"), newline=""), strict=True))
    except UnicodeDecodeError:
        raise TableError(f"{where} is not UTF-8: expected text in UTF-8") from None
    except csv.Error as error:
        raise TableError(f"{where} can't be read as CSV ({error}): expected cells parted by commas") from None
