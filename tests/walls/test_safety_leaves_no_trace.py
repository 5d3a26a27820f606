"""Two worlds: the private questions answered in every way, and never opened. All other pages are the same."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from glitterball.adapters.content.screen import screen
from glitterball.apps.safety.models import Drawer
from tests.visits import lock, whole

EVERY = [one.id for group in screen().groups for one in group.statements]
WORLDS = {
    "answered, not kept": lambda client: client.post("/page/6/", {"tick": EVERY}),
    "one kept": lambda client: client.post("/page/8/", {"go": "keep", "tick": ["neck"]}),
    "all kept": lambda client: client.post("/page/8/", {"go": "keep", "tick": EVERY}),
    "none kept": lambda client: client.post("/page/8/", {"go": "keep"}),
    "kept and read": lambda client: [client.post("/page/8/", {"go": go, "tick": EVERY}) for go in ("keep", "read")],
    "kept and emptied": lambda client: [client.post("/page/8/", {"go": go, "tick": EVERY}) for go in ("keep", "empty")],
}
OPEN = ["/", "/safety/", "/page/1/", "/page/2/", "/page/3/", "/page/4/", "/page/5/", "/page/6/", "/page/9/", "/coach/"]
OPEN += ["/learn/", "/first-light/", "/privacy/", "/nothing-here/"]
OWN = ["/you/", "/you/consents/", "/you/lock/", "/you/delete/", "/page/7/", "/check/"]
PARTS = ["", "begun/", "1/", "line/", "answers/", "wishes/", "picture/", "picture/dim/", "picture/sides/"]


def seen(client, path):
    """Status, headers, page and queries."""
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path)
    page = re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", answer.content)
    cookies = {name: len(cookie.value) for name, cookie in answer.cookies.items()}
    queries = [re.sub(r"'\d{4}-\d\d-\d\d \d\d:[^']*'", "now", query["sql"]) for query in asked.captured_queries]
    return answer.status_code, dict(answer.headers), cookies, page, queries


@pytest.fixture
def owner() -> Client:
    return Client()


@pytest.fixture
def everything(owner):
    """All that the owner and somebody else can see besides what was asked for."""
    address, other = whole(owner), Client()
    theirs = whole(other, 2)

    def look():
        own = [seen(owner, path) for path in [*OPEN, *OWN, *(address + part for part in PARTS)]]
        others = [seen(other, path) for path in [*OPEN, *OWN, *(theirs + part for part in PARTS), address]]
        return own, others

    look()  # whatever is made ready once is ready
    return look


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("is_locked", [False, True], ids=["open", "locked"])
def test_no_other_page_shows_it_not_even_ones_own(owner, everything, world, is_locked):
    if is_locked:
        lock(owner)
    never_opened = everything()
    WORLDS[world](owner)
    assert everything() == never_opened


def test_a_page_that_does_tell_is_found(owner, everything, monkeypatch):
    """The planted leak: a picture that says something else where something was kept."""
    from glitterball.apps.accounts import access

    untouched, before = access.person_of, everything()

    def leaking(viewer):
        person = untouched(viewer)
        if bytes(person.drawer.ticked) != empty:
            person.is_locked = True
        return person

    empty = bytes(Drawer.objects.get(person__isnull=False, pk=owner_drawer(owner)).ticked)
    WORLDS["one kept"](owner)
    monkeypatch.setattr(access, "person_of", leaking)
    assert everything() != before


def owner_drawer(owner):
    from glitterball.adapters import clock
    from glitterball.apps.accounts import access

    viewer = access.viewer_by(owner.cookies["door"].value, now=clock.now())
    return Drawer.objects.get(person_id=viewer.person).pk


def test_nothing_that_was_ticked_stands_in_a_log(owner, caplog):
    caplog.set_level("DEBUG")
    whole(owner)
    for act in WORLDS.values():
        act(owner)
    logged = " ".join(f"{r.getMessage()} {r.args}" for r in caplog.records if r.name != "django.db.backends")
    assert [name for name in ("in-bed", "i-frighten", "no-to-partner") if name in logged] == []


def test_what_was_kept_lies_in_no_column_open(owner):
    whole(owner)
    owner.post("/page/8/", {"go": "keep", "tick": EVERY})
    with connection.cursor() as cursor:
        cursor.execute("SELECT ticked FROM safety_drawer")
        sealed = bytes(cursor.fetchone()[0])
    assert [name for name in EVERY if name.encode() in sealed] == []
