"""Examine a backup, and put it where nothing is yet."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db import connection

from glitterball.adapters.backup import snapshot
from glitterball.adapters.backup.files import UnfitFileError, keys_beside, label_of, pieces_of
from glitterball.adapters.backup.making import LENGTH, Contents, key_for_keys
from glitterball.adapters.keys import KeyRing, MasterKey, NoKeyError
from glitterball.adapters.keys.store import BACKUP, NOBODY

OWN_EYES = 0o600
OTHERS_KEYS = "the keys belong to another server; expected the file of keys made with it, or a newer one"
LONGEST_CONTENTS = 64 * 1024 * 1024


class SomethingIsHereError(Exception):
    """There is data already, and a backup never takes the place of any."""


@dataclass(frozen=True)
class Examined:
    """What a backup turned out to be; every byte of it was read."""

    made_at: str
    size: int
    shredded: int


def verify_backup(path: Path, keys: Path | None, master: MasterKey, scratch: Path) -> Examined:
    """Read all of it. Raises ``UnfitFileError`` with what is wrong. ``scratch`` is an empty folder to work in."""
    label = label_of(path, "content")
    ring = _ring_of(keys or keys_beside(path), master, scratch / "keys.sqlite3")
    contents, rest = _opened(path, ring)
    size = sum(map(len, rest))
    return Examined(label.made_at, size, len(_shredded(contents, ring)))


def restore_backup(path: Path, keys: Path | None, master: MasterKey, ring_file: Path, *, now: datetime) -> int:
    """Put content and keys where nothing is yet. How many persons and couples stay gone, although the backup held them.

    Raises ``SomethingIsHereError`` or ``UnfitFileError``; then all is as it was.
    """
    if ring_file.exists():
        raise SomethingIsHereError(str(ring_file))
    if not snapshot.is_empty():
        raise SomethingIsHereError(str(connection.settings_dict["NAME"]))
    label_of(path, "content")
    half = ring_file.with_name(f"{ring_file.name}.half")
    half.unlink(missing_ok=True)
    try:
        ring = _ring_of(keys or keys_beside(path), master, half)
        contents, rest = _opened(path, ring)
        if contents.database != connection.vendor:
            raise UnfitFileError(f"{path}: comes from {contents.database}, and this server keeps its rows elsewhere")
        if newer := snapshot.unknown(contents.applied):
            raise UnfitFileError(f"{path}: made by a newer Glitterball, which knows “{'.'.join(newer[0])}”")
        gone = _shredded(contents, ring)
        for owner in gone:
            ring.shred(owner, now=now)
        snapshot.put_back(rest, contents.applied)
        half.rename(ring_file)
    finally:
        for left in half.parent.glob(f"{half.name}*"):
            left.unlink()
    return len(gone)


def _ring_of(keys: Path, master: MasterKey, file: Path) -> KeyRing:
    label = label_of(keys, "keys")
    if label.key != master.id.hex():
        raise UnfitFileError(
            f"{keys}: made with another master key ({label.key}, not {master.id.hex()}); "
            "set the master key of that day and try again"
        )
    file.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWN_EYES), "wb") as out:
        for piece in pieces_of(keys, "keys", key_for_keys(master)):
            out.write(piece)
    return KeyRing(file, master)


def _opened(path: Path, ring: KeyRing) -> tuple[Contents, Iterator[bytes]]:
    """What stands first in the content, and the pieces after it."""
    label = label_of(path, "content")
    try:
        key = ring.open(NOBODY, BACKUP)
    except NoKeyError:
        raise UnfitFileError(f"{path}: {OTHERS_KEYS}") from None
    if key.id.hex() != label.key:
        raise UnfitFileError(f"{path}: {OTHERS_KEYS}")
    pieces = pieces_of(path, "content", key.secret)
    head = bytearray()
    for piece in pieces:
        head += piece
        if len(head) >= LENGTH.size and len(head) >= LENGTH.size + min(LENGTH.unpack_from(head)[0], LONGEST_CONTENTS):
            break
    (length,) = LENGTH.unpack_from(head)
    end = LENGTH.size + length
    said = json.loads(bytes(head[LENGTH.size : end]))
    contents = Contents(said["database"], [(app, name) for app, name in said["applied"]], said["shredded"])
    return contents, _and_then(bytes(head[end:]), pieces)


def _and_then(first: bytes, pieces: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from pieces


def _shredded(contents: Contents, ring: KeyRing) -> set[UUID]:
    """Everybody who was gone when either file was made: an older one must not bring them back."""
    return {UUID(owner) for owner in contents.shredded} | ring.shredded()
