"""What is made of a secret that stands already: for one purpose each, and never the secret itself."""

from hashlib import sha256

from glitterball.adapters.keys.envelope import KEY_ID_BYTES, DataKey
from glitterball.adapters.keys.wrapping import from_secret


def key_of_link(token: str) -> DataKey:
    """The key that only whoever has a link holds: what it seals lies shut on the disk."""
    made = from_secret(token.encode(), "link")
    return DataKey(sha256(made).digest()[:KEY_ID_BYTES], made)


def seed_of(key: DataKey, purpose: str) -> bytes:
    """32 bytes that look like chance to whoever has not ``key``, and are the same each time."""
    return from_secret(key.secret, f"seed {purpose}")
