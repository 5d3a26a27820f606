"""Search: everything is found, and what was looked for can be read nowhere."""

import logging
import re
from dataclasses import replace
from datetime import timedelta

import pytest

from glitterball.adapters import clock, content
from glitterball.adapters.keys.addresses import seal_into_address
from glitterball.apps.learn import actions, queries
from glitterball.apps.learn.models import IndexedPage
from glitterball.apps.learn.queries import indexing
from tests.apps.learn.shelf import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def index():
    assert actions.renew_index()


def look_for(client, words):
    return client.post("/learn/search/", {"words": words}, follow=True)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("touch", "/learn/touch/"),
        ("trust and betrayal", "/learn/trust-and-betrayal/"),
        ("attachment in plain words", "/learn/attachment-in-plain-words/"),
        ("hand in hand", "/learn/practices/hand-in-hand/"),
    ],
)
def test_a_title_is_found_first(words, first):
    hit = queries.search(words)[0]
    assert (hit.address, hit.rank) == (first, 1)


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("abuse", "/learn/if-you-are-afraid/"),
        ("he hits me", "/learn/if-you-are-afraid/"),
        ("rape", "/learn/if-you-are-afraid/"),
        ("she controls my money", "/learn/if-you-are-afraid/"),
        ("gaslighting", "/learn/if-you-are-afraid/"),
        ("scared of my husband", "/learn/if-you-are-afraid/"),
        ("leaving him", "/learn/if-you-are-afraid/"),
        ("leaving him", "/learn/staying-or-leaving/"),
        ("divorce", "/learn/staying-or-leaving/"),
        ("suicide", "/learn/mood-and-worry/"),
        ("want to kill myself", "/learn/mood-and-worry/"),
        ("he is always drunk", "/learn/mood-and-worry/"),
        ("my wife cheated", "/learn/trust-and-betrayal/"),
        ("silent treatment", "/learn/demand-withdraw-and-harsh-words/"),
    ],
)
def test_whoever_needs_a_page_finds_it_by_the_words_they_have(words, address):
    assert address in [hit.address for hit in queries.search(words)][:3]


def test_a_search_leads_to_help_whatever_was_looked_for(client):
    for words in ("touch", "zebra"):
        assert "this page comes first" in text_of(look_for(client, words))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("Article", "touch"),
        ("Cause", "new little days become"),
        ("Practice", "hand in hand nothing more"),
        ("Sign", "feel without bracing answer"),
        ("Questions to talk about", "repair"),
        ("Word", "codependency"),
        ("Source", "Falconier"),
    ],
)
def test_everything_on_the_shelves_can_be_found(kind, words):
    assert kind in {hit.kind for hit in queries.search(words)}


def test_the_beginning_of_a_word_is_enough():
    assert {hit.address for hit in queries.search("resentm")} >= {hit.address for hit in queries.search("resentment")}
    assert queries.search("resentm")


def test_every_page_is_indexed_once():
    library = content.library()
    pages = (library.articles, library.causes, library.signs, library.decks, library.glossary)
    expected = sum(map(len, pages)) + len(content.practices_by_id()) + len(content.evidence_by_id())
    assert IndexedPage.objects.count() == expected


def test_the_index_is_renewed_only_when_content_has_changed(monkeypatch):
    assert not actions.renew_index()
    pages = queries.page_texts()[:3]
    monkeypatch.setattr(queries, "page_texts", lambda: pages)
    assert not actions.renew_index()
    one_word_less = replace(content.library(), glossary=content.library().glossary[1:])
    monkeypatch.setattr(indexing, "library", lambda: one_word_less)
    assert actions.renew_index()
    assert IndexedPage.objects.count() == 3
    assert {hit.title for hit in queries.search(pages[0].title)} <= {page.title for page in pages}


def test_hits_are_shown_with_the_words_marked(client):
    page = text_of(look_for(client, "resentment"))
    assert re.search(r"<mark>resentment</mark>", page)
    assert re.search(r"\d+ pages", page)


def test_the_words_stand_in_no_address_and_no_log(client, caplog):
    caplog.set_level(logging.DEBUG)
    response = client.post("/learn/search/", {"words": "passion"})
    address = response.headers["Location"]
    assert "passion" not in address
    assert "passion" not in text_of(response)
    assert not response.cookies
    assert text_of(client.get(address)).count('value="passion"') == 1
    assert not [r for r in caplog.records if r.name != "django.db.backends" and "passion" in r.getMessage()]


def test_one_search_takes_one_query(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        look_for(client, "resentment nobodywritesthis")
    with django_assert_max_num_queries(1):
        look_for(client, "resentment")


def test_going_back_or_reloading_shows_the_same(client):
    address = client.post("/learn/search/", {"words": "touch"}).headers["Location"]
    assert text_of(client.get(address)) == text_of(client.get(address))


def test_after_half_an_hour_a_search_is_put_away(client, settings):
    then = clock.now() - timedelta(minutes=31)
    old = seal_into_address("touch", secret=settings.SECRET_KEY, now=then)
    response = client.get(f"/learn/search/{old}/")
    assert response.status_code == 410
    assert "put away" in text_of(response)


@pytest.mark.parametrize("sealed", ["x", "A" * 220, "-_-", "é"])
def test_an_address_that_nobody_sealed_is_put_away_too(client, sealed):
    assert client.get(f"/learn/search/{sealed}/").status_code in {404, 410}


def test_two_servers_cannot_read_each_others_addresses(client, settings):
    address = client.post("/learn/search/", {"words": "touch"}).headers["Location"]
    settings.SECRET_KEY = "another secret of thirty-two letters and more"  # noqa: S105 - made up
    assert client.get(address).status_code == 410


@pytest.mark.parametrize("words", ["", "   ", "\t\n"])
def test_no_words_is_said_kindly(client, words):
    response = look_for(client, words)
    assert response.status_code == 422
    assert "Write a word or two" in text_of(response)


def test_ten_thousand_letters_are_more_than_a_search_can_use(client):
    response = look_for(client, "love " * 2000)
    assert response.status_code == 422
    assert "A few words are enough" in text_of(response)
    assert "love love" not in text_of(response)


@pytest.mark.parametrize(
    "words", ['"', "it's", "a AND (b OR", "NEAR/3 *", "😀", "title:x", "%s %d", "<script>x</script>", "';--"]
)
def test_any_signs_are_fine(client, words):
    response = look_for(client, words)
    assert response.status_code == 200
    assert "<script>x" not in text_of(response)


def test_nothing_found_says_what_to_do(client):
    assert "Nothing here has these words" in text_of(look_for(client, "zxqv"))


@pytest.mark.parametrize(
    ("mistyped", "address"),
    [
        ("lonley", "/learn/how-to-recognise-closeness/"),
        ("affiar", "/learn/trust-and-betrayal/"),
        ("violance", "/learn/if-you-are-afraid/"),
        ("depresion", "/learn/mood-and-worry/"),
    ],
)
def test_a_slip_that_many_make_finds_the_page_all_the_same(mistyped, address):
    assert address in [hit.address for hit in queries.search(mistyped)]
