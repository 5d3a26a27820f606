"""A key ring for tests: real, in a folder of the test, with a cheap passphrase hash."""

from collections.abc import Iterator
from contextlib import contextmanager

from glitterball.adapters.keys import server, store
from glitterball.adapters.keys.ring import KeyRing
from glitterball.adapters.keys.wrapping import Cost

CHEAP = Cost(memory_kib=64, passes=1)


@contextmanager
def ring_in(folder, settings) -> Iterator[KeyRing]:
    settings.KEY_RING, settings.MASTER_KEY_FILE = folder / "keys.sqlite3", folder / "master.key"
    settings.MASTER_KEY = {}
    dear, server.COST = server.COST, CHEAP
    lasting, store.PRAGMAS = store.PRAGMAS, store.PRAGMAS.replace("FULL", "OFF")  # no test pulls the plug on it
    server.server_ring.cache_clear()
    server.prepare_keys(holds_sealed_rows=False)
    yield server.server_ring()
    server.server_ring.cache_clear()
    server.COST, store.PRAGMAS = dear, lasting
