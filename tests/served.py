"""A real ``glitterball serve`` in a home of its own, which can be killed as a power cut would."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from time import perf_counter, sleep

LONGEST_START = 120  # seconds, on a busy machine
READY = "Glitterball is at"


class Served:
    """A server: started, killed and started again on the same folder, database and port."""

    def __init__(self, folder: Path, database: str = "", *, workers: int = 2, before: tuple[str, ...] = ()) -> None:
        self.folder, self.database, self.workers, self.before = folder, database, workers, before
        self.port = free_port()
        self.process: subprocess.Popen[str] | None = None
        self.answered_after = 0.0  # seconds from the end of its preparations to its first page

    def start(self) -> "Served":
        """Start it, and come back when it answers."""
        command = [*self.before, sys.executable, "-m", "glitterball", "serve"]
        with (self.folder / "stderr").open("a") as said:
            self.process = subprocess.Popen(
                [*command, "--port", str(self.port), "--workers", str(self.workers)],
                env=os.environ | {"GLITTERBALL_VAR": str(self.folder), "GLITTERBALL_DATABASE_URL": self.database},
                stdout=subprocess.PIPE,
                stderr=said,
                text=True,
                start_new_session=True,
            )
        assert self.process.stdout
        while not (line := self.process.stdout.readline()).startswith(READY):
            assert line, f"it ended while it started: {self.said()}"
        prepared = perf_counter()
        self._wait_for_a_page(prepared + LONGEST_START)
        self.answered_after = perf_counter() - prepared
        return self

    def kill(self) -> None:
        """All of it at once: SIGKILL to the whole group, so that nobody cleans up."""
        assert self.process
        assert self.process.stdout
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=20)
        self.process.stdout.close()
        self.process = None

    def is_running(self) -> bool:
        """Whether it was started and not killed."""
        return self.process is not None

    def said(self) -> str:
        """What it wrote to its standard error in all its lives."""
        return (self.folder / "stderr").read_text(encoding="utf-8")

    def _wait_for_a_page(self, until: float) -> None:
        while True:
            try:
                http = HTTPConnection("127.0.0.1", self.port, timeout=LONGEST_START)
                http.request("GET", "/")
                http.getresponse().read()
                http.close()
            except (OSError, HTTPException):
                assert perf_counter() < until, "it never answered"
                sleep(0.01)
            else:
                return


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port


@contextmanager
def served(folder: Path, database: str = "", *, workers: int = 2) -> Iterator[Served]:
    """A running server, killed at the end."""
    server = Served(folder, database, workers=workers)
    try:
        yield server.start()
    finally:
        if server.is_running():
            server.kill()
