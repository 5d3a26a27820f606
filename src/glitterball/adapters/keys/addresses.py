"""Words sealed into an address: it can stand in a history or a log without telling anybody what was asked."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64Error
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import UUID

from glitterball.adapters.keys.envelope import KEY_ID_BYTES, CannotOpenError, DataKey, Place, open_sealed, seal

LASTS = timedelta(minutes=30)
NOBODY = UUID(int=0)
PLACE = Place("address", NOBODY, "words", NOBODY)


def seal_into_address(words: str, *, secret: str, now: datetime) -> str:
    """``words`` as a part of an address that opens for half an hour, with the same secret."""
    sealed = seal(f"{int(now.timestamp())} {words}".encode(), _key(secret), PLACE)
    return urlsafe_b64encode(sealed).rstrip(b"=").decode()


def open_address(address: str, *, secret: str, now: datetime) -> str:
    """The words of an address. Raises ``CannotOpenError`` for one that is old, changed or from elsewhere."""
    try:
        sealed = urlsafe_b64decode(address + "=" * (-len(address) % 4))
    except (NotBase64Error, ValueError):
        raise CannotOpenError from None
    at, _, words = open_sealed(sealed, _key(secret), PLACE).decode().partition(" ")
    if not timedelta(0) <= now - datetime.fromtimestamp(int(at), UTC) <= LASTS:
        raise CannotOpenError
    return words


def _key(secret: str) -> DataKey:
    """A key for this one purpose, made of the server's secret."""
    made = sha256(b"glitterball address" + secret.encode()).digest()
    return DataKey(sha256(made).digest()[:KEY_ID_BYTES], made)
