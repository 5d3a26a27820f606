"""Under which names tries are counted: keyed with the server's secret, so that the table names nobody."""

from hashlib import blake2b

from django.conf import settings


def hidden_key(key: str, prefix: str, version: int) -> str:
    """The name of a count."""
    secret = settings.SECRET_KEY.encode()[:64]
    return blake2b(f"{prefix}:{version}:{key}".encode(), key=secret, digest_size=24).hexdigest()
