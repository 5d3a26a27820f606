"""How keys turn while people go on writing.

A data key that turns leaves its place to a new one and stands behind it: what is written from then on is sealed with
the new one, both open, and when nothing is sealed with the old one any more it is destroyed. A locked key turns when
its owner unlocks it, as nobody else can. The master key turns by wrapping everything anew in one step.
"""

from dataclasses import replace
from uuid import UUID

from glitterball.adapters.keys.envelope import DataKey, new_key
from glitterball.adapters.keys.master import MasterKey
from glitterball.adapters.keys.ring import KeyRing
from glitterball.adapters.keys.store import (
    LOCKED,
    MASTER,
    NO_SALT,
    OPEN,
    RECOVERYS_KEY,
    before,
)
from glitterball.adapters.keys.wrapping import Binding, from_passphrase


def turn_all(ring: KeyRing) -> int:
    """Put a new key before every open one, and mark the locked ones. How many keys there are that turn now.

    One that turned before and was cut off is not turned twice.
    """
    with ring.writing() as db:
        have, turned = (
            {owner for (owner,) in db.execute("SELECT owner FROM wrapped WHERE area = ?", (area,))}
            for area in (OPEN, before(OPEN))
        )
        for owner in (UUID(bytes=owner) for owner in have - turned):
            old = ring.taken(db, Binding(owner, OPEN, MASTER), NO_SALT, ring.master.secret)
            db.execute("DELETE FROM wrapped WHERE owner = ? AND area = ?", (owner.bytes, OPEN))
            ring.put(db, old, ring.master.secret, Binding(owner, before(OPEN), MASTER))
            ring.put(db, new_key(), ring.master.secret, Binding(owner, OPEN, MASTER))
        db.execute("INSERT OR IGNORE INTO due SELECT DISTINCT owner FROM wrapped WHERE area = ?", (LOCKED,))
        (count,) = db.execute("SELECT count(*) FROM wrapped WHERE area = ?", (before(OPEN),)).fetchone()
    return int(count)


def turning(ring: KeyRing) -> dict[bytes, DataKey]:
    """Id of an old open key → the new one, which knows the old one."""
    with ring.reading() as db:
        owners = db.execute("SELECT owner FROM wrapped WHERE area = ?", (before(OPEN),)).fetchall()
    keys = (ring.open(UUID(bytes=owner)) for (owner,) in owners)
    return {key.before.id: key for key in keys if key.before}


def forget_before(ring: KeyRing) -> None:
    """Destroy every old open key. Only once nothing is sealed with one any more."""
    with ring.writing() as db:
        db.execute("DELETE FROM wrapped WHERE area = ?", (before(OPEN),))
    ring.empty_log()


def turn_locked(ring: KeyRing, owner: UUID, passphrase: str) -> DataKey:
    """As ``ring.unlock``; and if the owner's locked key is due, a new one stands before it."""
    key = ring.unlock(owner, passphrase)
    salt = ring.salt_of(owner)
    by_passphrase = from_passphrase(passphrase, salt, ring.cost)
    with ring.writing() as db:
        if key.before or not db.execute("SELECT 1 FROM due WHERE owner = ?", (owner.bytes,)).fetchone():
            return key
        code = ring.taken(db, Binding(owner, LOCKED, RECOVERYS_KEY), salt, by_passphrase)
        made = (salt, by_passphrase)
        db.execute("DELETE FROM wrapped WHERE owner = ? AND area = ?", (owner.bytes, LOCKED))
        new = new_key()
        ring.put_locked(db, owner, new, made, code.secret)
        ring.put_locked(db, owner, key, made, code.secret, area=before(LOCKED))
        return replace(new, before=key)


def forget_locked_before(ring: KeyRing, owner: UUID) -> None:
    """Destroy the owner's old locked key. Only once nothing is sealed with it any more."""
    with ring.writing() as db:
        db.execute("DELETE FROM wrapped WHERE owner = ? AND area = ?", (owner.bytes, before(LOCKED)))
        db.execute("DELETE FROM due WHERE owner = ?", (owner.bytes,))
    ring.empty_log()


def turn_master(ring: KeyRing, master: MasterKey) -> int:
    """Wrap every key anew with ``master``, in one step. How many there are."""
    with ring.writing() as db:
        rows = db.execute("SELECT owner, area FROM wrapped WHERE by_what = ?", (MASTER,)).fetchall()
        for owner, area in rows:
            binding = Binding(UUID(bytes=owner), area, MASTER)
            key = ring.taken(db, binding, NO_SALT, ring.master.secret)
            db.execute("DELETE FROM wrapped WHERE owner = ? AND area = ? AND by_what = ?", (owner, area, MASTER))
            ring.put(db, key, master.secret, binding)
        db.execute("UPDATE master SET id = ?", (master.id,))
    ring.master = master
    ring.empty_log()
    return len(rows)
