"""The server is killed while people write: what was acknowledged is there, and nothing is half done."""

import sqlite3
from statistics import median

import pytest

from tests.crashes.crashing import survive
from tests.crashes.whole import HALF_DONE
from tests.homes import Home
from tests.places import POSTGRESQL, SQLITE
from tests.served import Served

SECOND = 1.0
ENOUGH_FOR_EACH = 50  # kills, some of which come late enough for whatever takes many pages
ROUNDS = [
    (SQLITE, 4),
    pytest.param(POSTGRESQL, 4, marks=pytest.mark.xdist_group("postgresql")),
    pytest.param(SQLITE, 200, marks=pytest.mark.long),
    pytest.param(POSTGRESQL, 200, marks=[pytest.mark.long, pytest.mark.xdist_group("postgresql")]),
]


@pytest.mark.parametrize(("database", "kills"), ROUNDS)
def test_killed_at_any_moment_nothing_is_lost_or_half_done(request, tmp_path, database, kills):
    address = request.getfixturevalue("empty_database") if database == POSTGRESQL else ""
    server = Served(tmp_path, address)
    try:
        figures = survive(server, kills)
    finally:
        if server.is_running():
            server.kill()
    print(f"{database}: {figures}; {figures.acknowledged}")  # noqa: T201 - they stand in docs/decisions
    assert Home(tmp_path, address).do(HALF_DONE) == []
    assert "Traceback" not in server.said()
    assert sum(figures.acknowledged.values()) > 2 * kills
    assert kills < ENOUGH_FOR_EACH or min(figures.acknowledged.values()) > 0
    assert figures.cut_off >= kills  # it was killed while they wrote
    assert max(figures.reopened) < SECOND
    assert median(figures.answered) < SECOND


def test_the_look_for_what_is_half_done_finds_it(tmp_path):
    home = Home(tmp_path)
    home.do("call_command('prepare_database'); call_command('prepare_keys')\nbegin('whole', 'first')")
    assert home.do(HALF_DONE) == []
    with sqlite3.connect(tmp_path / "glitterball.sqlite3") as connection:
        connection.execute("DELETE FROM consents_consent")
    connection.close()
    assert len(home.do(HALF_DONE)) == 1
