"""A sealed text shows which of a few sizes it fits into; a key that took another's place opens for these two alone."""

import pytest

from glitterball.adapters.keys.envelope import HEADER, LENGTH, DataKey, Place, new_key, seal
from glitterball.adapters.keys.store import NOBODY

PLACE, TAG_BYTES = Place("table", NOBODY, "column", NOBODY), 16


@pytest.mark.parametrize(
    ("length", "size"),
    [(0, 128), (124, 128), (125, 512), (509, 2048), (2044, 2048), (2045, 8192), (8188, 8192), (8189, 16384)],
)
def test_each_text_comes_out_at_one_of_the_published_sizes(length, size):
    sealed = seal(b"x" * length, new_key(), PLACE)
    assert len(sealed) == HEADER.size + size + TAG_BYTES
    assert LENGTH.size == 4


def test_a_key_opens_by_its_own_id_and_the_one_before_it_and_by_no_other():
    old = DataKey(b"1" * 8, b"a" * 32)
    new = DataKey(b"2" * 8, b"b" * 32, before=old)
    assert (new.opens(new.id), new.opens(old.id), new.opens(b"3" * 8), old.opens(new.id)) == (new, old, None, None)
