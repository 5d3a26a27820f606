"""After an end the pages of the one who stays say the same, whether the other ended it or deleted everything."""

import re

import pytest
from django.test import Client

from glitterball.adapters import clock
from glitterball.adapters.rows.standing import across_persons
from glitterball.apps.reveals import actions
from glitterball.apps.reveals.subjects import LIKED_LINE
from tests.pairs import couple, show, viewer_of
from tests.visits import press
from tests.walls.test_partners import everything

HERE: list[Client] = []  # kept alive: a browser made later must not be taken for one of them (tests/visits.py)
ID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")


@pytest.fixture(autouse=True)
def one_moment(awake, monkeypatch):  # noqa: ARG001 - nothing rests meanwhile
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now)
    HERE.clear()


def world(*, words: str, does: str, capture) -> list[object]:
    """All that one of two gets after the other ``does`` something for good; ids stand for themselves."""
    alex, sam = couple(first=5, second=2)
    HERE.extend((alex, sam))
    show(alex)
    show(sam)
    press(alex, alex.get("/check/")["Location"], 1, answer=3)
    for client, line in ((alex, words), (sam, "how you wait")):
        actions.commit(viewer=viewer_of(client), subject=LIKED_LINE, words=line, now=clock.now())
    actions.open_on_occasion(viewer=viewer_of(sam), subject=LIKED_LINE, now=clock.now())
    with capture(execute=True):
        assert alex.post(does, {"sure": "on"}).status_code == 302
    return [*map(_without_ids, everything(sam)), *_more(sam)]


def _without_ids(found: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(
        ID.sub(b"id", part)
        if isinstance(part, bytes)
        else {name: ID.sub(b"id", str(value).encode()) for name, value in part.items()}
        if isinstance(part, dict)
        else part
        for part in found
    )


def _more(client: Client) -> list[bytes]:
    pages = [client.get(path).content for path in ("/you/kept/", "/you/answers/", "/you/delete/", "/you/export/")]
    bare = [re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", page) for page in pages]
    return [*bare, client.post("/you/export/").content]


def test_the_one_who_stays_gets_the_same_whatever_the_other_did(django_capture_on_commit_callbacks):
    capture = django_capture_on_commit_callbacks
    ended = world(words="how you hum", does="/couple/end/", capture=capture)
    deleted = world(words="how you hum", does="/you/delete/", capture=capture)
    assert [one for one, other in zip(ended, deleted, strict=True) if one != other] == []


def test_the_test_would_see_a_difference(monkeypatch, django_capture_on_commit_callbacks):
    """The planted leak: a page says how many members are left."""
    from glitterball.apps.couples.models import Member
    from glitterball.apps.privacy import views

    capture = django_capture_on_commit_callbacks

    @across_persons()  # else the second wall of PostgreSQL keeps this very leak from us
    def members(_):
        return (str(Member.objects.count()),)

    monkeypatch.setattr(views, "keepsakes_of", members)
    ended = world(words="how you hum", does="/couple/end/", capture=capture)
    Member.objects.all().delete()
    assert ended != world(words="how you hum", does="/you/delete/", capture=capture)
