"""What went wrong is said in plain words, with a way on."""

import pytest
from django.test import Client
from django.urls import path

from glitterball.web import urls


def _broken(_request):
    raise RuntimeError("trust-01=4")


urlpatterns = [*urls.urlpatterns, path("broken/", _broken)]


def test_a_page_that_is_not_there(client):
    response = client.get("/nothing-here/")
    assert response.status_code == 404
    assert "There is nothing at this address" in response.content.decode()


def test_a_name_that_this_server_does_not_answer_to(client):
    response = client.get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "GLITTERBALL_HOSTS" in response.content.decode()


@pytest.mark.urls("tests.web.test_errors")
def test_our_own_mistake_shows_nothing_of_what_was_sent():
    response = Client(raise_request_exception=False).post("/broken/", {"trust-01": "4"})
    page = response.content.decode()
    assert response.status_code == 500
    assert "Something went wrong on our side" in page
    assert 'href="/exit/"' in page
    assert "trust-01" not in page


def test_the_address_of_a_button_opened_by_itself(client):
    response = client.get("/sign-in/password/")
    page = response.content.decode()
    assert (response.status_code, response.headers["Allow"]) == (405, "POST")
    assert "This address does not open by itself" in page
    assert 'class="exit"' in page


def test_a_program_that_asks_in_the_wrong_way_gets_no_page(client):
    assert client.put("/").content == b""


def test_an_address_without_its_last_slash_is_found(client):
    assert client.get("/safety").headers["Location"] == "/safety/"
