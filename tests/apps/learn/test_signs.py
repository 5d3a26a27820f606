"""Signs to tick: private, unscored, kept nowhere."""

import re

import pytest

from glitterball.adapters import content
from tests.apps.learn.shelf import text_of

LIBRARY = content.library()
DIM = next(s for s in LIBRARY.signs.values() if s.group == "lacking" and s.causes and s.practices)
BRIGHT = next(s for s in LIBRARY.signs.values() if s.group == "present")


def tick(client, *signs, **more):
    return client.post("/learn/signs/", {"sign": signs, **more})


def test_every_sign_stands_in_its_theme(client):
    page = text_of(client.get("/learn/signs/"))
    assert page.count('type="checkbox"') == len(LIBRARY.signs)
    assert "checked" not in page
    assert all(theme.title in page for theme in LIBRARY.themes)


def test_ticks_lead_on_to_pages_that_fit(client):
    page = text_of(tick(client, DIM.sign, BRIGHT.sign))
    assert DIM.tick in page
    assert BRIGHT.tick in page
    assert all(f"/learn/causes/{cause}/" in page for cause in DIM.causes)
    assert all(f"/learn/practices/{practice}/" in page for practice in DIM.practices)
    assert "/safety/" in page


def test_only_bright_ticks_lead_to_no_cause(client):
    assert "Pages that may fit" not in text_of(tick(client, BRIGHT.sign))


def test_nothing_is_counted_or_scored(client):
    page = text_of(tick(client, *LIBRARY.signs))
    shown = re.sub(r"<[^>]+>", " ", page[page.index("<main") : page.index("</main>")])
    assert not re.search(r"\d", shown)
    assert "score" not in shown


def test_ticks_stand_in_the_page_alone(client):
    response = tick(client, DIM.sign)
    assert not response.cookies
    assert f'type="hidden" name="sign" value="{DIM.sign}"' in text_of(response)
    assert DIM.sign not in response.request["PATH_INFO"] + response.request["QUERY_STRING"]


def test_the_lists_come_back_with_the_ticks(client):
    page = text_of(tick(client, DIM.sign, lists="1"))
    assert re.findall(r'value="([^"]+)" checked', page) == [DIM.sign]


def test_no_tick_is_fine(client):
    page = text_of(client.post("/learn/signs/"))
    assert "Nothing is ticked yet" in page
    assert 'type="checkbox"' in page


@pytest.mark.parametrize("sent", ["sign-that-is-none", "<script>", "\x00", "x" * 5000])
def test_a_tick_that_is_none_is_left_out(client, sent):
    page = text_of(tick(client, sent))
    assert "Nothing is ticked yet" in page
    assert sent not in page


def test_htmx_gets_the_part_alone(client):
    response = client.post("/learn/signs/", {"sign": DIM.sign}, headers={"HX-Request": "true"})
    assert "<html" not in text_of(response)
    assert DIM.tick in text_of(response)


def test_a_sign_has_a_page_of_its_own(client):
    page = text_of(client.get(f"/learn/signs/{DIM.sign}/"))
    assert DIM.tick in page
    assert "it is not a verdict" in page
    assert f"/learn/causes/{DIM.causes[0]}/" in page
