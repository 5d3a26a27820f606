"""A server that speaks HTTPS stands in front: forms are known as our own, and cookies never go without it."""

import pytest
from django.test import Client

from glitterball.web import settings as ours
from tests.homes import Home
from tests.keys import ring_in
from tests.visits import TEN

HOST = "us.example.org"
ASKED = """
from django.conf import settings
print(settings.CSRF_TRUSTED_ORIGINS, settings.CSRF_COOKIE_SECURE, settings.SESSION_COOKIE_SECURE)
"""


@pytest.fixture
def behind_https(db, tmp_path, settings):  # noqa: ARG001 - the database comes first
    settings.PUBLIC_URL, settings.ALLOWED_HOSTS = f"https://{HOST}", [HOST, "localhost"]
    settings.IS_HTTPS = settings.CSRF_COOKIE_SECURE = True
    settings.CSRF_TRUSTED_ORIGINS = [f"https://{HOST}"]
    with ring_in(tmp_path, settings):
        yield Client(enforce_csrf_checks=True)


def begin(client, origin, host=HOST):
    page = client.post("/check/start/", {"host": "me"}, headers={"host": host})
    token = str(page.context["csrf_token"])
    sent = {**TEN, "host": "me", "agree": "on", "once": "x", "csrfmiddlewaretoken": token}
    return client.post("/check/begin/", sent, headers={"host": host, "origin": origin})


def test_a_form_that_came_by_https_is_known_as_ours_and_the_door_is_for_https_alone(behind_https):
    answer = begin(behind_https, f"https://{HOST}")
    assert answer.status_code == 302
    assert answer.cookies["door"]["secure"]
    assert behind_https.cookies["csrftoken"]["secure"]


def test_a_form_of_another_site_is_still_refused(behind_https):
    assert begin(behind_https, "https://evil.example").status_code == 409


def test_on_the_machine_itself_the_door_opens_without(behind_https):
    answer = begin(behind_https, "http://localhost", host="localhost")
    assert answer.status_code == 302
    assert not answer.cookies["door"]["secure"]


def test_it_follows_from_the_address_that_people_type(tmp_path):
    home = Home(tmp_path)
    assert home.do(ASKED) == ["[] False False"]
    home.more = {"GLITTERBALL_URL": "https://us.example.org:8443/"}
    assert home.do(ASKED) == ["['https://us.example.org:8443'] True True"]
    assert ours.IS_HTTPS is False
