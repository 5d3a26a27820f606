"""Non-interference: whatever one of two writes, keeps, drops and grants, every page of the other stays as it was."""

import re
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import pairs

PAGES = ("/couple/", "/couple/line/", "/couple/together/", "/couple/picture/", "/you/answers/", "/you/grants/", "/you/")
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
LINE, BACK, ANSWERS = "/couple/line/", "/couple/line/take-back/", "/you/answers/"


def to_the_first_answer(client, do):
    """Press a button of the first answer that waits, if one does."""
    found = re.search(rb'action="(/you/answers/[0-9a-f-]+/)"', client.get(ANSWERS).content)
    return found and client.post(found.group(1).decode(), {"do": do})


ACTS = {
    "give": lambda client: client.post(LINE, {"line": "canary one", "when": "both"}),
    "give anyway": lambda client: client.post(LINE, {"line": "canary " * 60, "when": "anyway"}),
    "take back": lambda client: client.post(BACK),
    "keep": lambda client: to_the_first_answer(client, "keep"),
    "drop": lambda client: to_the_first_answer(client, "drop"),
    "look": lambda client: [client.get(page) for page in PAGES],
    "write": lambda client: client.post(f"{client.get('/check/').headers['Location']}line/", {"line": "canary"}),
}


def world(client):
    """Every page as the other gets it, with what the server did for it."""
    seen = []
    for page in PAGES:
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(page)
        headers = sorted((name, value) for name, value in answer.headers.items() if name != "Set-Cookie")
        seen.append((page, answer.status_code, headers, TOKEN.sub(b"", answer.content), len(asked)))
    return seen


@pytest.mark.parametrize("length", [1, pytest.param(2, marks=pytest.mark.long)], ids=["acts", "pairs of acts"])
@pytest.mark.parametrize(("shown", "own"), [(False, ""), (True, "a line of my own")], ids=["before", "both show"])
def test_the_others_world_is_byte_for_byte_the_same(shown, own, length):
    alex, sam = pairs.couple()
    if shown:
        for client in (alex, sam):
            pairs.show(client)
    if own:
        sam.post(LINE, {"line": own, "when": "both"})
    before = world(sam)
    for history in product(ACTS, repeat=length):
        for act in history:
            ACTS[act](alex)
        assert world(sam) == before, history


def test_a_difference_would_be_seen():
    """The planted leak: a sign that somebody asked for is a difference, and the comparison finds it."""
    alex, sam = pairs.couple()
    before = world(sam)
    alex.post(LINE, {"line": "canary", "when": "both", "tells": "on"})
    assert world(sam) != before


def test_no_log_holds_a_word_of_it(caplog):
    caplog.set_level("DEBUG")
    alex, sam = pairs.couple()
    for client in (alex, sam):
        pairs.show(client)
        client.post(LINE, {"line": "canaryoftheevening", "when": "both"})
    sam.post("/couple/together/turn/", {"at": 0, "way": "on"})
    assert "canaryoftheevening" in sam.get("/couple/together/").content.decode()
    logged = [record for record in caplog.records if record.name != "django.db.backends"]
    assert "canaryoftheevening" not in " ".join(f"{record.getMessage()} {record.args}" for record in logged)
