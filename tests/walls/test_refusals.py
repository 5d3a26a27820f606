"""What is somebody else's can't be told from what does not exist: not by the page, nor by what the server does."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from glitterball.adapters import chance
from tests.visits import begun, lock, text_of, whole

PARTS = ("", "begun/", "1/", "wishes/", "line/", "answers/", "picture/", "picture/dim/", "picture/sides/")
SENT = {"mark/": {"finding": "dim-openness", "mark": "fits"}, "report/": {"paper": "a4"}, "further/": {}}


def answer(client, method, path, sent=None):
    """Status, headers, page and queries of one answer."""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = getattr(client, method)(path, sent or {})
    shapes = [query["sql"].split("WHERE")[0].split(' "s')[0] for query in asked.captured_queries]
    headers = {name: value for name, value in response.headers.items() if name != "X-Request-Id"}
    return response.status_code, headers, response.content.replace(path.encode(), b""), shapes


@pytest.fixture
def theirs() -> str:
    return whole(Client())


@pytest.fixture
def stranger() -> Client:
    client = Client()
    begun(client)
    return client


@pytest.fixture
def unknown() -> str:
    return f"/check/{chance.new_id()}/"


@pytest.mark.parametrize("part", PARTS)
def test_a_page_of_somebody_else_looks_like_one_that_does_not_exist(stranger, theirs, unknown, part):
    refused, missing = answer(stranger, "get", theirs + part), answer(stranger, "get", unknown + part)
    assert refused == missing
    assert refused[0] == 404


@pytest.mark.parametrize("part", SENT)
def test_and_so_does_what_is_sent_to_it(stranger, theirs, unknown, part):
    refused = answer(stranger, "post", theirs + part, SENT[part])
    assert refused == answer(stranger, "post", unknown + part, SENT[part])
    assert refused[0] == 404


@pytest.mark.parametrize("part", PARTS)
def test_nobody_can_tell_either(theirs, unknown, part):
    assert answer(Client(), "get", theirs + part) == answer(Client(), "get", unknown + part)


def test_whether_somebody_else_has_locked_theirs_shows_nowhere(stranger):
    other = Client()
    address = begun(other)
    before = answer(stranger, "get", address)
    lock(other)
    assert answer(stranger, "get", address) == before


def test_what_somebody_else_says_changes_no_page_of_mine(stranger):
    """Twin worlds: the stranger's pages are the same whatever somebody else answered."""
    mine = stranger.get("/check/")["Location"]
    worlds = []
    for light in (1, 5):
        whole(Client(), light)
        pages = [text_of(stranger.get(path)) for path in (mine, f"{mine}picture/", f"{mine}answers/", "/you/", "/")]
        worlds.append(pages)
    assert worlds[0] == worlds[1]


def test_the_ids_in_addresses_can_not_be_counted_up():
    first, second = (begun(Client()).split("/")[2] for _ in range(2))
    assert first[14] == second[14] == "4"  # random, not made of the time
    assert first[:8] != second[:8]
