"""An article, and the three about rules."""

from dataclasses import replace

import pytest

from glitterball.adapters import content
from glitterball.core.knowledge import Section
from tests.apps.learn.shelf import text_of

LIBRARY = content.library()


@pytest.fixture
def shelve(monkeypatch):
    """Put an article on the shelf."""

    def shelved(**changes):
        articles = LIBRARY.articles | {"touch": replace(LIBRARY.articles["touch"], **changes)}
        monkeypatch.setattr(content, "library", lambda *_: replace(LIBRARY, articles=articles))

    return shelved


def test_it_has_all_that_was_promised(client):
    page = text_of(client.get("/learn/touch/"))
    article = LIBRARY.articles["touch"]
    assert article.title in page
    assert "minutes to read" in page
    assert "To take away" in page
    assert page.count("<li>", page.index("To take away"), page.index("How sure this is")) == 3
    assert "This page rests on" in page
    assert "Its limits:" in page
    assert f"/learn/sources/#{article.evidence[0]}" in page
    assert "Not clinically reviewed yet." in page
    assert "Read on" in page


def test_links_in_the_text_lead_to_pages(client, shelve):
    shelve(
        sections=(Section("", "[a](article:the-self) [c](cause:routine) [p](practice:hand-in-hand) [s](page:safety)"),)
    )
    page = text_of(client.get("/learn/touch/"))
    for address in ("/learn/the-self/", "/learn/causes/routine/", "/learn/practices/hand-in-hand/", "/safety/"):
        assert f'href="{address}"' in page


def test_a_link_that_leads_nowhere_stays_as_its_words(client, shelve):
    shelve(sections=(Section("", "See [over there](practice:nowhere)."),))
    assert "<p>See over there.</p>" in text_of(client.get("/learn/touch/"))


def test_no_html_gets_through(client, shelve):
    shelve(sections=(Section("", "<script>alert(1)</script> [x](javascript:alert)"),), title="<b>Touch</b>")
    page = text_of(client.get("/learn/touch/"))
    assert "<script>alert" not in page
    assert "javascript:" not in page.replace("[x](javascript:alert)", "")
    assert "<b>" not in page


def test_a_reviewer_is_named_with_the_date(client, shelve):
    shelve(reviewed_by="Dr Dana Example", reviewed_on="2027-02-03")
    page = text_of(client.get("/learn/touch/"))
    assert "Clinically reviewed by Dr Dana Example on 2027-02-03." in page
    assert "Not clinically reviewed yet" not in page


def test_an_article_without_studies_says_so(client, shelve):
    shelve(evidence=())
    assert "It cites no study" in text_of(client.get("/learn/touch/"))


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("terms-of-use", "/terms/"),
        ("privacy-notice", "/privacy/"),
        ("imprint", "/imprint/"),
        ("the-source", "/source/"),
    ],
)
def test_rules_have_addresses_of_their_own(client, name, address):
    assert client.get(f"/learn/{name}/").headers["Location"] == address
    assert LIBRARY.articles[name].title in text_of(client.get(address))


def test_the_imprint_says_that_nobody_has_filled_it_in(client):
    page = text_of(client.get("/imprint/"))
    assert page.count("not filled in by whoever runs this server<") == 3
    assert "{operator" not in page


def test_the_imprint_names_who_runs_this_server(client, settings):
    settings.OPERATOR_NAME = "Café *Licht* <e.V.>"
    settings.OPERATOR_ADDRESS = "Hauptstraße 1, 12345 Ort"
    settings.OPERATOR_CONTACT = "us@example.org"
    page = text_of(client.get("/imprint/"))
    assert "Café *Licht* &lt;e.V.&gt;" in page
    assert "Hauptstraße 1, 12345 Ort" in page
    assert "us@example.org" in page
    assert "Not filled in" not in page


def test_every_page_leads_to_the_source_and_without_an_address_one_asks_for_it(client, settings):
    settings.OPERATOR_CONTACT = "us@example.org"
    assert 'href="/source/"' in text_of(client.get("/learn/"))
    assert "ask whoever runs this server, at us@example.org" in text_of(client.get("/source/"))
    settings.OPERATOR_CONTACT = ""
    assert "please ask whoever runs this server. They have" in text_of(client.get("/source/"))


def test_the_source_stands_where_the_operator_says(client, settings):
    settings.SOURCE_URL = "https://code.example.org/ours?tag=1&x=2"
    page = text_of(client.get("/source/"))
    assert 'href="https://code.example.org/ours?tag=1&amp;x=2"' in page
    assert "{source}" not in page


def test_no_other_page_elsewhere_is_led_to(client, shelve, settings):
    settings.SOURCE_URL = "https://code.example.org/ours"
    shelve(sections=(Section("", "See [it](https://elsewhere.example.org/)."),))
    assert "elsewhere.example.org" not in text_of(client.get("/learn/touch/"))
