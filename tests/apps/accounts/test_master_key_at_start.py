"""The master key at the start of the server: made once, asked for ever after, and refused with what to do."""

import pytest
from django.core.management import CommandError, call_command

from glitterball.adapters.keys import server
from tests.visits import begin


@pytest.fixture
def fresh(tmp_path, settings):
    settings.KEY_RING, settings.MASTER_KEY_FILE = tmp_path / "new/keys.sqlite3", tmp_path / "new/master.key"
    server.server_ring.cache_clear()
    yield tmp_path / "new"
    server.server_ring.cache_clear()


def prepare():
    server.server_ring.cache_clear()
    call_command("prepare_keys")


def test_the_first_start_makes_one_that_only_its_owner_reads_and_says_where_it_belongs(fresh, capsys):
    prepare()
    assert (fresh / "master.key").stat().st_mode & 0o777 == 0o600
    assert (fresh / "keys.sqlite3").stat().st_mode & 0o777 == 0o600
    assert "apart from your backups" in capsys.readouterr().out
    prepare()
    assert capsys.readouterr().out == ""


def test_one_that_is_missing_later_is_not_made_anew(fresh):
    prepare()
    (fresh / "master.key").unlink()
    with pytest.raises(CommandError, match="put back the one this server was set up with"):
        prepare()
    assert not (fresh / "master.key").exists()


def test_a_wrong_one_is_refused(fresh):
    prepare()
    (fresh / "master.key").unlink()
    server.make_master_file(fresh / "master.key")
    with pytest.raises(CommandError, match="not the master key"):
        prepare()


def test_one_that_others_can_read_is_refused(fresh):
    prepare()
    (fresh / "master.key").chmod(0o644)
    with pytest.raises(CommandError, match="chmod 600"):
        prepare()


def test_a_named_source_that_is_missing_is_refused(fresh, settings):
    settings.MASTER_KEY = {"GLITTERBALL_MASTER_KEY_FILE": str(fresh / "elsewhere.key")}
    with pytest.raises(CommandError, match="no master key at"):
        prepare()
    assert not fresh.exists()


def test_a_ring_that_is_missing_beside_entries_that_need_it_is_refused(client, settings, ring):
    begin(client)
    settings.KEY_RING = ring.path.parent / "lost.sqlite3"
    with pytest.raises(CommandError, match="put back the ring"):
        prepare()
