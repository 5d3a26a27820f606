"""A PostgreSQL of our own: reached by a socket in a folder, gone afterwards."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OWNER = "postgres"  # Debian's package makes this account; PostgreSQL refuses to run as root


class NotInstalledError(Exception):
    """There is no PostgreSQL on this machine."""


@contextmanager
def running(*, lasting: bool = False) -> Iterator[str]:
    """The address of an empty database; one that outlives a power cut, if it shall be ``lasting``."""
    programs = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), default=None)
    if programs is None:
        raise NotInstalledError
    folder = Path(tempfile.mkdtemp(prefix="glitterball-pg-"))
    as_owner = []
    if os.geteuid() == 0:
        shutil.chown(folder, OWNER)
        as_owner = ["runuser", "-u", OWNER, "--"]
    data = folder / "data"

    def do(*command: object) -> None:
        subprocess.run([*as_owner, *map(str, command)], check=True, capture_output=True, cwd=folder, timeout=120)

    do(programs / "initdb", "-D", data, "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync={'on' if lasting else 'off'}"
    do(programs / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start")
    try:
        yield f"postgresql://{OWNER}@%2F{str(folder).strip('/').replace('/', '%2F')}/postgres"
    finally:
        do(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder)
