"""A backup is made while people write, restores whole, brings nobody back who was deleted, and overwrites nothing."""

import pytest

from tests.homes import CANARY, PREPARE
from tests.places import BOTH

DELETE_FIRST = """
with across_persons():
    rows = {opened(row, "likes", server_ring().open(row.person_id)): row.person_id for row in Sitting.objects.all()}
    deletions._delete(rows["first"], clock.now())
"""
on_both = pytest.mark.parametrize("places", BOTH, indirect=True)


def keys_of(path):
    return path.with_name(path.name + ".keys")


def restored(empty, path, *more):
    assert empty.command("restore", path, *more) == (0, "")
    return empty


def refused(ran, *words):
    status, said = ran
    assert status == 2
    assert said.count("\n") == 1
    assert all(word in said for word in words), said


@on_both
def test_everything_comes_back(empty, backup):
    fresh = restored(empty, backup)
    assert fresh.lines() == sorted([CANARY, "first"])
    fresh.do("begin('c', 'after')")  # and people go on
    assert len(fresh.lines()) == 3


@pytest.mark.parametrize("places", BOTH, indirect=True)
@pytest.mark.parametrize("when", ["before the content", "only before the keys"])
def test_who_was_deleted_stays_deleted(home, empty, backup, tmp_path, when):
    home.do(DELETE_FIRST)
    later = tmp_path / "later"
    home.command("backup", later)
    if when == "before the content":
        fresh = restored(empty, later, "--keys", keys_of(backup))  # keys from before: they hold the deleted key
    else:
        fresh = restored(empty, backup, "--keys", keys_of(later))  # content from before: it holds the rows
    assert fresh.lines() == [CANARY]
    assert fresh.do("with across_persons(): print(Person.objects.count(), len(server_ring().shredded()))") == ["1 1"]


def test_nothing_is_overwritten(home, backup):
    (home.folder / "glitterball.keys.sqlite3").rename(home.folder / "aside")
    refused(home.command("restore", backup), "there already")
    (home.folder / "aside").rename(home.folder / "glitterball.keys.sqlite3")
    refused(home.command("restore", backup), "there already")
    assert len(home.lines()) == 2
    refused(home.command("backup", backup), "there already")


def test_a_folder_that_is_not_there_is_named(home, tmp_path):
    refused(home.command("backup", tmp_path / "nowhere/backup"), f"{tmp_path / 'nowhere'}: there is no such folder")
    assert not (tmp_path / "nowhere").exists()


def test_a_ring_alone_is_not_overwritten_either(empty, backup):
    ring = empty.folder / "glitterball.keys.sqlite3"
    ring.write_bytes(b"somebody's")
    refused(empty.command("restore", backup), "there already")
    assert ring.read_bytes() == b"somebody's"


def test_another_master_key_is_refused(places, empty, backup):
    other = places.a_home()
    other.do(PREPARE)
    empty.with_master_key_of(other)
    refused(empty.command("restore", backup), "another master key")
    assert not (empty.folder / "glitterball.sqlite3").exists()


def test_without_a_master_key_it_says_where_it_looked(places, backup):
    refused(places.a_home().command("restore", backup), "no master key at")


@on_both
def test_a_file_that_was_cut_off_restores_nothing(empty, backup):
    whole = backup.read_bytes()
    backup.write_bytes(whole[:-1])
    refused(empty.command("restore", backup), "cut off or changed")
    assert [path.name for path in empty.folder.iterdir() if not path.name.startswith(".")] == ["master.key"]
    backup.write_bytes(whole)
    assert len(restored(empty, backup).lines()) == 2


def test_a_backup_with_a_change_that_is_not_known_here_is_refused(home, empty, tmp_path):
    home.do("""
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
MigrationRecorder(connection).record_applied("sittings", "0099_of_tomorrow")
""")
    home.command("backup", tmp_path / "newer")
    refused(empty.command("restore", tmp_path / "newer"), "newer Glitterball", "0099_of_tomorrow")


@on_both
def test_a_backup_made_while_people_begin_opens_whole(home, empty, tmp_path):
    writer = home.start("""
for number in range(100000):
    begin(f"w{number}", "while it ran")
    print(number, flush=True)
""")
    for _ in range(3):
        writer.stdout.readline()
    path = tmp_path / "busy"
    assert home.command("backup", path) == (0, "")
    for _ in range(3):
        writer.stdout.readline()  # it went on
    writer.kill()
    writer.wait()
    writer.stdout.close()
    lines = restored(empty, path).lines()
    assert len(lines) >= 4
    assert set(lines) <= {CANARY, "first", "while it ran", ""}
