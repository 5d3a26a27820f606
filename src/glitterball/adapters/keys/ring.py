"""The key ring: every data key, wrapped. A key is made before the row that needs it.

Destroying one marks its owner, destroys the key, and empties the log. How keys turn: ``turning.py``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from uuid import UUID

from glitterball.adapters import chance
from glitterball.adapters.keys.envelope import DataKey, new_key
from glitterball.adapters.keys.store import (
    BACKUP,
    COOKIE,
    LOCKED,
    MASTER,
    NO_SALT,
    NOBODY,
    OPEN,
    PASSPHRASE,
    RECOVERY,
    RECOVERYS_KEY,
    SERVER,
    Area,
    NoKeyError,
    ShreddedError,
    Store,
    before,
    iso,
    refuse_shredded,
)
from glitterball.adapters.keys.wrapping import (
    SALT_BYTES,
    Binding,
    Cost,
    WrongPassphraseError,
    from_passphrase,
    from_secret,
)
from glitterball.adapters.sqlite.current import sqlite3

__all__ = ["Area", "KeyRing", "NoKeyError", "ShreddedError"]


@dataclass
class KeyRing(Store):
    """The wrapped keys of all owners, opened with the master key."""

    cost: Cost = field(default_factory=Cost)

    def make(self, owner: UUID, area: str = OPEN) -> DataKey:
        """A new key for ``owner``, wrapped by the master key. Raises ``ShreddedError`` for one who is gone."""
        key = new_key()
        with self.writing() as db:
            refuse_shredded(db, owner)
            self.put(db, key, self.master.secret, Binding(owner, area, MASTER))
        return key

    def destroy_open(self, owner: UUID) -> None:
        """Destroy the key of the owner's open area, and the one before it: what only they sealed is lost for good."""
        with self.writing() as db:
            db.execute("DELETE FROM wrapped WHERE owner = ? AND area IN (?, ?)", (owner.bytes, OPEN, before(OPEN)))
        self.empty_log()

    def with_both(self) -> frozenset[UUID]:
        """Whoever has a key of a locked area and one of an open area as well: a lock was cut off before its end."""
        with self.reading() as db:
            both = "SELECT owner FROM wrapped WHERE area IN (?, ?) INTERSECT SELECT owner FROM wrapped WHERE area = ?"
            return frozenset(UUID(bytes=owner) for (owner,) in db.execute(both, (OPEN, before(OPEN), LOCKED)))

    def open(self, owner: UUID, area: str = OPEN) -> DataKey:
        """The key of an area that the master key wraps. Raises ``NoKeyError`` or ``ShreddedError``."""
        with self.reading() as db:
            key = self.taken(db, Binding(owner, area, MASTER), NO_SALT, self.master.secret)
            try:
                earlier = self.taken(db, Binding(owner, before(area), MASTER), NO_SALT, self.master.secret)
            except NoKeyError:
                return key
        return replace(key, before=earlier)

    def is_current(self, owner: UUID, area: str, key: DataKey) -> bool:
        """Whether ``key`` seals what is written into an area now; one that a cookie holds may not any more."""
        with self.reading() as db:
            found = db.execute(
                "SELECT 1 FROM wrapped WHERE owner = ? AND area = ? AND key_id = ? AND by_what <> ?",
                (owner.bytes, area, key.id, COOKIE),
            )
            return found.fetchone() is not None

    def lock(self, owner: UUID, passphrase: str, recovery_code: str) -> DataKey:
        """A new key for the locked area, wrapped by its owner's passphrase and by the code to print, nothing else.

        It takes the place of one that a crash left half made: ask for it only while nothing is sealed with the old one.
        """
        key, by_code = new_key(), from_secret(_typed(recovery_code), "recovery code")
        with self.writing() as db:
            refuse_shredded(db, owner)
            db.execute("DELETE FROM wrapped WHERE owner = ? AND area = ?", (owner.bytes, LOCKED))
            self.put_locked(db, owner, key, self._new_salt(passphrase), by_code)
        return key

    def unlock(self, owner: UUID, passphrase: str) -> DataKey:
        """The key of the locked area by its passphrase. Raises ``WrongPassphraseError`` or ``NoKeyError``."""
        salt = self.salt_of(owner)
        by_passphrase = from_passphrase(passphrase, salt, self.cost)
        with self.reading() as db:
            key = self.taken(db, Binding(owner, LOCKED, PASSPHRASE), salt, by_passphrase)
            try:
                earlier = self.taken(db, Binding(owner, before(LOCKED), PASSPHRASE), salt, by_passphrase)
            except NoKeyError:
                return key
        return replace(key, before=earlier)

    def recover(self, owner: UUID, recovery_code: str, new_passphrase: str) -> DataKey:
        """The key of the locked area by the printed code, and a new passphrase in the place of the lost one."""
        by_code = from_secret(_typed(recovery_code), "recovery code")
        with self.reading() as db:
            key = self.taken(db, Binding(owner, LOCKED, RECOVERY), NO_SALT, by_code)
            try:
                earlier = self.taken(db, Binding(owner, before(LOCKED), RECOVERY), NO_SALT, by_code)
            except NoKeyError:
                earlier = None
        made = self._new_salt(new_passphrase)
        with self.writing() as db:
            db.execute("DELETE FROM wrapped WHERE owner = ? AND area IN (?, ?)", (owner.bytes, LOCKED, before(LOCKED)))
            self.put_locked(db, owner, key, made, by_code)
            if earlier:
                self.put_locked(db, owner, earlier, made, by_code, area=before(LOCKED))
        return replace(key, before=earlier)

    def put_locked(
        self,
        db: sqlite3.Connection,
        owner: UUID,
        key: DataKey,
        passphrase: tuple[bytes, bytes],
        by_code: bytes,
        *,
        area: str = LOCKED,
    ) -> None:
        """Wrap a key of the locked area by passphrase and code, and the code's by the passphrase, for when it turns."""
        salt, by_passphrase = passphrase
        self.put(db, key, by_passphrase, Binding(owner, area, PASSPHRASE), salt)
        self.put(db, key, by_code, Binding(owner, area, RECOVERY))
        self.put(db, DataKey(key.id, by_code), by_passphrase, Binding(owner, area, RECOVERYS_KEY), salt)

    def salt_of(self, owner: UUID) -> bytes:
        """What goes into the hash of the owner's passphrase. Raises ``NoKeyError`` where nothing is locked."""
        with self.reading() as db:
            row = db.execute(
                "SELECT salt FROM wrapped WHERE owner = ? AND area = ? AND by_what = ?",
                (owner.bytes, LOCKED, PASSPHRASE),
            ).fetchone()
        if row is None:
            raise NoKeyError
        return bytes(row[0])

    def hold(self, owner: UUID, key: DataKey, cookie_secret: bytes, *, now: datetime, lasts: timedelta) -> None:
        """Keep an unlocked key for some minutes, wrapped by a secret that only its owner's cookie holds."""
        until = now + lasts
        with self.writing() as db:
            db.execute(
                "DELETE FROM wrapped WHERE by_what = 'cookie' AND (until <= ? OR owner = ?)", (iso(now), owner.bytes)
            )
            by_cookie = from_secret(cookie_secret, "unlocked area")
            self.put(db, key, by_cookie, Binding(owner, LOCKED, COOKIE), until=until)

    def held(self, owner: UUID, cookie_secret: bytes, *, now: datetime, lasts: timedelta) -> DataKey:
        """The key that ``hold`` keeps for ``lasts``. Raises ``NoKeyError`` once that is over or for another cookie.

        Before it began, by a clock that was set back, it is over as well: else it would stay open for as long again.
        """
        by_cookie = from_secret(cookie_secret, "unlocked area")
        try:
            with self.reading() as db:
                return self.taken(db, Binding(owner, LOCKED, COOKIE), NO_SALT, by_cookie, within=(now, now + lasts))
        except WrongPassphraseError:
            raise NoKeyError from None

    def let_go(self, owner: UUID) -> None:
        """Forget whatever ``hold`` keeps for the owner."""
        with self.writing() as db:
            db.execute("DELETE FROM wrapped WHERE owner = ? AND by_what = 'cookie'", (owner.bytes,))

    def shred(self, owner: UUID, *, now: datetime) -> None:
        """Destroy every key of ``owner`` for good, in the database and in its log. Doing it twice does no harm."""
        with self.writing() as db:
            db.execute("INSERT OR IGNORE INTO shredded VALUES (?, ?)", (owner.bytes, iso(now)))
            db.execute("DELETE FROM wrapped WHERE owner = ?", (owner.bytes,))
            db.execute("DELETE FROM due WHERE owner = ?", (owner.bytes,))
        self.empty_log()

    def shredded(self) -> frozenset[UUID]:
        """Everybody whose keys were destroyed: whatever rows of theirs still stand can go."""
        with self.reading() as db:
            return frozenset(UUID(bytes=owner) for (owner,) in db.execute("SELECT owner FROM shredded"))

    @contextmanager
    def held_still(self) -> Iterator[None]:
        """Let nobody change the ring meanwhile: who tries waits."""
        with self.writing():
            yield

    def as_bytes(self) -> bytes:
        """The whole ring as a file, every key in it wrapped as it is."""
        with NamedTemporaryFile(dir=self.path.parent, delete=False) as copy:
            target = sqlite3.connect(copy.name)
            Path(copy.name).unlink()  # so that no crash leaves a copy of a key that is destroyed later
            try:
                target.execute("PRAGMA journal_mode=OFF")
                with self.reading() as db:
                    db.backup(target)
            finally:
                target.close()
            return copy.read()

    def backup_key(self) -> DataKey:
        """The key that backups of the content are sealed with. It outlives the master key that wraps it."""
        return self._of_nobody(BACKUP)

    def server_key(self) -> DataKey:
        """The key of what this server must read before it knows who asks, such as second factors."""
        return self._of_nobody(SERVER)

    def _of_nobody(self, area: str) -> DataKey:
        try:
            return self.open(NOBODY, area)
        except NoKeyError:
            return self.make(NOBODY, area)

    def _new_salt(self, passphrase: str) -> tuple[bytes, bytes]:
        salt = chance.some_bytes(SALT_BYTES)
        return salt, from_passphrase(passphrase, salt, self.cost)


def _typed(code: str) -> bytes:
    """A code as it was printed, however somebody typed it."""
    return "".join(code.split()).replace("-", "").upper().encode()
