"""The two files of a backup.

Each begins with one line of plain JSON that says what it is and which key opens it; the rest is encrypted and bound to
that line. The content opens with a key of the ring that outlives the master key; the keys open with the master key.
"""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import mkstemp
from typing import BinaryIO, Literal

from glitterball.adapters.backup.stream import DamagedError, read_stream, write_stream

FORMAT = 1
LONGEST_LINE = 4096
Kind = Literal["content", "keys"]


class UnfitFileError(Exception):
    """A file that is no backup, or not the one that was asked for; the message says what is expected."""


@dataclass(frozen=True, slots=True)
class Label:
    """The first line of a file."""

    kind: Kind
    key: str  # the id of the key that opens it, in hexadecimal
    made_at: str
    format: int = FORMAT

    def as_line(self) -> bytes:
        """The line as it stands in the file."""
        return json.dumps({"glitterball": "backup", **asdict(self)}).encode() + b"\n"


def keys_beside(path: Path) -> Path:
    """Where the keys of the backup at ``path`` lie."""
    return path.with_name(f"{path.name}.keys")


def write_file(path: Path, label: Label, secret: bytes, pieces: Iterable[bytes]) -> None:
    """Write a file of mode 600, whole or not at all. Raises ``FileExistsError`` rather than write over one."""
    if path.exists():
        raise FileExistsError(str(path))
    opened, name = mkstemp(dir=path.parent, prefix=f"{path.name}.", suffix=".half")
    half = Path(name)  # a new file of a drawn name: nothing that lies there already is opened or written through
    try:
        with os.fdopen(opened, "wb") as out:
            line = label.as_line()
            out.write(line)
            write_stream(pieces, secret, line, out)
            out.flush()
            os.fsync(out.fileno())
        os.link(half, path)  # unlike a rename it never takes the place of a file
    finally:
        half.unlink(missing_ok=True)


def label_of(path: Path, kind: Kind) -> Label:
    """What the file at ``path`` says it is. Raises ``UnfitFileError`` if that is not a ``kind``."""
    with _opened(path) as file:
        return _read_label(path, file, kind)


def pieces_of(path: Path, kind: Kind, secret: bytes) -> Iterator[bytes]:
    """The decrypted pieces of the file. Raises ``UnfitFileError`` for one that was cut off or changed."""
    with _opened(path) as file:
        label = _read_label(path, file, kind)
        try:
            yield from read_stream(file, secret, label.as_line())
        except DamagedError:
            raise UnfitFileError(f"{path}: cut off or changed since it was written; expected a whole backup") from None


def _read_label(path: Path, file: BinaryIO, kind: Kind) -> Label:
    try:
        said = json.loads(file.readline(LONGEST_LINE))
        is_backup, is_newer = said.pop("glitterball") == "backup", said["format"] > FORMAT
        label = Label(**said) if is_backup and not is_newer else None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UnfitFileError(f"{path}: no backup of Glitterball") from None
    if label is None:
        raise UnfitFileError(f"{path}: made by a newer Glitterball; use that version or a newer one")
    if label.kind != kind:
        raise UnfitFileError(f"{path}: holds {label.kind}, and {kind} are expected here")
    return label


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise UnfitFileError(f"{path}: {error.strerror}") from None
