"""Encryption in pieces: of any length in little memory, and whoever reads it notices a missing or a moved piece.

This is the STREAM construction (Hoang, Reyhanitabar, Rogaway and Vizár 2015) over AES-256-GCM: the nonce of a piece is
a random prefix, the number of the piece, and whether it is the last one. A file that was cut off has no last piece.
"""

from collections.abc import Iterable, Iterator
from struct import Struct
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from glitterball.adapters import chance

PIECE = 1024 * 1024
TAG = 16
PREFIX_BYTES = 7
NONCE = Struct("!7sIB")


class DamagedError(Exception):
    """Not what was written: cut off, changed, or opened with another key."""


def write_stream(pieces: Iterable[bytes], secret: bytes, bound_to: bytes, out: BinaryIO) -> None:
    """Write ``pieces`` encrypted; they open only together with ``bound_to``."""
    prefix, cipher = chance.some_bytes(PREFIX_BYTES), AESGCM(secret)
    out.write(prefix)
    held: bytes | None = None
    number = 0
    for piece in _of_one_size(pieces):
        if held is not None:
            out.write(cipher.encrypt(NONCE.pack(prefix, number, 0), held, bound_to))
            number += 1
        held = piece
    out.write(cipher.encrypt(NONCE.pack(prefix, number, 1), held or b"", bound_to))


def read_stream(source: BinaryIO, secret: bytes, bound_to: bytes) -> Iterator[bytes]:
    """The pieces again. Raises ``DamagedError`` as soon as one does not open, and at the end if the last is missing."""
    prefix, cipher = source.read(PREFIX_BYTES), AESGCM(secret)
    if len(prefix) < PREFIX_BYTES:
        raise DamagedError
    sealed, number = source.read(PIECE + TAG), 0
    while True:
        following = source.read(PIECE + TAG)
        try:
            yield cipher.decrypt(NONCE.pack(prefix, number, not following), sealed, bound_to)
        except InvalidTag:
            raise DamagedError from None
        if not following:
            return
        sealed, number = following, number + 1


def _of_one_size(pieces: Iterable[bytes]) -> Iterator[bytes]:
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        while len(waiting) >= PIECE:
            yield bytes(waiting[:PIECE])
            del waiting[:PIECE]
    if waiting:
        yield bytes(waiting)
