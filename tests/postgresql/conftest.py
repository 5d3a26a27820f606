"""A PostgreSQL of our own: made for the tests, reached by a socket in a folder, gone afterwards."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

OWNER = "postgres"  # Debian's package makes this account; PostgreSQL refuses to run as root


@pytest.fixture(scope="session")
def postgresql():
    """The address of an empty database."""
    programs = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), default=None)
    if programs is None:
        pytest.skip("NO POSTGRESQL: it is not installed, so nobody has seen this run on it")
    folder = Path(tempfile.mkdtemp(prefix="glitterball-pg-"))
    as_owner = []
    if os.geteuid() == 0:
        shutil.chown(folder, OWNER)
        as_owner = ["runuser", "-u", OWNER, "--"]
    data = folder / "data"

    def do(*command):
        subprocess.run([*as_owner, *map(str, command)], check=True, capture_output=True, cwd=folder, timeout=120)

    do(programs / "initdb", "-D", data, "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    do(programs / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start")
    yield f"postgresql://{OWNER}@%2F{str(folder).strip('/').replace('/', '%2F')}/postgres"
    do(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    shutil.rmtree(folder)


@pytest.fixture
def empty_postgresql(postgresql):
    """One more database in it, empty again for each test."""
    import psycopg

    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS once WITH (FORCE)")
        connection.execute("CREATE DATABASE once")
    return postgresql.removesuffix("/postgres") + "/once"
