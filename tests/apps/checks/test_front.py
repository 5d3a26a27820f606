"""The front page: what this is, for whom it is not, and the way in."""

import pytest


@pytest.fixture
def page(client):
    response = client.get("/")
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    "sentence",
    [
        "18 or older",
        "It is not therapy",
        "It is not for emergencies",
        "where one is afraid of the other",
        "any couple, married or not, of any gender",
        "Nothing is kept",
    ],
)
def test_it_says_at_the_door_for_whom_it_is(page, sentence):
    assert sentence in page


@pytest.mark.parametrize("address", ["/first-light/", "/safety/", "/sample/", "/exit/"])
def test_it_leads_on(page, address):
    assert f'href="{address}"' in page


def test_the_title_says_nothing_intimate(page):
    assert "<title>Welcome · Glitterball</title>" in page


def test_it_takes_no_posts(client):
    assert client.post("/").status_code == 405
