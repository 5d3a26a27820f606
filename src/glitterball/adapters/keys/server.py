"""The key ring of this server: opened once a process, with the master key that the settings lead to."""

from contextlib import suppress
from functools import cache
from pathlib import Path

from django.conf import settings

from glitterball.adapters.keys.handed import open_by_secret, seal_by_secret
from glitterball.adapters.keys.master import (
    FILE,
    SOURCES,
    MasterKey,
    MasterKeyError,
    file_of,
    load_master,
    make_master_file,
    next_to,
    read_master,
    source_of,
)
from glitterball.adapters.keys.ring import KeyRing
from glitterball.adapters.keys.store import is_wrapped_with
from glitterball.adapters.keys.turning import turn_master
from glitterball.adapters.keys.wrapping import Cost

COST = Cost()


@cache
def server_ring() -> KeyRing:
    """The ring in ``settings.KEY_RING``. Raises ``MasterKeyError`` with what to do, if its master key does not fit."""
    return KeyRing(Path(settings.KEY_RING), _master_right_now(), reload=_master_right_now, cost=COST)


def _master_right_now() -> MasterKey:
    """The master key from its source; the next one, if a turn of it was cut off after the ring was wrapped with it."""
    source, file = settings.MASTER_KEY, file_of(settings.MASTER_KEY, Path(settings.MASTER_KEY_FILE))
    if source_of(source) == FILE and next_to(file).exists():
        with suppress(MasterKeyError):  # a turn that was cut off before its key was whole wrapped nothing with it
            if is_wrapped_with(Path(settings.KEY_RING), read_master(next_to(file))):
                next_to(file).replace(file)
    return load_master(source, Path(settings.MASTER_KEY_FILE))


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


def turn_master_key(following: Path | None) -> tuple[int, Path | None]:
    """Wrap the ring with a new master key. How many keys it wraps, and the file of the new key where we keep it.

    Where a file is the source, a new one takes its place; what is cut off in between is finished by whoever looks for
    the key next. Else ``following`` holds it, and whoever runs the server puts it where the old one came from.
    """
    source, file = source_of(settings.MASTER_KEY), file_of(settings.MASTER_KEY, Path(settings.MASTER_KEY_FILE))
    if source != FILE:
        if following is None:
            raise MasterKeyError(f"{source} gives the master key: put the next one into a file and name it with --next")
        return turn_master(server_ring(), read_master(following)), None
    if following is not None:
        raise MasterKeyError(f"--next is for a master key that no file gives; yours is {file}, and a new one is made")
    ring = server_ring()
    next_to(file).unlink(missing_ok=True)  # of a turn that was cut off before it wrapped anything
    count = turn_master(ring, make_master_file(next_to(file)))
    with suppress(FileNotFoundError):  # whoever looked for the key meanwhile has put it there already
        next_to(file).replace(file)
    return count, file


def seal_for_server(text: str, purpose: str) -> str:
    """``text`` so that only this server's ring opens it: for secrets that are read before anybody is known."""
    return seal_by_secret(text, server_ring().server_key().secret.hex(), purpose)


def open_for_server(sealed: str, purpose: str) -> str:
    """The text again. Raises ``CannotOpenError``."""
    return open_by_secret(sealed, server_ring().server_key().secret.hex(), purpose)
