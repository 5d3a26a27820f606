"""A destroyed key is gone from every file of the ring, also while another process has it open."""

from uuid import UUID

import pytest

from glitterball.adapters import clock
from glitterball.adapters.keys import KeyRing, MasterKey, turning
from glitterball.adapters.keys.wrapping import Cost
from glitterball.adapters.sqlite.current import sqlite3

ALEX = UUID(int=1)
PASSPHRASE, CODE = "four words on a postcard", "ABCD-EFGH-JKMN-PQRS-TVWX-YZ23"
CHEAP = Cost(memory_kib=64, passes=1)
WAYS = {
    "destroyed once it is locked": lambda ring: ring.destroy_open(ALEX),
    "destroyed": lambda ring: ring.shred(ALEX, now=clock.now()),
    "wrapped by another master key": lambda ring: turning.turn_master(ring, MasterKey(bytes(32))),
    "forgotten after a turn": lambda ring: (turning.turn_all(ring), turning.forget_before(ring)),
}


@pytest.fixture
def ring(tmp_path):
    return KeyRing(tmp_path / "keys.sqlite3", MasterKey(bytes(range(32))), cost=CHEAP)


@pytest.fixture
def beside(ring):
    """What another process holds open, so that the log is not put away by whoever closes last."""
    connection = sqlite3.connect(ring.path)
    connection.execute("SELECT count(*) FROM wrapped").fetchall()
    yield connection
    connection.close()


def files_of(ring) -> bytes:
    return b"".join(path.read_bytes() for path in ring.path.parent.iterdir())


@pytest.mark.parametrize("go", WAYS.values(), ids=WAYS)
def test_nothing_of_it_is_left(ring, beside, go):
    ring.make(ALEX)
    (wrapped,) = beside.execute("SELECT wrapped FROM wrapped WHERE owner = ?", (ALEX.bytes,)).fetchone()
    assert wrapped in files_of(ring)
    go(ring)
    assert wrapped not in files_of(ring)


def test_nothing_of_a_locked_one_is_left_after_a_turn(ring, beside):
    ring.lock(ALEX, PASSPHRASE, CODE)
    turning.turn_all(ring)
    turning.turn_locked(ring, ALEX, PASSPHRASE)
    gone = [row[0] for row in beside.execute("SELECT wrapped FROM wrapped WHERE area = 'locked, before'")]
    assert len(gone) == 3
    turning.forget_locked_before(ring, ALEX)
    assert not [wrapped for wrapped in gone if wrapped in files_of(ring)]


def test_a_key_whose_place_was_taken_is_not_current(ring):
    old = ring.make(ALEX)
    assert ring.is_current(ALEX, "open", old)
    turning.turn_all(ring)
    new = ring.open(ALEX)
    assert ring.is_current(ALEX, "open", new)
    assert not ring.is_current(ALEX, "open", old)
    assert not ring.is_current(ALEX, "locked", new)
