"""The page for whoever is afraid of their partner."""

import pytest


@pytest.fixture
def page(client):
    return client.get("/safety/").content.decode()


@pytest.mark.parametrize(
    "sentence",
    [
        "Call the emergency number where you live",
        "You did not cause what another person does to you",
        "It is not for emergencies",
        "It can’t erase your browser’s history",
        "Who to turn to, by country",
        "Someone runs this server",
    ],
)
def test_it_says_what_helps_and_what_it_can_not_do(page, sentence):
    assert sentence in page


def test_its_title_says_nothing(page):
    assert "<title>For you · Glitterball</title>" in page


def test_it_never_says_what_the_reader_is(page):
    for verdict in ("you are abused", "you are a victim", "abusive"):
        assert verdict not in page.lower()


@pytest.mark.parametrize("address", ["/", "/first-light/", "/sample/", "/enough/", "/nothing-here/"])
def test_every_page_leads_to_it(client, address):
    assert 'href="/safety/"' in client.get(address).content.decode()
