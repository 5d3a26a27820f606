"""A sealed value opens where it belongs, and nowhere else."""

import json
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glitterball.adapters import chance
from glitterball.adapters.keys import CannotOpenError, DataKey, Place, open_sealed, seal
from glitterball.adapters.keys.envelope import HEADER, key_id_of, new_key

KEY = DataKey(b"12345678", bytes(range(32)))
PLACE = Place("answers", UUID(int=1), "value", UUID(int=2))
VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text())


@given(st.binary(max_size=20_000))
def test_what_is_sealed_opens_again(text):
    assert open_sealed(seal(text, KEY, PLACE), KEY, PLACE) == text


@pytest.mark.parametrize(
    "elsewhere",
    [
        Place("journal", PLACE.row, "value", PLACE.owner),
        Place("answers", UUID(int=3), "value", PLACE.owner),
        Place("answers", PLACE.row, "note", PLACE.owner),
        Place("answers", PLACE.row, "value", UUID(int=4)),
    ],
)
def test_a_value_that_was_moved_does_not_open(elsewhere):
    with pytest.raises(CannotOpenError):
        open_sealed(seal(b"I miss us", KEY, PLACE), KEY, elsewhere)


@given(st.integers(min_value=0), st.integers(1, 255))
def test_a_value_with_one_byte_changed_does_not_open(where, change):
    sealed = bytearray(seal(b"I miss us", KEY, PLACE))
    sealed[where % len(sealed)] ^= change
    with pytest.raises(CannotOpenError):
        open_sealed(bytes(sealed), KEY, PLACE)


@given(st.integers(min_value=0))
def test_a_value_that_is_cut_off_does_not_open(length):
    sealed = seal(b"I miss us", KEY, PLACE)
    with pytest.raises(CannotOpenError):
        open_sealed(sealed[: length % len(sealed)], KEY, PLACE)


def test_another_key_does_not_open_it_even_under_the_same_id():
    for key in (new_key(), DataKey(KEY.id, bytes(32))):
        with pytest.raises(CannotOpenError):
            open_sealed(seal(b"x", KEY, PLACE), key, PLACE)


@given(st.binary(max_size=124), st.binary(max_size=124))
def test_the_size_tells_nothing_about_short_texts(one, other):
    assert len(seal(one, KEY, PLACE)) == len(seal(other, KEY, PLACE))


def test_the_same_text_never_looks_the_same_twice():
    assert seal(b"x", KEY, PLACE) != seal(b"x", KEY, PLACE)


def test_no_key_shows_itself_in_a_traceback():
    assert KEY.secret.hex() not in repr(KEY)
    assert repr(KEY.secret) not in repr(KEY)


@pytest.mark.parametrize("vector", VECTORS)
def test_the_layout_is_the_one_that_was_published(vector, monkeypatch):
    monkeypatch.setattr(chance, "some_bytes", lambda _: bytes.fromhex(vector["nonce"]))
    place = Place(vector["table"], UUID(vector["row"]), vector["column"], UUID(vector["owner"]))
    key = DataKey(bytes.fromhex(vector["key_id"]), bytes.fromhex(vector["secret"]))
    assert seal(vector["text"].encode(), key, place).hex() == vector["sealed"]
    assert open_sealed(bytes.fromhex(vector["sealed"]), key, place).decode() == vector["text"]


def test_a_key_shows_its_id_and_not_its_secret():
    assert repr(KEY) == f"DataKey({KEY.id.hex()})"


def test_what_ends_after_its_header_is_no_sealed_value():
    with pytest.raises(CannotOpenError):
        key_id_of(seal(b"words", KEY, PLACE)[: HEADER.size])
