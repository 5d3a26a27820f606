"""A mark finds a value again without opening it."""

from uuid import UUID

import pytest

from glitterball.adapters.keys import DataKey, KeyRing, MasterKey, NoKeyError
from glitterball.adapters.keys.marks import MARK_BYTES, mark_of, marking_key

ALEX, SAM = UUID(int=1), UUID(int=2)
SECRET = bytes(range(32))


@pytest.fixture
def ring(tmp_path):
    return KeyRing(tmp_path / "keys.sqlite3", MasterKey(SECRET))


def test_a_mark_is_what_it_was_when_rows_were_written_long_ago():
    long_ago = "bfdd093f2a840a8bea7a0924709ae4e84b13692228b0de5fc76f3797b9869a06"
    assert mark_of("Ä kettle", DataKey(b"12345678", SECRET)).hex() == long_ago


def test_a_mark_is_the_same_for_a_word_in_any_case_and_another_for_another_key(ring):
    key = marking_key(ring, ALEX)
    assert marking_key(ring, ALEX) == key
    assert mark_of("Alex@Example.org", key) == mark_of("alex@example.org", key)
    assert len(mark_of("a", key)) == MARK_BYTES
    assert len({mark_of("a", key), mark_of("b", key), mark_of("a", marking_key(ring, SAM))}) == 3


def test_two_who_make_a_marking_key_at_once_hold_the_same(ring, monkeypatch):
    real, first = ring.open, []

    def too_late(owner, *area):
        if not first:
            first.append(ring.make(owner))
            raise NoKeyError
        return real(owner, *area)

    monkeypatch.setattr(ring, "open", too_late)
    assert marking_key(ring, ALEX) == first[0]
