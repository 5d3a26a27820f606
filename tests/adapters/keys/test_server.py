"""The ring of this server: its master key is found, made once, turned, and finished where a turn was cut off."""

import pytest

from glitterball.adapters import chance
from glitterball.adapters.keys import CannotOpenError, MasterKeyError, server
from glitterball.adapters.keys.master import COMMAND, FILE, VALUE, load_master, make_master_file
from glitterball.adapters.keys.store import is_wrapped_with

OWNER = chance.new_id()


@pytest.fixture
def home(tmp_path, settings, monkeypatch):
    settings.KEY_RING, settings.MASTER_KEY_FILE = tmp_path / "keys.sqlite3", tmp_path / "master.key"
    settings.MASTER_KEY = {}
    monkeypatch.setattr(server, "COST", server.Cost(memory_kib=64, passes=1))
    server.server_ring.cache_clear()
    yield tmp_path
    server.server_ring.cache_clear()


def begin_anew():
    server.server_ring.cache_clear()
    return server.server_ring()


def test_the_first_key_is_made_once_and_said_once(home):
    assert server.prepare_keys(holds_sealed_rows=False) == home / "master.key"
    assert (home / "keys.sqlite3").exists()
    assert server.prepare_keys(holds_sealed_rows=True) is None


@pytest.mark.parametrize("left", ["master.key", "keys.sqlite3"])
def test_beside_one_that_is_left_nothing_is_made(home, left):
    server.prepare_keys(holds_sealed_rows=False)
    content = (home / "master.key").read_bytes()
    lost = {"master.key": "keys.sqlite3", "keys.sqlite3": "master.key"}[left]
    (home / lost).unlink()
    server.server_ring.cache_clear()
    if left == "master.key":
        assert server.prepare_keys(holds_sealed_rows=False) is None
        assert (home / "master.key").read_bytes() == content
    else:
        with pytest.raises(MasterKeyError, match="put back the one"):
            server.prepare_keys(holds_sealed_rows=False)


def test_a_key_that_is_named_is_not_made(home, settings):
    settings.MASTER_KEY = {FILE: str(home / "named.key")}
    with pytest.raises(MasterKeyError, match=r"named\.key"):
        server.prepare_keys(holds_sealed_rows=False)
    make_master_file(home / "named.key")
    assert server.prepare_keys(holds_sealed_rows=False) is None
    assert not (home / "master.key").exists()


def test_no_new_ring_is_begun_beside_entries_that_need_the_lost_one(home):
    server.prepare_keys(holds_sealed_rows=False)
    (home / "keys.sqlite3").unlink()
    with pytest.raises(MasterKeyError, match="put back the ring"):
        server.prepare_keys(holds_sealed_rows=True)


def test_a_turn_puts_a_new_key_in_the_place_of_the_old(home):
    server.prepare_keys(holds_sealed_rows=False)
    key, old = server.server_ring().make(OWNER), load_master({}, home / "master.key")
    (home / "master.key.next").write_text("of a turn that was cut off")
    keys, file = server.turn_master_key(None)
    assert (keys, file) == (1, home / "master.key")
    assert load_master({}, file) != old
    assert not (home / "master.key.next").exists()
    assert begin_anew().open(OWNER) == key


def test_a_turn_that_was_cut_off_after_the_ring_is_finished_by_whoever_looks_next(home):
    server.prepare_keys(holds_sealed_rows=False)
    key, old = server.server_ring().make(OWNER), (home / "master.key").read_bytes()
    server.turn_master_key(None)
    new = (home / "master.key").rename(home / "master.key.next").read_bytes()
    (home / "master.key").touch(mode=0o600)
    (home / "master.key").write_bytes(old)
    assert begin_anew().open(OWNER) == key
    assert (home / "master.key").read_bytes() == new
    assert not (home / "master.key.next").exists()


@pytest.mark.parametrize("content", ["half a ke", None])
def test_a_turn_that_was_cut_off_before_the_ring_changes_nothing(home, content):
    server.prepare_keys(holds_sealed_rows=False)
    key, old = server.server_ring().make(OWNER), (home / "master.key").read_bytes()
    if content is None:
        make_master_file(home / "master.key.next")
    else:
        (home / "master.key.next").touch(mode=0o600)
        (home / "master.key.next").write_text(content)
    assert begin_anew().open(OWNER) == key
    assert (home / "master.key").read_bytes() == old


def test_a_next_file_is_left_alone_where_the_key_comes_from_elsewhere(home, settings):
    server.prepare_keys(holds_sealed_rows=False)
    settings.MASTER_KEY = {VALUE: (home / "master.key").read_text()}
    make_master_file(home / "master.key.next")
    server.turn_master_key(home / "master.key.next")
    with pytest.raises(MasterKeyError, match="not the master key"):
        begin_anew()
    assert (home / "master.key.next").exists()


@pytest.mark.parametrize("source", [VALUE, COMMAND])
def test_where_no_file_is_the_source_the_next_key_has_to_be_given(home, settings, source):
    server.prepare_keys(holds_sealed_rows=False)
    server.server_ring().make(OWNER)
    settings.MASTER_KEY = {
        VALUE: {VALUE: (home / "master.key").read_text()},
        COMMAND: {COMMAND: f"cat {home}/master.key"},
    }[source]
    with pytest.raises(MasterKeyError, match=f"{source} gives the master key"):
        server.turn_master_key(None)
    following = make_master_file(home / "following.key")
    assert server.turn_master_key(home / "following.key") == (1, None)
    assert is_wrapped_with(home / "keys.sqlite3", following)


def test_a_next_key_is_not_asked_for_where_a_file_is_the_source(home):
    server.prepare_keys(holds_sealed_rows=False)
    make_master_file(home / "following.key")
    with pytest.raises(MasterKeyError, match="--next is for a master key that no file gives"):
        server.turn_master_key(home / "following.key")


def test_a_secret_of_the_server_opens_here_for_its_purpose_alone(home, settings):
    server.prepare_keys(holds_sealed_rows=False)
    sealed = server.seal_for_server("a seed", "second factor")
    assert "seed" not in sealed
    assert server.open_for_server(sealed, "second factor") == "a seed"
    with pytest.raises(CannotOpenError):
        server.open_for_server(sealed, "another")
    settings.KEY_RING = home / "other.sqlite3"
    begin_anew()
    with pytest.raises(CannotOpenError):
        server.open_for_server(sealed, "second factor")
