"""Causes: the list, and a page for each."""

from dataclasses import replace

from glitterball.adapters import content
from tests.apps.learn.shelf import text_of

LIBRARY = content.library()


def test_the_list_has_every_cause_and_says_that_none_is_a_verdict(client):
    page = text_of(client.get("/learn/causes/"))
    assert all(f"/learn/causes/{name}/" in page for name in LIBRARY.causes)
    assert "None of them is a verdict" in page
    assert "Withdrawing is sometimes wise" in page


def test_a_cause_tells_what_else_it_could_be_what_helps_and_how_sure_that_is(client):
    page = text_of(client.get("/learn/causes/routine/"))
    for heading in ("What else it could be", "What helps", "When to get help", "What the research found"):
        assert f"<h2>{heading}</h2>" in page
    assert "How sure this is" in page
    assert page.count("<li>", page.index("To take away"), page.index("How sure this is")) == 3
    assert "Not clinically reviewed yet." in page
    assert f"/learn/practices/{LIBRARY.causes['routine'].practices[0]}/" in page


def test_indirect_evidence_is_called_that(client, monkeypatch):
    causes = LIBRARY.causes | {"routine": replace(LIBRARY.causes["routine"], directness="indirect", reviewed_by="Dana")}
    monkeypatch.setattr(content, "library", lambda *_: replace(LIBRARY, causes=causes))
    page = text_of(client.get("/learn/causes/routine/"))
    assert "something close to this" in page
    assert "Clinically reviewed by Dana." in page
