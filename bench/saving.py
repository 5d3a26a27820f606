"""How long saving an answer takes when sixteen people answer at once, on both databases; and that none is lost."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles
from threading import Thread
from time import perf_counter

from tests.postgresql.cluster import NotInstalledError
from tests.postgresql.cluster import running as running_postgresql
from tests.served import served
from tests.visitor import Visitor

CONNECTIONS, WORKERS, ANSWERS = 16, 2, 40
SHOWN = re.compile(r'name="shown" value="([^"]+)"')
CHOSEN = re.compile(r'value="(\d)" aria-pressed="true"')
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
    with tempfile.TemporaryDirectory() as folder, served(Path(folder), database, workers=WORKERS) as server:
        people = [_Answering(server.port) for _ in range(CONNECTIONS)]
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
        self.visitor = Visitor(port)
        self.took: list[float] = []
        self.acknowledged: dict[int, int] = {}
        self.sitting = ""

    def run(self) -> None:
        token = self.visitor.post("/check/start/", {"host": "me"}, token="").token
        begin = {"host": "me", "agree": "on", "once": f"bench-{id(self)}"}
        self.sitting = self.visitor.post("/check/begin/", begin, token=token).location.removesuffix("begun/")
        for place in range(1, ANSWERS + 1):
            self._answer(place, 1 + place % 5)

    def lost(self) -> int:
        """How many acknowledged answers are not there."""
        self.visitor.goes_to(self.visitor.http.port)  # the line may have been idle for longer than servers wait
        shown = {place: CHOSEN.search(self.visitor.get(f"{self.sitting}{place}/").page) for place in self.acknowledged}
        return sum(not (found := shown[place]) or int(found[1]) != value for place, value in self.acknowledged.items())

    def _answer(self, place: int, value: int) -> None:
        question = self.visitor.get(f"{self.sitting}{place}/")
        if not (shown := SHOWN.search(question.page)):
            return  # the stage is over
        sent = {"version": "1.0", "shown": shown[1], "answer": str(value)}
        start = perf_counter()
        answer = self.visitor.post(f"{self.sitting}{place}/", sent, token=question.token)
        self.took.append(perf_counter() - start)
        if answer.status in {FOUND, SEE_OTHER}:
            self.acknowledged[place] = value
