"""A plain name and sign for the tab, on this device."""

import re

import pytest

PAGES = ["/", "/sample/", "/enough/", "/first-light/", "/safety/", "/page/1/", "/page/5/", "/page/9/", "/coach/"]
PAGES += ["/learn/", "/learn/sources/", "/letters/", "/return/", "/nothing-here/"]


def title_of(page: str) -> str:
    return re.search(r"<title>(.*?)</title>", page).group(1)


@pytest.mark.parametrize("path", PAGES)
def test_a_title_carries_the_plain_name_and_nothing_else(client, path):
    client.post("/page/9/", {"look": "notes"})
    page = client.get(path).content.decode()
    assert title_of(page) == "Notes"
    assert re.search(r'rel="icon" href="/static/images/look-notes\.[0-9a-f]+\.svg"', page)
    assert re.search(r'class="brand"[^>]*>Notes</a>', page)


def test_a_part_carries_it_too(client):
    client.post("/page/9/", {"look": "weather"})
    sent = {"version": "1.0", "shown": "trust-01", "answer": "4"}
    body = "&".join(f"{name}={value}" for name, value in sent.items())
    part = client.post(
        "/first-light/", body, content_type="application/x-www-form-urlencoded", headers={"HX-Request": "true"}
    )
    assert part.content.decode().startswith("<title>Weather</title>")


@pytest.mark.parametrize("path", PAGES)
def test_one_device_changes_nothing_for_another(client, path):
    before = title_of(client.get(path).content.decode())
    client.post("/page/9/", {"look": "lists"})
    client.get(path)
    client.post("/page/9/", {"look": "own"})
    assert title_of(client.get(path).content.decode()) == before
    assert before.endswith("· Glitterball")


@pytest.mark.django_db
def test_the_server_keeps_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.post("/page/9/", {"look": "notes"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/page/9/")
    cookie = answer.cookies["look"]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == ("notes", True, "Lax")


@pytest.mark.parametrize("sent", [{}, {"look": "gold"}, {"look": "<b>"}, {"look": ""}])
def test_a_look_that_there_is_not_changes_nothing(client, sent):
    answer = client.post("/page/9/", sent)
    assert answer.status_code == 422
    assert not answer.cookies
    assert "Please choose one of these" in answer.content.decode()


def test_a_cookie_that_somebody_made_up_is_no_look(client):
    client.cookies["look"] = "<script>"
    page = client.get("/").content.decode()
    assert title_of(page) == "Welcome · Glitterball"
    assert "<script>" not in page
