"""The key ring: every data key, wrapped, in a small database of its own.

It stands apart from the content so that a backup of one is useless without the other, and so that a destroyed key is
gone from the one file that held it. A key is made before the row that needs it; destroying marks, destroys, and empties
the log.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal
from uuid import UUID

from glitterball.adapters import chance
from glitterball.adapters.keys.envelope import DataKey, new_key
from glitterball.adapters.keys.master import MasterKey, MasterKeyError
from glitterball.adapters.keys.wrapping import (
    SALT_BYTES,
    Binding,
    Cost,
    WrongPassphraseError,
    from_passphrase,
    from_secret,
    unwrap,
    wrap,
)

Area = Literal["open", "locked"]
OPEN, LOCKED, BACKUP = "open", "locked", "backup"
NOBODY = UUID(int=0)
SCHEMA = (Path(__file__).parent / "schema.sql").read_text(encoding="utf-8")
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA busy_timeout=20000;"
NO_SALT = b""


class NoKeyError(Exception):
    """There is no such key: never made, or not for this area."""


class ShreddedError(NoKeyError):
    """The owner's keys were destroyed; what they sealed can't be read by anybody."""


@dataclass
class KeyRing:
    """The wrapped keys of all owners, opened with the master key."""

    path: Path
    master: MasterKey
    cost: Cost = field(default_factory=Cost)

    def __post_init__(self) -> None:
        """Open the database; refuse a master key that is not the one it was made with."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.touch(mode=0o600)
        with self._connection() as db:
            db.executescript(SCHEMA)
            db.execute("INSERT OR IGNORE INTO master VALUES (?, 1)", (self.master.id,))
            (known,) = db.execute("SELECT id FROM master WHERE is_current = 1").fetchone()
        if known != self.master.id:
            raise MasterKeyError(
                f"this is not the master key that {self.path} was made with "
                f"({known.hex()}, not {self.master.id.hex()}): "
                "put back the right one; nothing was changed"
            )

    def make(self, owner: UUID, area: str = OPEN) -> DataKey:
        """A new key for ``owner``, wrapped by the master key. Raises ``ShreddedError`` for one who is gone."""
        key = new_key()
        with self._connection() as db:
            self._refuse_shredded(db, owner)
            self._put(db, key, self.master.secret, Binding(owner, area, "master"), NO_SALT)
        return key

    def renew(self, owner: UUID, area: str = OPEN) -> DataKey:
        """A new key in the place of the old one, which is destroyed: what only that one sealed is lost for good."""
        key = new_key()
        with self._connection() as db:
            self._refuse_shredded(db, owner)
            db.execute("DELETE FROM wrapped WHERE owner = ? AND area = ?", (owner.bytes, area))
            self._put(db, key, self.master.secret, Binding(owner, area, "master"), NO_SALT)
        self._empty_log()
        return key

    def open(self, owner: UUID, area: str = OPEN) -> DataKey:
        """The key of an area that the master key wraps. Raises ``NoKeyError`` or ``ShreddedError``."""
        return self._unwrapped(Binding(owner, area, "master"), NO_SALT, self.master.secret)

    def lock(self, owner: UUID, passphrase: str, recovery_code: str) -> DataKey:
        """A new key for the locked area, wrapped by its owner's passphrase and by the code to print, nothing else.

        It takes the place of one that a crash left half made: ask for it only while nothing is sealed with the old one.
        """
        key, salt = new_key(), chance.some_bytes(SALT_BYTES)
        with self._connection() as db:
            self._refuse_shredded(db, owner)
            db.execute("DELETE FROM wrapped WHERE owner = ? AND area = ?", (owner.bytes, LOCKED))
            by_passphrase = from_passphrase(passphrase, salt, self.cost)
            self._put(db, key, by_passphrase, Binding(owner, LOCKED, "passphrase"), salt)
            by_code = from_secret(_typed(recovery_code), "recovery code")
            self._put(db, key, by_code, Binding(owner, LOCKED, "recovery"), NO_SALT)
        return key

    def unlock(self, owner: UUID, passphrase: str) -> DataKey:
        """The key of the locked area by its passphrase. Raises ``WrongPassphraseError`` or ``NoKeyError``."""
        with self._connection() as db:
            rows = db.execute(
                "SELECT salt FROM wrapped WHERE owner = ? AND area = ? AND by_what = 'passphrase'",
                (owner.bytes, LOCKED),
            ).fetchall()
        if not rows:
            raise NoKeyError
        ((salt,),) = rows
        return self._unwrapped(Binding(owner, LOCKED, "passphrase"), salt, from_passphrase(passphrase, salt, self.cost))

    def recover(self, owner: UUID, recovery_code: str, new_passphrase: str) -> DataKey:
        """The key of the locked area by the printed code, and a new passphrase in the place of the lost one."""
        by_code = from_secret(_typed(recovery_code), "recovery code")
        key = self._unwrapped(Binding(owner, LOCKED, "recovery"), NO_SALT, by_code)
        salt = chance.some_bytes(SALT_BYTES)
        with self._connection() as db:
            db.execute("DELETE FROM wrapped WHERE owner = ? AND by_what IN ('passphrase', 'cookie')", (owner.bytes,))
            by_passphrase = from_passphrase(new_passphrase, salt, self.cost)
            self._put(db, key, by_passphrase, Binding(owner, LOCKED, "passphrase"), salt)
        return key

    def hold(self, owner: UUID, key: DataKey, cookie_secret: bytes, *, now: datetime, minutes: int) -> None:
        """Keep an unlocked key for some minutes, wrapped by a secret that only its owner's cookie holds."""
        until = now + timedelta(minutes=minutes)
        with self._connection() as db:
            db.execute(
                "DELETE FROM wrapped WHERE by_what = 'cookie' AND (until <= ? OR owner = ?)", (_iso(now), owner.bytes)
            )
            by_cookie = from_secret(cookie_secret, "unlocked area")
            self._put(db, key, by_cookie, Binding(owner, LOCKED, "cookie"), NO_SALT, until)

    def held(self, owner: UUID, cookie_secret: bytes, *, now: datetime) -> DataKey:
        """The key that ``hold`` keeps. Raises ``NoKeyError`` once its minutes are over or for another cookie."""
        binding = Binding(owner, LOCKED, "cookie")
        try:
            return self._unwrapped(binding, NO_SALT, from_secret(cookie_secret, "unlocked area"), now=now)
        except WrongPassphraseError:
            raise NoKeyError from None

    def let_go(self, owner: UUID) -> None:
        """Forget whatever ``hold`` keeps for the owner."""
        with self._connection() as db:
            db.execute("DELETE FROM wrapped WHERE owner = ? AND by_what = 'cookie'", (owner.bytes,))

    def shred(self, owner: UUID, *, now: datetime) -> None:
        """Destroy every key of ``owner`` for good, in the database and in its log. Doing it twice does no harm."""
        with self._connection() as db:
            db.execute("INSERT OR IGNORE INTO shredded VALUES (?, ?)", (owner.bytes, _iso(now)))
            db.execute("DELETE FROM wrapped WHERE owner = ?", (owner.bytes,))
        self._empty_log()

    def shredded(self) -> frozenset[UUID]:
        """Everybody whose keys were destroyed: whatever rows of theirs still stand can go."""
        with self._connection() as db:
            return frozenset(UUID(bytes=owner) for (owner,) in db.execute("SELECT owner FROM shredded"))

    @contextmanager
    def held_still(self) -> Iterator[None]:
        """Let nobody change the ring meanwhile: who tries waits."""
        with self._connection() as db:
            db.execute("BEGIN IMMEDIATE")
            yield

    def as_bytes(self) -> bytes:
        """The whole ring as a file, every key in it wrapped as it is."""
        with self._connection() as db:
            return db.serialize()

    def backup_key(self) -> DataKey:
        """The key that backups of the content are sealed with. It outlives the master key that wraps it."""
        try:
            return self.open(NOBODY, BACKUP)
        except NoKeyError:
            return self.make(NOBODY, BACKUP)

    def _empty_log(self) -> None:
        with self._connection() as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _put(
        self,
        db: sqlite3.Connection,
        key: DataKey,
        by: bytes,
        binding: Binding,
        salt: bytes,
        until: datetime | None = None,
    ) -> None:
        row = (
            key.id,
            binding.owner.bytes,
            binding.area,
            binding.by,
            salt,
            wrap(key, by, binding),
            until and _iso(until),
        )
        db.execute("INSERT INTO wrapped VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def _unwrapped(self, binding: Binding, salt: bytes, by: bytes, *, now: datetime | None = None) -> DataKey:
        with self._connection() as db:
            row = db.execute(
                "SELECT wrapped, key_id, until FROM wrapped WHERE owner = ? AND area = ? AND by_what = ? AND salt = ?",
                (binding.owner.bytes, binding.area, binding.by, salt),
            ).fetchone()
            if row is None:
                self._refuse_shredded(db, binding.owner)
                raise NoKeyError
        wrapped, key_id, until = row
        if now is not None and (until is None or until <= _iso(now)):
            raise NoKeyError
        return unwrap(wrapped, key_id, by, binding)

    @staticmethod
    def _refuse_shredded(db: sqlite3.Connection, owner: UUID) -> None:
        if db.execute("SELECT 1 FROM shredded WHERE owner = ?", (owner.bytes,)).fetchone():
            raise ShreddedError

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        db = sqlite3.connect(self.path)
        try:
            db.executescript(PRAGMAS)
            with db:
                yield db
        finally:
            db.close()


def _typed(code: str) -> bytes:
    """A code as it was printed, however somebody typed it."""
    return "".join(code.split()).replace("-", "").upper().encode()


def _iso(moment: datetime) -> str:
    return moment.isoformat()
