"""Make a backup while people write."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from struct import Struct

from django.db import connection

from glitterball.adapters.backup import snapshot
from glitterball.adapters.backup.files import Label, keys_beside, write_file
from glitterball.adapters.keys import KeyRing, MasterKey
from glitterball.adapters.keys.wrapping import from_secret

LENGTH = Struct("!I")


@dataclass(frozen=True)
class Contents:
    """What stands first in the encrypted part of the content."""

    database: str
    applied: snapshot.Applied
    shredded: list[str]

    def as_bytes(self) -> bytes:
        """Its length, and then itself."""
        text = json.dumps(asdict(self)).encode()
        return LENGTH.pack(len(text)) + text


def make_backup(path: Path, ring: KeyRing, *, now: datetime) -> None:
    """Write ``path`` and, beside it, its keys. Raises ``FileExistsError`` rather than write over either.

    The ring stands still until this moment of the content is held and the ring is copied: so every row has its key. The
    keys come first on the disk: a content without them would look like a backup and be none.
    """
    keys = keys_beside(path)
    for taken in (path, keys):
        if taken.exists():
            raise FileExistsError(str(taken))
    key, made_at = ring.backup_key(), now.isoformat(timespec="seconds")
    with ExitStack() as until_written:
        with ring.held_still():
            shot = until_written.enter_context(snapshot.taken())
            copied, shredded = ring.as_bytes(), sorted(owner.hex for owner in ring.shredded())
        master = ring.master
        write_file(keys, Label("keys", master.id.hex(), made_at), key_for_keys(master), [copied])
        contents = Contents(connection.vendor, snapshot.applied(), shredded)
        try:
            write_file(path, Label("content", key.id.hex(), made_at), key.secret, _pieces(contents, shot))
        except BaseException:
            keys.unlink()  # alone they are of no use
            raise


def key_for_keys(master: MasterKey) -> bytes:
    """What encrypts the file of keys."""
    return from_secret(master.secret, "backup of keys")


def _pieces(contents: Contents, shot: snapshot.Snapshot) -> Iterator[bytes]:
    yield contents.as_bytes()
    yield from shot.pieces()
