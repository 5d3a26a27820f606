"""How soon everything is there again after the server was killed while people wrote, on both databases."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.crashes.crashing import survive
from tests.postgresql.cluster import NotInstalledError
from tests.postgresql.cluster import running as running_postgresql
from tests.served import Served

KILLS = 10


def run() -> Iterator[tuple[str, str]]:
    """Name and figure of each measurement."""
    yield "SQLite, reopened after a kill (bar: 1 s)", _figure("")
    try:
        with running_postgresql(lasting=True) as address:
            yield "PostgreSQL, reopened after a kill (bar: 1 s)", _figure(address)
    except NotInstalledError:
        yield "reopened after a kill on PostgreSQL", "not measured: PostgreSQL is not installed"


def _figure(database: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        server = Served(Path(folder), database)
        try:
            return str(survive(server, KILLS))
        finally:
            if server.is_running():
                server.kill()
