"""Where wrapped keys lie: a small database of its own, apart from the content.

So a backup of one is useless without the other, and a destroyed key is gone from the one file that held it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal
from uuid import UUID

from glitterball.adapters.keys.envelope import DataKey
from glitterball.adapters.keys.master import MasterKey, MasterKeyError
from glitterball.adapters.keys.wrapping import Binding, unwrap, wrap
from glitterball.adapters.sqlite.current import sqlite3

Area = Literal["open", "locked"]
OPEN, LOCKED, BACKUP, SERVER = "open", "locked", "backup", "server"
MASTER, PASSPHRASE, RECOVERY, RECOVERYS_KEY, COOKIE = "master", "passphrase", "recovery", "recovery key", "cookie"
NOBODY = UUID(int=0)
SCHEMA = (Path(__file__).parent / "schema.sql").read_text(encoding="utf-8")
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA busy_timeout=20000;"
NO_SALT = b""


class NoKeyError(Exception):
    """There is no such key: never made, or not for this area."""


class ShreddedError(NoKeyError):
    """The owner's keys were destroyed; what they sealed can't be read by anybody."""


def before(area: str) -> str:
    """The area in which a key stands whose place another one has taken."""
    return f"{area}, before"


@dataclass
class Store:
    """Wrapped keys in a file, read and written with the master key that they are wrapped with right now."""

    path: Path
    master: MasterKey
    reload: Callable[[], MasterKey] | None = None  # looks for the master key anew: it may turn while we run

    def __post_init__(self) -> None:
        """Open the database; refuse a master key that is not the one it was made with."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.touch(mode=0o600)
        with self._opened() as db:
            db.executescript(SCHEMA)
            with db:
                db.execute("INSERT OR IGNORE INTO master VALUES (?, 1)", (self.master.id,))
            self._agree_on_master(db)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A moment of the ring, with the master key that fits it."""
        with self._opened() as db:
            db.execute("BEGIN")
            self._agree_on_master(db)
            yield db
            db.rollback()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A change of the ring, whole or not at all, while nobody else changes it."""
        with self._opened() as db, db:
            db.execute("BEGIN IMMEDIATE")
            self._agree_on_master(db)
            yield db

    def put(
        self,
        db: sqlite3.Connection,
        key: DataKey,
        by: bytes,
        binding: Binding,
        salt: bytes = NO_SALT,
        until: datetime | None = None,
    ) -> None:
        """Add ``key``, wrapped by ``by``."""
        wrapped = wrap(key, by, binding)
        row = (key.id, binding.owner.bytes, binding.area, binding.by, salt, wrapped, until and iso(until))
        db.execute("INSERT INTO wrapped VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def taken(
        self,
        db: sqlite3.Connection,
        binding: Binding,
        salt: bytes,
        by: bytes,
        *,
        within: tuple[datetime, datetime] | None = None,
    ) -> DataKey:
        """The key that ``by`` unwraps, if it is kept until a moment ``within`` these.

        Raises ``NoKeyError``, ``ShreddedError`` or ``WrongPassphraseError``.
        """
        row = db.execute(
            "SELECT wrapped, key_id, until FROM wrapped WHERE owner = ? AND area = ? AND by_what = ? AND salt = ?",
            (binding.owner.bytes, binding.area, binding.by, salt),
        ).fetchone()
        if row is None:
            refuse_shredded(db, binding.owner)
            raise NoKeyError
        wrapped, key_id, until = row
        if within is not None and (until is None or not iso(within[0]) < until <= iso(within[1])):
            raise NoKeyError
        return unwrap(wrapped, key_id, by, binding)

    def empty_log(self) -> None:
        """Leave nothing of what was deleted in the write-ahead log."""
        with self._opened() as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _agree_on_master(self, db: sqlite3.Connection) -> None:
        (known,) = db.execute("SELECT id FROM master WHERE is_current = 1").fetchone()
        if known != self.master.id and self.reload:
            self.master = self.reload()
        if known != self.master.id:
            raise MasterKeyError(
                f"this is not the master key that {self.path} was made with "
                f"({known.hex()}, not {self.master.id.hex()}): "
                "put back the right one; nothing was changed"
            )

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        db = sqlite3.connect(self.path, isolation_level=None)
        try:
            db.executescript(PRAGMAS)
            yield db
        finally:
            db.close()


def is_wrapped_with(path: Path, master: MasterKey) -> bool:
    """Whether the ring at ``path`` is there and opens with ``master``."""
    if not path.exists():
        return False
    db = sqlite3.connect(path)
    try:
        return db.execute("SELECT 1 FROM master WHERE id = ?", (master.id,)).fetchone() is not None
    except sqlite3.OperationalError:  # no table yet
        return False
    finally:
        db.close()


def refuse_shredded(db: sqlite3.Connection, owner: UUID) -> None:
    """Raise ``ShreddedError`` for an owner whose keys were destroyed."""
    if db.execute("SELECT 1 FROM shredded WHERE owner = ?", (owner.bytes,)).fetchone():
        raise ShreddedError


def iso(moment: datetime) -> str:
    """A moment as the ring keeps it."""
    return moment.isoformat()
