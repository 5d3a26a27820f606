"""Words of danger in a private line: kept all the same, and its writer, nobody else, is led to help."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from glitterball.apps.sittings.models import Sitting
from tests.visits import begun, text_of

DANGER = "that you stop when I cry. I do not want to live"
PLAIN = "how you hum when you cook, and the way you laugh"


@pytest.fixture
def owner() -> Client:
    return Client()


def write(client, address, line):
    with CaptureQueriesContext(connection) as asked:
        answer = client.post(f"{address}line/", {"line": line})
    return answer, [re.sub(r"X?'.*|_x\d+", "", query["sql"]) for query in asked.captured_queries]


def test_it_is_kept_and_leads_to_help(owner):
    address = begun(owner)
    answer, _ = write(owner, address, DANGER)
    assert answer.status_code == 200
    assert "Your line is kept" in text_of(answer)
    assert 'href="/page/5/"' in answer.content.decode()
    assert DANGER in text_of(owner.get(f"{address}answers/"))


def test_other_words_go_on_as_ever(owner):
    answer, _ = write(owner, begun(owner), PLAIN)
    assert answer.status_code == 302


def test_nothing_is_stored_about_it(owner):
    address = begun(owner)
    _, plain = write(owner, address, PLAIN)
    sizes = [len(bytes(getattr(Sitting.objects.get(), column))) for column in ("sheet", "marks", "likes")]
    _, danger = write(owner, address, DANGER)
    assert danger == plain
    assert [len(bytes(getattr(Sitting.objects.get(), column))) for column in ("sheet", "marks", "likes")] == sizes
    assert "Your line is kept" not in text_of(owner.get(f"{address}line/"))


def test_nobody_elses_page_is_different(owner):
    address, other = begun(owner), Client()
    mine = begun(other)
    paths = [mine, f"{mine}picture/", "/you/", "/", address]
    worlds = []
    for line in (PLAIN, DANGER):
        write(owner, address, line)
        worlds.append([text_of(other.get(path)) for path in paths])
    assert worlds[0] == worlds[1]
