"""Keys turn while people write; killed at any moment, nothing becomes unreadable, and what is old is gone."""

import sqlite3
import time

import pytest

from tests.homes import CANARY
from tests.places import BOTH

on_both = pytest.mark.parametrize("places", BOTH, indirect=True)
LINES = sorted([CANARY, "first"])
KEY_IDS = """
from glitterball.adapters.keys.envelope import key_id_of
with across_persons():
    for row in Sitting.objects.all():
        for column in ("sheet", "likes"):
            print(key_id_of(bytes(getattr(row, column))).hex())
"""
MORE = "for number in range(40): begin(f'm{number}', 'one of many')"
WRITE_AND_READ = """
import time
known = {}
for number in range(100000):
    line = f"line {number}"
    viewer = begin(f"w{number}", line)
    known[viewer.person] = line
    for person, said in known.items():
        key = server_ring().open(person)  # first the key, then the row, as the pages do: a new key opens old rows too
        with across_persons():
            row = Sitting.objects.get(person_id=person)
        assert opened(row, "likes", key) == said
    print(number, flush=True)
"""


def rotate(home, *more):
    return home.command("keys", "rotate", "--wait", 0, *more)


def ring_bytes(home):
    return b"".join(path.read_bytes() for path in home.folder.glob("glitterball.keys.sqlite3*"))


@on_both
def test_everything_reads_as_before_and_no_old_key_is_left(home):
    before, master = set(home.do(KEY_IDS)), (home.folder / "master.key").read_bytes()
    assert rotate(home) == (0, "")
    assert home.lines() == LINES
    after = set(home.do(KEY_IDS))
    assert before.isdisjoint(after)
    assert (home.folder / "master.key").read_bytes() != master
    assert (home.folder / "master.key").stat().st_mode & 0o077 == 0
    assert [key for key in before if bytes.fromhex(key) in ring_bytes(home)] == []
    assert [key for key in after if bytes.fromhex(key) not in ring_bytes(home)] == []  # the search would find them


@pytest.mark.parametrize(("option", "master_stays", "data_stays"), [("--master", False, True), ("--data", True, False)])
def test_one_kind_alone(home, option, master_stays, data_stays):
    keys, master = home.do(KEY_IDS), (home.folder / "master.key").read_bytes()
    assert rotate(home, option) == (0, "")
    assert ((home.folder / "master.key").read_bytes() == master) is master_stays
    assert (home.do(KEY_IDS) == keys) is data_stays
    assert home.lines() == LINES


@on_both
def test_whoever_writes_and_reads_meanwhile_notices_nothing(home):
    writer = home.start(WRITE_AND_READ)
    try:
        writer.stdout.readline()
        assert home.command("keys", "rotate", "--wait", 2) == (0, "")
        for _ in range(3):
            assert writer.stdout.readline()  # it goes on with the new keys
    finally:
        writer.kill()
        writer.wait()
        writer.stdout.close()
    assert len(home.lines()) >= 6


@pytest.mark.parametrize(
    ("places", "kills"),
    [("sqlite", 5), *(pytest.param(place, 20, marks=pytest.mark.long) for place in ("sqlite", "postgresql"))],
    indirect=["places"],
)
def test_killed_at_any_moment_nothing_becomes_unreadable(home, kills):
    home.do(MORE)
    lines, started = home.lines(), time.perf_counter()
    assert rotate(home) == (0, "")
    whole = time.perf_counter() - started
    for kill in range(kills):
        process = home.start_command("keys", "rotate", "--wait", 0)
        time.sleep(whole * (0.3 + 0.7 * (kill + 0.5) / kills))  # before that it only imports
        process.kill()
        process.wait()
        assert home.lines() == lines
    assert rotate(home) == (0, "")
    assert home.lines() == lines
    with sqlite3.connect(home.folder / "glitterball.keys.sqlite3") as ring:
        assert ring.execute("SELECT count(*) FROM wrapped WHERE area LIKE '%before'").fetchone() == (0,)
    ring.close()


def test_a_turn_cut_off_before_the_file_is_in_its_place_is_finished_by_the_next_start(home):
    home.do("""
from pathlib import Path
from django.conf import settings
from glitterball.adapters.keys.master import make_master_file, next_to
from glitterball.adapters.keys.turning import turn_master
turn_master(server_ring(), make_master_file(next_to(Path(settings.MASTER_KEY_FILE))))
""")
    assert (home.folder / "master.key.next").exists()
    assert home.lines() == LINES
    assert not (home.folder / "master.key.next").exists()


def test_a_next_key_that_wrapped_nothing_yet_is_no_harm(home):
    (home.folder / "master.key.next").write_text("half")
    (home.folder / "master.key.next").chmod(0o600)
    assert home.lines() == LINES
    assert rotate(home) == (0, "")
    assert home.lines() == LINES


def test_a_key_from_the_environment_needs_its_next_one_in_a_file(home, tmp_path):
    key = (home.folder / "master.key").read_text().strip()
    (home.folder / "master.key").unlink()
    following = tmp_path / "next"
    following.write_text("A" * 43 + "=")
    following.chmod(0o600)
    home.more = {"GLITTERBALL_MASTER_KEY": key}
    status, said = rotate(home, "--master")
    assert status == 2
    assert "--next" in said
    assert rotate(home, "--master", "--next", following) == (0, "")
    status, said = home.command("backup", tmp_path / "backup")
    assert status == 2
    assert "not the master key" in said  # until the operator sets the new one
    home.more = {"GLITTERBALL_MASTER_KEY": following.read_text()}
    assert home.lines() == LINES


def test_a_negative_wait_is_refused(home):
    status, said = home.command("keys", "rotate", "--wait", "-1")
    assert (status, said) == (2, "glitterball: --wait -1: expected a number of seconds from 0 up\n")
