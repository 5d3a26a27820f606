"""What went wrong is said in plain words, with a way on."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import path
from django.utils.log import configure_logging

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


def test_a_name_that_is_not_ours_leaves_one_line_in_the_log(client, capfd):
    configure_logging(settings.LOGGING_CONFIG, settings.LOGGING)  # its handlers write to what is caught here
    client.get("/", headers={"host": "evil.example"})
    logged = capfd.readouterr().err
    assert "evil.example" in logged
    assert len(logged.splitlines()) == 1


def test_what_can_not_be_read_says_that_what_was_saved_is_still_there(client):
    client.cookies["look"] = "notes"
    response = client.get("/", headers={"host": "evil.example"})
    page = response.content.decode()
    assert "still there, as it was" in page
    assert "<title>Notes</title>" in page  # a plain look covers errors, too


@pytest.mark.parametrize(("method", "path"), [("get", "/you/sign-out/"), ("put", "/"), ("delete", "/first-light/")])
def test_an_address_that_belongs_to_a_button_says_so(client, method, path):
    response = getattr(client, method)(path)
    page = response.content.decode()
    assert response.status_code == 405
    assert response.headers["Allow"]
    assert "does not open by itself" in page
    assert "data-leave" in page
    assert response.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.urls("tests.web.test_errors")
def test_our_own_mistake_shows_nothing_of_what_was_sent():
    response = Client(raise_request_exception=False).post("/broken/", {"trust-01": "4"})
    page = response.content.decode()
    assert response.status_code == 500
    assert "Something went wrong on our side" in page
    assert 'href="/exit/"' in page
    assert "trust-01" not in page


def test_an_address_without_its_last_slash_is_found(client):
    assert client.get("/safety").headers["Location"] == "/safety/"
