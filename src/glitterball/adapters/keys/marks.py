"""Marks: by which sealed values can be found again without being opened.

A mark is the HMAC-SHA256 of a value under a key of its own. Equal values have equal marks, and whoever holds the
database without the key ring can neither read a mark nor try out values against it.
"""

import hmac
from hashlib import sha256
from uuid import UUID

from glitterball.adapters.keys.envelope import DataKey
from glitterball.adapters.keys.ring import KeyRing, NoKeyError
from glitterball.adapters.sqlite.current import sqlite3

MARK_BYTES = 32
PURPOSE = b"glitterball mark\n"


def marking_key(ring: KeyRing, owner: UUID) -> DataKey:
    """The key that marks values of one kind, made where there is none yet; ``owner`` is a fixed id for that kind."""
    try:
        return ring.open(owner)
    except NoKeyError:
        try:
            return ring.make(owner)
        except sqlite3.IntegrityError:  # another process was faster
            return ring.open(owner)


def mark_of(text: str, key: DataKey) -> bytes:
    """The mark of ``text``, the same for upper and lower case."""
    return hmac.digest(key.secret, PURPOSE + text.casefold().encode(), sha256)
