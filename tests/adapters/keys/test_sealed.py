"""Sealed columns: bound to their place, of one length, and never opened by themselves."""

import pytest

from glitterball.adapters import chance
from glitterball.adapters.keys import CannotOpenError
from glitterball.adapters.keys.envelope import new_key
from glitterball.adapters.keys.sealed import SealedField, opened, seal_into, sealed_columns
from glitterball.apps.sittings.models import Sitting

KEY = new_key()


@pytest.fixture
def row():
    row = Sitting(person_id=chance.new_id(), version="1.0")
    seal_into(row, "likes", "you warm the car", KEY)
    return row


def test_it_opens_where_it_was_sealed(row):
    assert opened(row, "likes", KEY) == "you warm the car"
    assert b"car" not in row.likes


@pytest.mark.parametrize("attribute", ["id", "person_id"])
def test_in_another_row_or_with_another_owner_it_does_not_open(row, attribute):
    setattr(row, attribute, chance.new_id())
    with pytest.raises(CannotOpenError):
        opened(row, "likes", KEY)


def test_in_another_column_it_does_not_open(row):
    row.marks = row.likes
    with pytest.raises(CannotOpenError):
        opened(row, "marks", KEY)


def test_what_was_never_said_opens_as_nothing(row):
    assert opened(row, "marks", KEY) == ""


def test_whatever_fits_has_one_length(row):
    lengths = set()
    for text in ("", "x", "é" * 1000):
        seal_into(row, "likes", text, KEY)
        lengths.add(len(row.likes))
    assert len(lengths) == 1


def test_a_model_knows_its_sealed_columns():
    assert set(sealed_columns(Sitting)) == {"sheet", "marks", "likes"}


def test_migrations_and_sizes_know_the_room_of_a_column():
    column = sealed_columns(Sitting)["likes"]
    *_, options = column.deconstruct()
    assert options["room"] == column.room
    assert SealedField(room=300).room == 300
