"""How long saving an answer takes when sixteen people answer at once, on both databases; and that none is lost."""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from statistics import quantiles
from threading import Thread
from time import perf_counter, sleep
from urllib.parse import urlencode

from tests.postgresql.cluster import NotInstalledError
from tests.postgresql.cluster import running as running_postgresql

CONNECTIONS, WORKERS, ANSWERS = 16, 2, 40
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
SHOWN = re.compile(r'name="shown" value="([^"]+)"')
CHOSEN = re.compile(r'value="(\d)" aria-pressed="true"')
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
FOUND, SEE_OTHER = 302, 303


def run() -> Iterator[tuple[str, str]]:
    """Name and figure of each measurement."""
    yield _figure("SQLite", "")
    try:
        with running_postgresql(lasting=True) as address:
            yield _figure("PostgreSQL", address)
    except NotInstalledError:
        yield "saving on PostgreSQL", "not measured: PostgreSQL is not installed"


def _figure(name: str, database: str) -> tuple[str, str]:
    with _server(database) as port:
        people = [_Answering(port) for _ in range(CONNECTIONS)]
        for person in people:
            person.start()
        for person in people:
            person.join()
        took = [seconds for person in people for seconds in person.took]
        lost = sum(person.lost() for person in people)
    cuts = quantiles(took, n=100)
    halves = f"p50 {1e3 * cuts[49]:.0f} ms, p99 {1e3 * cuts[98]:.0f} ms, longest {1e3 * max(took):.0f} ms"
    return f"{name}, {CONNECTIONS} at once, {WORKERS} workers", f"{halves}; {lost} lost of {len(took)}"


class _Answering(Thread):
    """Somebody who begins a check and answers one question after the other, as fast as the pages come."""

    def __init__(self, port: int) -> None:
        super().__init__()
        self.http = HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies: dict[str, str] = {}
        self.took: list[float] = []
        self.acknowledged: dict[int, int] = {}
        self.sitting = ""

    def run(self) -> None:
        token = self._token(self._ask("POST", "/check/start/", {"host": "me"})[1])
        begin = {"csrfmiddlewaretoken": token, "host": "me", "agree": "on", "once": f"bench-{id(self)}"}
        _, _, where = self._ask("POST", "/check/begin/", begin)
        self.sitting = where.removesuffix("begun/")
        for place in range(1, ANSWERS + 1):
            self._answer(place, 1 + place % 5)

    def lost(self) -> int:
        """How many acknowledged answers are not there."""
        shown = {place: CHOSEN.search(self._ask("GET", f"{self.sitting}{place}/")[1]) for place in self.acknowledged}
        return sum(not (found := shown[place]) or int(found[1]) != value for place, value in self.acknowledged.items())

    def _answer(self, place: int, value: int) -> None:
        _, page, _ = self._ask("GET", f"{self.sitting}{place}/")
        if not (shown := SHOWN.search(page)):
            return  # the stage is over
        sent = {"csrfmiddlewaretoken": self._token(page), "version": "1.0", "shown": shown[1], "answer": str(value)}
        start = perf_counter()
        status, _, _ = self._ask("POST", f"{self.sitting}{place}/", sent)
        self.took.append(perf_counter() - start)
        if status in {FOUND, SEE_OTHER}:
            self.acknowledged[place] = value

    def _ask(self, method: str, path: str, sent: dict[str, str] | None = None) -> tuple[int, str, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        self.http.request(method, path, urlencode(sent) if sent else None, headers | (FORM if sent else {}))
        answer = self.http.getresponse()
        page = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, page, answer.headers.get("Location", "")

    @staticmethod
    def _token(page: str) -> str:
        found = TOKEN.search(page)
        return found[1] if found else ""


@contextmanager
def _server(database: str) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as var:
        environment = os.environ | {"GLITTERBALL_VAR": var, "GLITTERBALL_DATABASE_URL": database}
        command = [sys.executable, "-m", "glitterball", "serve", "--port", str(port), "--workers", str(WORKERS)]
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            _wait_for(port)
            yield port
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(timeout=60)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait_for(port: int) -> None:
    for _ in range(600):
        try:
            http = HTTPConnection("127.0.0.1", port, timeout=5)
            http.request("GET", "/")
            http.getresponse().read()
        except OSError:
            sleep(0.1)
        else:
            return
