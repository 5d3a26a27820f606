"""The key ring: made before the row, opened by its owner's means alone, destroyed for good."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from glitterball.adapters import chance
from glitterball.adapters.keys import (
    KeyRing,
    MasterKey,
    MasterKeyError,
    NoKeyError,
    ShreddedError,
    WrongPassphraseError,
    turning,
)
from glitterball.adapters.keys.wrapping import Cost

ALEX, SAM = UUID(int=1), UUID(int=2)
NOW = datetime(2026, 11, 22, 20, tzinfo=UTC)
LASTS = timedelta(minutes=5)
CHEAP = Cost(memory_kib=64, passes=1)
PASSPHRASE, CODE = "four words on a postcard", "ABCD-EFGH-JKMN-PQRS-TVWX-YZ23"


LONG_AGO = json.loads((Path(__file__).parent / "ring.json").read_text(encoding="utf-8"))


@pytest.fixture
def ring(tmp_path):
    return KeyRing(tmp_path / "keys.sqlite3", MasterKey(bytes(range(32))), cost=CHEAP)


def files_of(ring):
    return b"".join(path.read_bytes() for path in ring.path.parent.iterdir())


def test_a_key_opens_again_and_for_its_owner_alone(ring):
    key = ring.make(ALEX)
    assert ring.open(ALEX) == key
    with pytest.raises(NoKeyError):
        ring.open(SAM)


def test_no_key_stands_in_the_file_as_it_is(ring):
    secrets = [ring.make(ALEX).secret, ring.lock(ALEX, PASSPHRASE, CODE).secret, ring.master.secret]
    content = files_of(ring)
    assert not [secret for secret in secrets if secret in content]
    assert PASSPHRASE.encode() not in content


def test_another_master_key_is_refused_and_changes_nothing(ring):
    key = ring.make(ALEX)
    with pytest.raises(MasterKeyError, match="put back the right one"):
        KeyRing(ring.path, MasterKey(bytes(31) + b"x"), cost=CHEAP)
    assert ring.open(ALEX) == key


def test_a_row_moved_to_another_owner_does_not_open(ring):
    ring.make(ALEX)
    with ring.writing() as db:
        db.execute("UPDATE wrapped SET owner = ?", (SAM.bytes,))
    with pytest.raises(WrongPassphraseError):
        ring.open(SAM)


def test_the_locked_area_opens_by_its_passphrase_alone(ring):
    key = ring.lock(ALEX, PASSPHRASE, CODE)
    assert ring.unlock(ALEX, PASSPHRASE) == key
    for wrong in ("", PASSPHRASE.upper(), PASSPHRASE + " "):
        with pytest.raises(WrongPassphraseError):
            ring.unlock(ALEX, wrong)
    with pytest.raises(NoKeyError):
        ring.open(ALEX, "locked")


def test_a_letter_spelt_in_two_ways_is_one_passphrase(ring):
    key = ring.lock(ALEX, "caf\u00e9 at noon", CODE)
    assert ring.unlock(ALEX, "cafe\u0301 at noon") == key


def test_the_printed_code_opens_it_however_it_is_typed(ring):
    key = ring.lock(ALEX, PASSPHRASE, CODE)
    assert ring.recover(ALEX, CODE.lower().replace("-", " "), "another one") == key
    assert ring.unlock(ALEX, "another one") == key
    with pytest.raises(WrongPassphraseError):
        ring.unlock(ALEX, PASSPHRASE)


def test_what_is_unlocked_is_held_for_its_minutes_and_its_cookie_alone(ring):
    key, cookie = ring.lock(ALEX, PASSPHRASE, CODE), chance.some_bytes(32)
    ring.hold(ALEX, key, cookie, now=NOW, lasts=LASTS)
    assert ring.held(ALEX, cookie, now=NOW + timedelta(minutes=4), lasts=LASTS) == key
    for attempt in (
        lambda: ring.held(ALEX, cookie, now=NOW + timedelta(minutes=5), lasts=LASTS),
        lambda: ring.held(ALEX, cookie, now=NOW - timedelta(seconds=1), lasts=LASTS),  # a clock that was set back
        lambda: ring.held(ALEX, chance.some_bytes(32), now=NOW, lasts=LASTS),
        lambda: ring.held(SAM, cookie, now=NOW, lasts=LASTS),
    ):
        with pytest.raises(NoKeyError):
            attempt()
    ring.let_go(ALEX)
    with pytest.raises(NoKeyError):
        ring.held(ALEX, cookie, now=NOW, lasts=LASTS)


def test_a_destroyed_key_is_gone_from_the_database_and_its_log(ring):
    ring.make(ALEX)
    ring.make(SAM)
    with ring.reading() as db:
        ((wrapped,),) = db.execute("SELECT wrapped FROM wrapped WHERE owner = ?", (ALEX.bytes,)).fetchall()
    assert wrapped in files_of(ring)
    ring.shred(ALEX, now=NOW)
    assert wrapped not in files_of(ring)
    for attempt in (ring.open, ring.make, lambda owner: ring.lock(owner, PASSPHRASE, CODE)):
        with pytest.raises(ShreddedError):
            attempt(ALEX)
    assert ring.open(SAM)


def test_destroying_twice_does_no_harm(ring):
    ring.make(ALEX)
    ring.shred(ALEX, now=NOW)
    ring.shred(ALEX, now=NOW)


def test_keys_that_were_wrapped_long_ago_still_open(ring):
    with ring.writing() as db:
        for key_id, owner, area, by, salt, wrapped, until in LONG_AGO["rows"]:
            row = (bytes.fromhex(key_id), bytes.fromhex(owner), area, by, bytes.fromhex(salt), bytes.fromhex(wrapped))
            db.execute("INSERT INTO wrapped VALUES (?, ?, ?, ?, ?, ?, ?)", (*row, until))
    key = ring.open(ALEX)
    found = {"open": key, "before": key.before, "backup": ring.backup_key(), "server": ring.server_key()}
    assert {name: one.secret.hex() for name, one in found.items()} == LONG_AGO["secrets"]


def test_nothing_is_written_with_a_master_key_that_turned_elsewhere(ring):
    beside = KeyRing(ring.path, ring.master, cost=CHEAP)
    turning.turn_master(ring, MasterKey(bytes(32)))
    with pytest.raises(MasterKeyError, match="nothing was changed"):
        beside.make(ALEX)
    with pytest.raises(NoKeyError):
        ring.open(ALEX)


def test_whoever_reads_sees_one_moment(ring):
    ring.make(ALEX)
    with ring.reading() as db:
        first = db.execute("SELECT count(*) FROM wrapped").fetchone()
        KeyRing(ring.path, ring.master, cost=CHEAP).make(SAM)
        assert db.execute("SELECT count(*) FROM wrapped").fetchone() == first
    with ring.reading() as db:
        assert db.execute("SELECT count(*) FROM wrapped").fetchone() == (first[0] + 1,)


def test_a_ring_is_made_where_there_is_no_folder_yet(tmp_path):
    path = tmp_path / "some/where/keys.sqlite3"
    key = KeyRing(path, MasterKey(bytes(32)), cost=CHEAP).make(ALEX)
    assert KeyRing(path, MasterKey(bytes(32)), cost=CHEAP).open(ALEX) == key
