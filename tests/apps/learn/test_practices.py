"""Practices: the list with its filter, and a page for each."""

from dataclasses import replace

import pytest

from glitterball.adapters import content
from glitterball.apps.learn import pages, queries
from tests.apps.learn.shelf import text_of

PRACTICES = content.practices_by_id()


def shown(client, **chosen):
    page = text_of(client.get("/learn/practices/", chosen))
    return {name for name in PRACTICES if f'href="/learn/practices/{name}/"' in page}


def test_without_a_filter_all_are_there(client):
    assert shown(client) == PRACTICES.keys()


def test_the_filter_asks_for_facet_time_and_company(client):
    found = shown(client, facet="listening", minutes="10", who="together")
    assert found == {
        p.id
        for p in PRACTICES.values()
        if "listening" in p.serves and p.minutes <= 10 and p.who in {"together", "either"}
    }
    assert 0 < len(found) < len(PRACTICES)


@pytest.mark.parametrize(
    "chosen", [{"facet": "nope"}, {"minutes": "-3"}, {"minutes": "x"}, {"who": "either"}, {"z": "1"}]
)
def test_a_filter_that_is_none_lets_everything_through(client, chosen):
    assert shown(client, **chosen) == PRACTICES.keys()


def test_what_was_chosen_stays_chosen(client):
    page = text_of(client.get("/learn/practices/", {"who": "alone"}))
    assert '<option value="alone" selected>' in page
    assert "show all" in page


def test_a_filter_that_nothing_passes_says_what_to_do(client, monkeypatch):
    monkeypatch.setattr(queries, "practice_rows", lambda **_: ())
    pages._practices.cache_clear()
    assert "Nothing fits all of this" in text_of(client.get("/learn/practices/", {"minutes": "5", "who": "alone"}))
    pages._practices.cache_clear()


@pytest.mark.parametrize("practice", PRACTICES.values(), ids=PRACTICES)
def test_a_practice_says_everything_it_has_to_say(client, practice):
    page = text_of(client.get(f"/learn/practices/{practice.id}/"))
    for heading in (
        "Steps",
        "Words to start with",
        "An example",
        "When not to do it",
        "On a bad day",
        "When you are apart",
    ):
        assert f"<h2>{heading}</h2>" in page
    assert page.count("<li>", page.index('class="steps"'), page.index("</ol>")) == len(practice.steps)
    assert ("Please read first when not to do it" in page) == (practice.care == "tender")
    assert "Not clinically reviewed yet." in page


def test_a_reviewer_of_a_practice_is_named_with_the_date(client, monkeypatch):
    name, practice = next(iter(PRACTICES.items()))
    reviewed = replace(practice, reviewed_by="Dr Dana Example", reviewed_on="2027-02-03")
    monkeypatch.setattr(content, "practices_by_id", lambda *_: PRACTICES | {name: reviewed})
    page = text_of(client.get(f"/learn/practices/{name}/"))
    assert "Clinically reviewed by Dr Dana Example on 2027-02-03." in page
    assert "Not clinically reviewed yet" not in page
