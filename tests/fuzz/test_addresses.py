"""Whatever stands in an address or after it, the answer is a page of ours, and nothing that was kept changes."""

from urllib.parse import quote_from_bytes

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.bad import encoded, names, values
from tests.fuzz.dose import DOSE, LARGE, SMALL
from tests.fuzz.target import Target

LONGEST = 4000  # of one part of a path: servers in front of us refuse longer ones


@st.composite
def odd_paths(draw: st.DrawFn, path: str) -> str:
    """A page's path with one of its parts replaced, and odd words after the question mark."""
    parts = path.split("/")
    if draw(st.booleans()):
        place = draw(st.integers(1, len(parts) - 1))
        parts[place] = quote_from_bytes(draw(values)[:LONGEST], safe="")
    pairs = draw(st.lists(st.tuples(st.one_of(names, st.sampled_from(QUERIES)), values), max_size=3))
    return "/".join(parts) + "?" + encoded(pairs).decode()


QUERIES = [b"paper", b"facet", b"minutes", b"who", b"depth", b"card", b"mark", b"next", b"page"]


def ask_for_something_odd(target: Target, draw: st.DataObject) -> None:
    """One page of the owner's, at an address that is not quite its own."""
    path = draw.draw(odd_paths(draw.draw(st.sampled_from(sorted(target.site.pages)), label="page")), label="path")
    before = target.kept()
    cookie = draw.draw(
        st.one_of(st.none(), values.map(lambda value: quote_from_bytes(value[:LONGEST]))), label="cookie"
    )
    more = {} if cookie is None else {"HTTP_COOKIE": f"door={cookie}; csrftoken={cookie}"}
    answer = target.client.generic(draw.draw(st.sampled_from(["GET", "HEAD"])), path, **more)
    assert answer.status_code < 500
    assert target.kept() == before


@given(st.data())
@settings(max_examples=SMALL, derandomize=True, **DOSE)
def test_no_address_fails_whatever_stands_in_it(target, data):
    ask_for_something_odd(target, data)


@pytest.mark.long
@given(st.data())
@settings(max_examples=LARGE, **DOSE)
def test_no_address_fails_whatever_stands_in_it_for_long(target, data):
    ask_for_something_odd(target, data)
