"""Texts sealed by a secret that somebody else holds, such as a cookie: without it, nothing here opens them."""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from glitterball.adapters import chance
from glitterball.adapters.keys.envelope import NONCE_BYTES, CannotOpenError
from glitterball.adapters.keys.wrapping import from_secret


def seal_by_secret(text: str, secret: str, purpose: str) -> str:
    """``text`` so that only ``secret`` opens it, for this ``purpose`` alone."""
    nonce = chance.some_bytes(NONCE_BYTES)
    sealed = AESGCM(from_secret(secret.encode(), purpose)).encrypt(nonce, text.encode(), None)
    return b64encode(nonce + sealed).decode()


def open_by_secret(sealed: str, secret: str, purpose: str) -> str:
    """The text again. Raises ``CannotOpenError``."""
    try:
        raw = b64decode(sealed, validate=True)
        nonce, rest = raw[:NONCE_BYTES], raw[NONCE_BYTES:]
        return AESGCM(from_secret(secret.encode(), purpose)).decrypt(nonce, rest, None).decode()
    except (InvalidTag, NotBase64, ValueError):
        raise CannotOpenError from None
