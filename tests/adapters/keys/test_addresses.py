"""Words sealed into an address open for half an hour, on the same server, and say nothing to anybody else."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glitterball.adapters.keys.addresses import open_address, seal_into_address
from glitterball.adapters.keys.envelope import CannotOpenError

SEALED_LONG_AGO = (  # "leaving", at NOW and with SECRET
    "AWVja9c-eAGKEZFYCCqA5t-pmCdYsyyOYkntR2L0BuW4-t_3wT6Y2YchhXkftF5zjKB2YVDhTwkr2JwKa-OtoaC4Rii5j6OOJi0GleRdcXhv12UEeYVf"
    "rCtpB5_Ve3YRWeB49bhi4BiRMO-IsOuqp_7WPzuL2XYaEjADbZGMpynHl3deqao-6-n70L4wAYAs2h6e5Vmt9tvljXby4WpfHaYwXLSU"
)
NOW = datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC)
SECRET = "a secret of this server"  # noqa: S105 - made up


def sealed(words, now=NOW, secret=SECRET):
    return seal_into_address(words, secret=secret, now=now)


def opened(address, now=NOW, secret=SECRET):
    return open_address(address, secret=secret, now=now)


@given(st.text(max_size=100))
def test_what_was_sealed_comes_back(words):
    address = sealed(words)
    assert re.fullmatch(r"[\w-]+", address, re.ASCII)
    assert opened(address) == words


def test_what_was_sealed_before_still_opens():
    assert opened(SEALED_LONG_AGO) == "leaving"


@pytest.mark.parametrize("length", [9_000, 17_000, 25_000])
def test_words_longer_than_any_page_takes_come_back_too(length):
    assert opened(sealed("x" * length)) == "x" * length


def test_short_and_long_words_make_addresses_of_one_length_and_never_the_same():
    assert len({len(sealed(words)) for words in ("", "leaving", "x" * 100)}) == 1
    assert sealed("leaving") != sealed("leaving")


@pytest.mark.parametrize("later", [timedelta(minutes=30, seconds=1), timedelta(days=400), timedelta(seconds=-1)])
def test_it_opens_for_half_an_hour(later):
    address = sealed("leaving")
    assert opened(address, NOW + timedelta(minutes=30)) == "leaving"
    with pytest.raises(CannotOpenError):
        opened(address, NOW + later)


@given(st.text(max_size=300))
def test_anything_else_does_not_open(address):
    with pytest.raises(CannotOpenError):
        opened(address)


def test_a_changed_address_or_another_secret_does_not_open():
    address = sealed("leaving")
    with pytest.raises(CannotOpenError):
        opened(address, secret="another")  # noqa: S106 - made up
    for place in range(0, len(address), 17):
        changed = address[:place] + ("A" if address[place] != "A" else "B") + address[place + 1 :]
        with pytest.raises(CannotOpenError):
            opened(changed)
