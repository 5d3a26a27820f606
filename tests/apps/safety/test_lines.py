"""Whom to turn to: only what the file holds, each with its source and day; the place comes in a POST, unkept."""

from datetime import UTC, datetime

import pytest
import yaml

from glitterball.adapters import clock, content
from glitterball.adapters.content.books import CHECKOUT

WRITTEN = yaml.safe_load((CHECKOUT / "en/helplines.yaml").read_text(encoding="utf-8"))
LINES = content.help_book().lines


def shown(client, place: str) -> str:
    return client.post("/page/5/", {"place": place}).content.decode()


@pytest.mark.parametrize("place", LINES.places)
def test_a_page_shows_every_number_of_its_place_with_source_and_day(client, place):
    page = shown(client, place)
    entries = [entry for entry in WRITTEN["entries"] if entry["country"] == place and "weak" not in entry]
    for entry in entries:
        if entry["kind"] != "couple-counselling":
            assert not entry["phone"] or all(f'href="tel:{number}"' in page for number in entry["dial"])
            assert entry["source"].replace("&", "&amp;") in page
    assert page.count("Read on 22 November 2026 at ") == sum(e["kind"] != "couple-counselling" for e in entries)


@pytest.mark.parametrize("place", LINES.places)
def test_it_shows_no_number_of_anywhere_else(client, place):
    page = shown(client, place)
    own = {number for line in LINES.lines if line.place == place for number in line.dial}
    dialled = {part.partition('"')[0] for part in page.split('href="tel:')[1:]}
    assert dialled == own


def test_weak_entries_and_counselling_for_couples_are_never_shown():
    kept_back = {e["id"] for e in WRITTEN["entries"] if "weak" in e or e["kind"] == "couple-counselling"}
    assert len(kept_back) == 18
    assert not kept_back & {line.id for line in LINES.lines}


def test_where_no_emergency_number_is_held_none_is_made_up(client):
    page = shown(client, "NO")
    assert "We hold none for this place" in page
    assert 'href="tel:112"' not in page
    assert 'href="tel:113"' not in page


def test_somewhere_else_gets_a_way_to_find_help(client):
    page = shown(client, "other")
    assert page.count("None held for this place.") == 2
    assert "domestic abuse helpline" in page
    assert "tel:" not in page


@pytest.mark.django_db
def test_the_place_stands_in_no_address_and_nothing_is_kept(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.post("/page/5/", {"place": "DE"})
    assert answer.status_code == 200
    assert "Location" not in answer.headers
    assert not answer.cookies
    assert answer.headers["Cache-Control"] == "no-store"
    assert client.get("/page/5/?place=DE").content == client.get("/page/5/").content


@pytest.mark.parametrize("sent", [{}, {"place": ""}, {"place": "XX"}, {"place": "DE\x00"}, {"place": "<script>"}])
def test_a_place_that_is_none_is_answered_with_what_to_do(client, sent):
    answer = client.post("/page/5/", sent)
    assert answer.status_code == 422
    assert "Please choose a place" in answer.content.decode()
    assert "<script>" not in answer.content.decode()


def test_a_page_says_when_nobody_has_checked_for_too_long(client, monkeypatch):
    assert "should have been read again" not in shown(client, "DE")
    monkeypatch.setattr(clock, "now", lambda: datetime(2027, 5, 22, tzinfo=UTC))
    assert "should have been read again" in shown(client, "DE")
