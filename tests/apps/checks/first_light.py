"""How the tests talk to first light: what a browser would send, and what of it a page still holds."""

import re
from urllib.parse import urlencode

from glitterball.apps.checks import queries

ADDRESS = "/first-light/"
URL_ENCODED = "application/x-www-form-urlencoded"
LIT = {"listening-01": 4, "openness-02": 2, "trust-01": 5, "fairness-02": 1}


def ids() -> list[str]:
    return [item.id for item in queries.questions()]


def send(client, pairs, **more):
    """Post ``pairs`` as they stand: a dict, or a list where a name comes twice."""
    return client.post(ADDRESS, urlencode(pairs), content_type=URL_ENCODED, **more)


def press(client, answers, shown, **pressed):
    """Press a button of the question ``shown`` (its place from 0)."""
    return send(client, {"version": "1.0", **answers, "shown": ids()[shown], **pressed})


def held(response) -> dict[str, int]:
    """The answers that the page carries along."""
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', response.content.decode())
    return {name: int(value) for name, value in fields if name in ids()}


def place(response) -> int:
    """Which question is on screen, from 0; ten is the result."""
    return int(re.search(r'data-question="(\d+)"', response.content.decode()).group(1)) - 1


def mend(response) -> str:
    found = re.search(r'<p class="mend" role="alert">(.*?)</p>', response.content.decode())
    return found.group(1) if found else ""
