"""Sealed values: padded, encrypted, and bound to the one place where they belong.

Layout: version (1 byte), key id (8), nonce (12), then AES-256-GCM of the padded text. The associated data are the
table, row, column and owner, so a value that was moved anywhere else does not open. Test vectors:
tests/adapters/keys/vectors.json.
"""

from dataclasses import dataclass
from struct import Struct
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from glitterball.adapters import chance

VERSION = 1
HEADER = Struct("!B8s12s")
LENGTH = Struct("!I")
KEY_ID_BYTES, NONCE_BYTES, SECRET_BYTES = 8, 12, 32
SIZES = (128, 512, 2048, 8192)  # a sealed text shows which of these it fits into, and nothing finer


class CannotOpenError(Exception):
    """A sealed value that does not open here: moved, changed, cut off, or sealed with another key."""


@dataclass(frozen=True, slots=True)
class DataKey:
    """A key that seals values; its id stands in each of them."""

    id: bytes
    secret: bytes
    before: "DataKey | None" = None  # the one whose place it takes, while not every value is sealed anew

    def opens(self, key_id: bytes) -> "DataKey | None":
        """This key, or the one before it, whichever has that id."""
        if key_id == self.id:
            return self
        return self.before if self.before and key_id == self.before.id else None

    def __repr__(self) -> str:
        return f"DataKey({self.id.hex()})"  # the secret must not reach a log by way of a traceback


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value belongs: it opens nowhere else."""

    table: str
    row: UUID
    column: str
    owner: UUID

    def as_bytes(self) -> bytes:
        """The place in one unambiguous form: names have no line breaks."""
        return b"\n".join((self.table.encode(), self.row.bytes.hex().encode(), self.column.encode(), self.owner.bytes))


def new_key() -> DataKey:
    """A fresh key."""
    return DataKey(chance.some_bytes(KEY_ID_BYTES), chance.some_bytes(SECRET_BYTES))


def seal(text: bytes, key: DataKey, place: Place, *, room: int = 0) -> bytes:
    """Seal ``text`` at ``place``. Up to ``room`` bytes all texts come out equally long, so that none shows its size."""
    nonce = chance.some_bytes(NONCE_BYTES)
    return HEADER.pack(VERSION, key.id, nonce) + AESGCM(key.secret).encrypt(
        nonce, _padded(text, room), place.as_bytes()
    )


def open_sealed(sealed: bytes, key: DataKey, place: Place) -> bytes:
    """The text that was sealed at ``place``. Raises ``CannotOpenError`` for anything else."""
    fitting = key.opens(key_id_of(sealed))
    if fitting is None:
        raise CannotOpenError
    _, _, nonce = HEADER.unpack_from(sealed)
    try:
        padded = AESGCM(fitting.secret).decrypt(nonce, sealed[HEADER.size :], place.as_bytes())
    except InvalidTag:
        raise CannotOpenError from None
    (length,) = LENGTH.unpack_from(padded)
    return padded[LENGTH.size : LENGTH.size + length]


def key_id_of(sealed: bytes) -> bytes:
    """The id of the key that a value was sealed with."""
    if len(sealed) <= HEADER.size or sealed[0] != VERSION:
        raise CannotOpenError
    return sealed[1 : 1 + KEY_ID_BYTES]


def _padded(text: bytes, room: int) -> bytes:
    whole = LENGTH.pack(len(text)) + text
    wanted = max(len(whole), room)
    size = next((size for size in SIZES if wanted <= size), -(-wanted // SIZES[-1]) * SIZES[-1])
    return whole.ljust(size, b"\0")
