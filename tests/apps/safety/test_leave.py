"""The way out: the browser forgets what it holds of us, and the next page has nothing to do with us."""

import pytest

PAGES = ["/", "/first-light/", "/safety/", "/sample/", "/enough/", "/nothing-here/"]


@pytest.fixture(params=PAGES)
def page(client, request):
    return client.get(request.param).content.decode()


def test_every_page_has_the_button_and_the_skip_link(page):
    assert page.count('href="/exit/"') >= 2
    assert 'class="skip" href="/exit/"' in page
    assert 'class="exit" href="/exit/"' in page


def test_every_page_says_that_it_can_not_erase_history(page):
    assert "It can’t erase your browser’s history." in page


def test_it_clears_what_the_browser_holds_and_goes_to_our_plain_page(client):
    response = client.get("/exit/")
    assert response.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert (response.status_code, response.headers["Location"]) == (302, "/kitchen-measures/")


def test_whoever_hosts_can_choose_where_it_goes(client, settings):
    settings.EXIT_URL = "https://weather.example/"
    assert client.get("/exit/").headers["Location"] == "https://weather.example/"


def test_nobody_can_make_it_go_elsewhere(client):
    assert client.get("/exit/?next=https://evil.example/").headers["Location"] == "/kitchen-measures/"


def test_the_plain_page_looks_like_nothing(client):
    page = client.get("/kitchen-measures/").content.decode()
    for word in ("Glitterball", "partner", "exit", "safety", "<script", "/first-light/"):
        assert word not in page
