"""The way out: the browser forgets what it holds of us, and the next page has nothing to do with us."""

import pytest
from django.db import OperationalError
from django.test import Client

from glitterball.apps.accounts.actions import doors
from glitterball.apps.accounts.models import Door
from tests.visits import begun

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


def test_it_ends_the_door_on_the_server_too(ring):  # noqa: ARG001 - there must be one
    """A copy of the cookie, on another device, opens nothing any more."""
    owner, thief = Client(), Client()
    address = begun(owner)
    thief.cookies["door"] = owner.cookies["door"].value
    assert thief.get(address).status_code == 200
    owner.get("/exit/")
    assert thief.get(address).status_code == 404
    assert not Door.objects.exists()


@pytest.mark.parametrize("elsewhere", ["cross-site", "same-site"])
def test_a_link_on_another_site_ends_nothing(ring, elsewhere):  # noqa: ARG001 - there must be one
    owner = Client()
    address = begun(owner)
    answer = owner.get("/exit/", headers={"Sec-Fetch-Site": elsewhere})
    assert answer.headers["Location"] == "/kitchen-measures/"
    assert "Clear-Site-Data" not in answer.headers
    assert owner.get(address).status_code == 200


def test_asking_for_the_headers_alone_ends_nothing(ring):  # noqa: ARG001 - there must be one
    owner = Client()
    address = begun(owner)
    owner.head("/exit/")
    assert owner.get(address).status_code == 200


def test_one_gets_away_also_when_the_database_is_gone(ring, monkeypatch, caplog):  # noqa: ARG001 - there must be one
    owner = Client()
    begun(owner)

    def broken(**_):
        raise OperationalError("database is locked: alex@example.org")

    monkeypatch.setattr(doors, "sign_out", broken)
    answer = owner.get("/exit/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/kitchen-measures/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert "OperationalError" in caplog.text
    assert "alex" not in caplog.text


def test_a_plain_look_stays_and_every_other_cookie_goes(ring):  # noqa: ARG001 - there must be one
    owner = Client()
    begun(owner)
    owner.cookies["look"] = "notes"
    answer = owner.get("/exit/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert answer.cookies["door"]["max-age"] == 0
    assert "look" not in answer.cookies
