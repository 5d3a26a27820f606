"""How we know: every source, its design, its size only where it was read, and its limits. And the glossary."""

import re
from html import unescape

from django.utils.html import escape

from glitterball.adapters import content
from tests.apps.learn.shelf import text_of

EVIDENCE = content.evidence_by_id()


def entries(client):
    page = text_of(client.get("/learn/sources/"))
    return {entry[: entry.index('"')]: entry for entry in page.split('<section class="source" id="')[1:]}


def test_every_source_stands_there_with_its_limits(client):
    shown = entries(client)
    assert shown.keys() == EVIDENCE.keys()
    for name, source in EVIDENCE.items():
        assert str(escape(source.limits)) in shown[name]
        assert str(escape(source.design)) in shown[name]
        assert str(escape(source.citation)) in shown[name]


def test_a_size_stands_only_where_the_figure_was_seen(client):
    for name, entry in entries(client).items():
        assert ("<dt>Size</dt>" in entry) == bool(EVIDENCE[name].size), name
        assert ("from memory" in entry) == (EVIDENCE[name].verified == "recalled"), name


def test_a_source_tells_where_it_is_used(client):
    article = content.library().articles["touch"]
    assert "/learn/touch/" in entries(client)[article.evidence[0]]


def test_sources_are_in_order(client):
    names = re.findall(r"<h2>(.*?)</h2>", "".join(entries(client).values()))
    assert names == sorted(names, key=lambda name: unescape(name).lstrip('"“').casefold())


def test_every_word_of_the_glossary_is_explained_and_leads_on(client):
    page = text_of(client.get("/learn/glossary/"))
    for term in content.library().glossary:
        assert f"<dt>{escape(term.term)}</dt>" in page
        assert str(escape(term.means)) in page
    assert page.count("<dd>") == len(content.library().glossary)
