"""Lists that are rendered once: each language has its own, and nothing of a request is in them."""

import pytest
from django.utils import translation

from glitterball.apps.learn import pages, queries
from tests.apps.learn.shelf import text_of


@pytest.fixture
def forgotten():
    """Nothing is kept, before and after."""
    kept = (pages._articles, pages._sources, pages._practices)
    for page in kept:
        page.cache_clear()
    yield
    for page in kept:
        page.cache_clear()


@pytest.mark.usefixtures("forgotten")
def test_a_list_is_made_once(client, monkeypatch):
    made = []
    sources = queries.sources
    monkeypatch.setattr(queries, "sources", lambda: made.append(1) or sources())
    pages_seen = {text_of(client.get("/learn/sources/")) for _ in range(3)}
    assert len(made) == len(pages_seen) == 1


@pytest.mark.usefixtures("forgotten")
def test_each_language_has_its_own():
    with translation.override("en"):
        english = pages.articles_html()
    with translation.override("eo"):
        assert pages.articles_html() is not english
    assert pages._articles.cache_info().misses == 2


@pytest.mark.usefixtures("forgotten")
def test_a_filter_does_not_change_what_others_see(client):
    everything = text_of(client.get("/learn/practices/"))
    assert text_of(client.get("/learn/practices/", {"who": "alone"})) != everything
    assert text_of(client.get("/learn/practices/")) == everything
