"""A stream that was cut off, changed or put together anew does not open."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glitterball.adapters.backup import stream
from glitterball.adapters.backup.stream import TAG, DamagedError, read_stream, write_stream

SECRET, BOUND = bytes(32), b"label"
PIECE = 16


@pytest.fixture(autouse=True, scope="module")
def small_pieces():
    before, stream.PIECE = stream.PIECE, PIECE
    yield
    stream.PIECE = before


def written(text: bytes) -> bytes:
    out = io.BytesIO()
    write_stream([text[:5], text[5:]], SECRET, BOUND, out)
    return out.getvalue()


def read(sealed: bytes, secret=SECRET, bound=BOUND) -> bytes:
    return b"".join(read_stream(io.BytesIO(sealed), secret, bound))


@given(st.binary(max_size=100))
def test_it_comes_back_as_it_was(text):
    assert read(written(text)) == text


@given(st.binary(max_size=100), st.data())
def test_a_stream_that_was_cut_off_is_noticed(text, data):
    sealed = written(text)
    with pytest.raises(DamagedError):
        read(sealed[: data.draw(st.integers(0, len(sealed) - 1))])


@given(st.binary(max_size=100), st.data())
def test_a_changed_byte_is_noticed(text, data):
    sealed = bytearray(written(text))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(DamagedError):
        read(bytes(sealed))


def test_pieces_in_another_order_are_noticed():
    sealed = written(bytes(range(48)))
    prefix, size = sealed[: stream.PREFIX_BYTES], PIECE + TAG
    first, second, third = (sealed[len(prefix) + n * size :][:size] for n in range(3))
    with pytest.raises(DamagedError):
        read(prefix + second + first + third)


@pytest.mark.parametrize("other", [{"secret": bytes(31) + b"x"}, {"bound": b"another label"}])
def test_another_key_or_label_opens_nothing(other):
    with pytest.raises(DamagedError):
        read(written(b"text"), **other)
