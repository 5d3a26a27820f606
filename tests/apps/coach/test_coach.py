"""The coach's page: a draft in, the words that matter underlined and explained, and nothing kept."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest

ADDRESS = "/coach/"
URL_ENCODED = "application/x-www-form-urlencoded"


def send(client, **fields):
    return client.post(ADDRESS, urlencode(fields), content_type=URL_ENCODED)


def page_of(response):
    return response.content.decode()


def test_it_opens_with_an_empty_draft(client):
    page = page_of(client.get(ADDRESS))
    assert "Before you say it" in page
    assert 'id="reading"' not in page


def test_words_that_may_hurt_are_underlined_and_explained(client):
    page = page_of(send(client, text="You never listen to me"))
    assert '<mark class="sharp">You never' in page
    assert 'href="#note-1"' in page
    assert 'id="note-1"' in page
    assert "Always or never" in page


def test_a_suggestion_is_taken_by_pressing_a_feeling(client):
    page = page_of(send(client, text="You never listen to me"))
    picked = unescape(re.search(r'name="picked" value="([^"]+)"', page).group(1))
    taken = page_of(send(client, picked=picked, text="You never listen to me"))
    assert "You can leave it as it is." in taken
    assert picked in unescape(taken)


def test_what_is_fine_may_stay(client):
    assert "You can leave it as it is." in page_of(send(client, text="Thank you for listening to me"))


def test_help_comes_first_and_alone(client):
    page = page_of(send(client, text="I want to die"))
    assert "Where to find help" in page
    assert "<mark" not in page
    assert "Another way to say it" not in page


def test_what_the_partner_said_is_context_only(client):
    page = page_of(send(client, text="You should just sleep more", reply_to="I'm so scared about the scan"))
    assert "Advice, perhaps too early" in page


@pytest.mark.parametrize("text", ["<script>alert(1)</script> you never listen", '"><img src=x onerror=alert(1)>'])
def test_no_draft_becomes_markup(client, text):
    page = page_of(send(client, text=text, reply_to=text))
    assert "<script>alert" not in page
    assert "<img src=x" not in page


@pytest.mark.parametrize("text", ["", "   \n"])
def test_an_empty_draft_is_asked_for_again(client, text):
    response = send(client, text=text)
    assert response.status_code == 422
    assert "Write what you would like to say" in page_of(response)


@pytest.mark.parametrize("text", ["a" * 4001, "😀" * 30_000])
def test_a_draft_that_is_too_long_keeps_its_beginning(client, text):
    response = send(client, text=text)
    assert response.status_code == 422
    assert text[:100] in page_of(response)


@pytest.mark.parametrize("text", ["😂😂", "\x00\x07ok", "\u202eyou never listen", "שלום", "né 你好"])
def test_any_writing_is_answered(client, text):
    assert send(client, text=text).status_code == 200


def test_other_kinds_of_bodies_are_asked_for_again(client):
    assert client.post(ADDRESS, b"{}", content_type="application/json").status_code == 422


def test_only_the_part_is_sent_where_the_page_swaps_it_in(client):
    page = page_of(client.post(ADDRESS, "text=hi", content_type=URL_ENCODED, headers={"HX-Request": "true"}))
    assert "<html" not in page
    assert 'id="reading"' in page


def test_nothing_of_a_draft_is_logged_kept_or_put_in_an_address(client, caplog):
    response = send(client, text="You never listen zanzibar")
    assert "zanzibar" not in caplog.text
    assert not response.cookies
    assert response.headers["Cache-Control"] == "no-store"
    assert 'method="get"' not in page_of(response)
