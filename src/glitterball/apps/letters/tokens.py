"""Tokens of links: drawn long, kept as a hash."""

from datetime import timedelta
from hashlib import sha256

from glitterball.adapters import chance

LINK_LASTS = timedelta(days=3)  # and so does an address that nobody confirmed


def draw() -> str:
    """A fresh token for an address."""
    return chance.secret()


def hash_of(token: str) -> str:
    """What is kept of it. The token is too long to guess, so a plain hash is enough."""
    return sha256(token.encode()).hexdigest()
