"""The key ring of this server: opened once a process, with the master key that the settings lead to."""

from functools import cache
from pathlib import Path

from django.conf import settings

from glitterball.adapters.keys.master import SOURCES, MasterKeyError, load_master, make_master_file
from glitterball.adapters.keys.ring import KeyRing
from glitterball.adapters.keys.wrapping import Cost

COST = Cost()


@cache
def server_ring() -> KeyRing:
    """The ring in ``settings.KEY_RING``. Raises ``MasterKeyError`` with what to do, if its master key does not fit."""
    return KeyRing(Path(settings.KEY_RING), load_master(settings.MASTER_KEY, Path(settings.MASTER_KEY_FILE)), COST)


def prepare_keys(*, holds_sealed_rows: bool) -> Path | None:
    """Make the first master key where there has never been one, and see that it fits. The file, if one was made.

    Raises ``MasterKeyError`` where a key or the ring is missing that what is stored needs.
    """
    ring, default = Path(settings.KEY_RING), Path(settings.MASTER_KEY_FILE)
    if holds_sealed_rows and not ring.exists():
        raise MasterKeyError(
            f"{ring} is missing, and the database holds entries that only its keys open: "
            "put back the ring that belongs to this database"
        )
    is_named = any(settings.MASTER_KEY.get(name) for name in SOURCES)
    is_first = not ring.exists() and not default.exists() and not is_named
    if is_first:
        make_master_file(default)
    server_ring()
    return default if is_first else None
