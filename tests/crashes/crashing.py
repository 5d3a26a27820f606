"""Kill a server under its writers, start it again, and look."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from time import perf_counter, sleep

from tests.crashes.couples import couples_in
from tests.crashes.registry import WRITERS
from tests.crashes.writers import Writer
from tests.served import Served

COUPLES_A_KILL = 5
SOONEST, SPREAD = 0.05, 2.0  # seconds of writing before a kill
GOLDEN = 0.6180339887  # its multiples, without their whole parts, spread evenly however many there are


@dataclass
class Figures:
    """What a number of kills came to."""

    kills: int = 0
    acknowledged: dict[str, int] = field(default_factory=dict)  # by who wrote
    cut_off: int = 0
    reopened: list[float] = field(default_factory=list)  # seconds until the database answers after a kill
    answered: list[float] = field(default_factory=list)  # seconds from prepared to the first page

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {sum(self.acknowledged.values())} acknowledged, {self.cut_off} cut off; "
            f"database reopened in {1e3 * max(self.reopened):.0f} ms at most, "
            f"first page {max(self.answered):.2f} s after the preparations"
        )


def survive(server: Served, kills: int, writers: Sequence[type[Writer]] = WRITERS) -> Figures:
    """Kill ``server`` that often at moments that differ, and check each time what is there. It runs at the end."""
    figures = Figures(kills)
    couples = couples_in(server, COUPLES_A_KILL * kills)
    server.start()
    people = [kind(server.port, couples) for kind in writers]
    for kill in range(kills):
        crash(server, people, after=SOONEST + SPREAD * (kill * GOLDEN % 1))
        figures.reopened.append(seconds_to_reopen(server))
        server.start()
        figures.answered.append(server.answered_after)
        for person in people:
            person.goes_to(server.port)
            person.check()
            assert person.surprises == []
    for person in people:
        person.leave()
    figures.acknowledged = {type(person).__name__: person.count for person in people}
    figures.cut_off = sum(person.cut_off for person in people)
    return figures


def crash(server: Served, people: Sequence[Writer], *, after: float) -> None:
    """Let everybody write for ``after`` seconds, and kill the server."""
    threads = [person.at_work() for person in people]
    sleep(after)
    server.kill()
    for person in people:
        person.over.set()
    for thread in threads:
        thread.join()


def seconds_to_reopen(server: Served) -> float:
    """How long the database takes until it answers the first question after a kill."""
    start = perf_counter()
    if server.database:
        import psycopg

        with psycopg.connect(server.database) as connection:
            connection.execute("SELECT count(*) FROM sittings_sitting").fetchone()
    else:
        from glitterball.adapters.sqlite import use_current_sqlite

        use_current_sqlite()
        import sqlite3

        with closing(sqlite3.connect(server.folder / "glitterball.sqlite3")) as file:
            file.execute("SELECT count(*) FROM sittings_sitting").fetchone()
    return perf_counter() - start
