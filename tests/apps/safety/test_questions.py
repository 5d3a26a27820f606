"""The private questions: ticks become words and choices, and are kept nowhere unless their owner asks."""

import pytest
from django.test import Client

from glitterball.adapters.content.screen import screen
from glitterball.apps.safety.models import Drawer
from tests.visits import PASSPHRASE, begun, lock, text_of

TICKS = ["careful", "neck", "money"]
VERDICTS = ("you are abused", "abusive", "victim", "perpetrator", "narciss", "your score", "you should")
SAID = "Someone pressed on my neck or throat"


def ask(client, ticks=TICKS, **more):
    return client.post("/page/6/", {"tick": ticks, **more})


@pytest.fixture
def owner(ring) -> Client:  # noqa: ARG001 - there must be one
    client = Client()
    begun(client)
    return client


@pytest.mark.django_db
def test_anybody_can_ask_and_nothing_is_kept(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = ask(client)
    assert SAID in text_of(answer)
    assert "Nothing of this is kept" in text_of(answer)
    assert not answer.cookies
    assert "careful" not in client.get("/page/6/").content.decode().replace('value="careful"', "")


def test_it_never_gives_a_name_to_anybody(client):
    every = [one.id for group in screen().groups for one in group.statements]
    for ticks in ([], *([one] for one in every), every):
        page = text_of(ask(client, ticks)).lower()
        for verdict in VERDICTS:
            assert verdict not in page, (ticks, verdict)


def test_ticks_can_be_changed(client):
    page = ask(client, go="back").content.decode()
    assert page.count(" checked>") == 3
    assert 'value="neck" checked' in page


@pytest.mark.parametrize("ticks", [["nothing-known"], ["<script>"], ["neck\x00"], ["x" * 5000] * 50])
def test_what_nobody_could_have_ticked_counts_for_nothing(client, ticks):
    answer = ask(client, ticks)
    assert answer.status_code == 200
    assert "You ticked nothing" in text_of(answer)


def test_without_a_person_there_is_nowhere_to_keep_it(client):
    assert "Keep it" not in text_of(ask(client))
    assert client.post("/page/8/", {"go": "keep", "tick": TICKS}).status_code == 404


def test_who_asks_and_goes_leaves_nothing_behind(owner):
    before = bytes(Drawer.objects.get().ticked)
    ask(owner)
    assert bytes(Drawer.objects.get().ticked) == before
    assert "Nothing lies in your drawer" in text_of(owner.post("/page/8/", {"go": "read"}))


def test_what_was_kept_shows_only_when_asked_for(owner):
    page = text_of(owner.get("/page/7/"))
    assert "It lies in your drawer now" in text_of(owner.post("/page/8/", {"go": "keep", "tick": TICKS}))
    assert text_of(owner.get("/page/7/")) == page
    assert SAID in text_of(owner.post("/page/8/", {"go": "read"}))
    owner.post("/page/8/", {"go": "empty"})
    assert SAID not in text_of(owner.post("/page/8/", {"go": "read"}))
    assert text_of(owner.get("/page/7/")) == page


def test_a_lock_keeps_it_from_whoever_holds_the_device(owner):
    owner.post("/page/8/", {"go": "keep", "tick": TICKS})
    lock(owner)
    owner.post("/you/close/")
    asked = owner.post("/page/8/", {"go": "read"})
    assert "This part is locked" in text_of(asked)
    assert SAID not in text_of(asked)
    opened = owner.post("/page/8/", {"go": "read", "opens": "act", "passphrase": PASSPHRASE})
    assert SAID in text_of(opened)


def test_a_closed_lock_loses_no_tick(owner):
    lock(owner)
    owner.post("/you/close/")
    waiting = owner.post("/page/8/", {"go": "keep", "tick": TICKS}).content.decode()
    assert waiting.count('name="tick"') == 3
    owner.post("/page/8/", {"go": "keep", "tick": TICKS, "opens": "act", "passphrase": PASSPHRASE})
    assert SAID in text_of(owner.post("/page/8/", {"go": "read"}))


def test_it_says_whether_it_would_be_locked(owner):
    assert "Keep it without a lock" in text_of(ask(owner))
    lock(owner)
    assert "Keep it, locked" in text_of(ask(owner))


def test_everybody_has_a_drawer_of_one_size_from_the_start(owner):
    other = Client()
    begun(other)
    owner.post("/page/8/", {"go": "keep", "tick": [one.id for group in screen().groups for one in group.statements]})
    sizes = {len(bytes(row.ticked)) for row in Drawer.objects.all()}
    assert Drawer.objects.count() == 2
    assert len(sizes) == 1


def test_who_began_before_there_were_drawers_can_keep_too(owner):
    Drawer.objects.all().delete()
    owner.post("/page/8/", {"go": "keep", "tick": TICKS})
    assert SAID in text_of(owner.post("/page/8/", {"go": "read"}))


def test_deleting_everything_takes_it_along(owner):
    owner.post("/page/8/", {"go": "keep", "tick": TICKS})
    owner.post("/you/delete/", {"sure": "on"})
    assert not Drawer.objects.exists()


def test_an_export_holds_it_only_if_its_owner_ticks_it():
    assert Drawer.keeping.export == "when ticked"


@pytest.mark.parametrize("sent", [{}, {"go": "show"}, {"go": ""}])
def test_a_button_that_there_is_not_does_nothing(owner, sent):
    before = bytes(Drawer.objects.get().ticked)
    answer = owner.post("/page/8/", {**sent, "tick": TICKS})
    assert answer.status_code == 422
    assert "press one of the buttons" in text_of(answer)
    assert bytes(Drawer.objects.get().ticked) == before
