"""How long it takes to copy and to put back 100 MB, on both databases."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from tests.homes import PREPARE, Home
from tests.postgresql.cluster import NotInstalledError
from tests.postgresql.cluster import running as running_postgresql

MEGABYTES = 100
MOST_SECONDS = 60
FURNISH = f"""
from glitterball.adapters import chance
server_ring()
person = Person(made_at=clock.now())
server_ring().make(person.id)
with across_persons():
    person.save()
    some = [chance.some_bytes(8240) for _ in range(64)]
    sittings = (
        Sitting(person=person, version="1.0", begun_on=clock.now().date(), sheet=some[n % 64], marks=some[n % 63])
        for n in range({MEGABYTES} * 1_000_000 // (2 * 8240))
    )
    Sitting.objects.bulk_create(sittings, batch_size=500)
"""


def run() -> Iterator[tuple[str, str]]:
    """Name and figure of each measurement."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _figures("SQLite", Path(folder), ("", ""))
    try:
        with running_postgresql(lasting=True) as server, tempfile.TemporaryDirectory() as folder:
            yield from _figures("PostgreSQL", Path(folder), _two_databases(server))
    except NotInstalledError:
        yield "restoring on PostgreSQL", "not measured: PostgreSQL is not installed"


def _figures(name: str, folder: Path, databases: tuple[str, str]) -> Iterator[tuple[str, str]]:
    home, empty = (Home(folder / str(number), address) for number, address in enumerate(databases))
    home.do(PREPARE + FURNISH)
    empty.with_master_key_of(home)
    path = folder / "backup"
    made = _seconds(home, "backup", path)
    size = path.stat().st_size / 1e6
    yield f"{name}, backup of {size:.0f} MB", f"{made:.1f} s"
    yield f"{name}, restored", f"{_seconds(empty, 'restore', path):.1f} s (bar {MOST_SECONDS} s)"


def _seconds(home: Home, *words: object) -> float:
    start = perf_counter()
    status, said = home.command(*words)
    if status:
        raise RuntimeError(said)
    return perf_counter() - start


def _two_databases(server: str) -> tuple[str, str]:
    import psycopg

    names = ("furnished", "bare")
    with psycopg.connect(server, autocommit=True) as connection:
        for name in names:
            connection.execute(f"CREATE DATABASE {name}")
    first, second = (f"{server.removesuffix('/postgres')}/{name}" for name in names)
    return first, second
