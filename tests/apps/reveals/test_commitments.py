"""What was committed is recognised for as long as it is kept, and nothing else is taken for it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from glitterball.apps.reveals.commitments import ChangedError, Committed

EXCHANGE, PERSON = UUID(int=1), UUID(int=2)
AT = datetime(2026, 11, 22, 20, tzinfo=UTC)
SAID = Committed("5a" * 32, AT, "a walk\nand tea")
HASH_LONG_AGO = bytes.fromhex("451b5984c9fb9e105ce82c1b6ce4237caf65b5328d500902f980b7d5ba10a2fa")


def test_it_is_the_hash_that_was_kept_long_ago():
    assert SAID.check(HASH_LONG_AGO, EXCHANGE, PERSON) == SAID


def test_words_with_line_breaks_come_back_as_they_were():
    assert Committed.read(SAID.write()) == SAID


@pytest.mark.parametrize(
    "other",
    [
        Committed("5b" * 32, AT, SAID.words),
        Committed(SAID.salt, AT + timedelta(seconds=1), SAID.words),
        Committed(SAID.salt, AT, "a walk"),
    ],
)
def test_another_salt_time_or_word_does_not_fit(other):
    with pytest.raises(ChangedError):
        other.check(HASH_LONG_AGO, EXCHANGE, PERSON)


@pytest.mark.parametrize("place", [(PERSON, PERSON), (EXCHANGE, EXCHANGE)])
def test_in_another_exchange_or_by_another_person_it_does_not_fit(place):
    with pytest.raises(ChangedError):
        SAID.check(HASH_LONG_AGO, *place)


def test_each_has_a_salt_of_its_own_of_256_bits():
    one, other = Committed.now("tea", AT), Committed.now("tea", AT)
    assert one.salt != other.salt
    assert len(bytes.fromhex(one.salt)) == 32


def test_it_has_waited_once_two_days_are_over():
    assert SAID.has_waited(AT + timedelta(days=2))
    assert not SAID.has_waited(AT + timedelta(days=2, seconds=-1))
