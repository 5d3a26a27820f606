"""One question a screen: saved before the next one shows, and every odd way of sending it ends kindly."""

import re

import pytest
from django.test import Client

from glitterball.adapters import content
from glitterball.apps.sittings.models import Sitting
from tests.people import answers_like
from tests.visits import begun, code_in, press, text_of


@pytest.fixture
def address(client):
    return begun(client)


def chosen(client, address, place):
    found = re.search(r'value="(\d)" aria-pressed', client.get(f"{address}{place}/").content.decode())
    return int(found.group(1)) if found else None


def test_an_answer_is_kept_and_leads_on(client, address):
    assert press(client, address, 11, answer=2)["Location"] == f"{address}12/"
    assert chosen(client, address, 11) == 2


def test_a_skip_leads_on_and_takes_an_answer_back(client, address):
    press(client, address, 11, answer=2)
    assert press(client, address, 11, go="skip")["Location"] == f"{address}12/"
    assert chosen(client, address, 11) is None


def test_the_address_and_the_title_say_nothing_of_what_is_asked(client, address):
    page = client.get(f"{address}11/").content.decode()
    assert re.search(r"<title>11 of 36 · Glitterball</title>", page)


def test_pausing_and_going_on_starts_where_one_was(client, address):
    press(client, address, 11, answer=2)
    assert "Go on at 12 of 36" in text_of(client.get(address))


def test_another_device_goes_on_where_this_one_was(client, address):
    press(client, address, 11, answer=2)
    phone = Client()
    phone.post("/return/", {"code": code_in(client.post("/you/return-code/"))})
    assert phone.get("/check/")["Location"] == address
    assert "Go on at 12 of 36" in text_of(phone.get(address))


def test_a_double_submit_is_one_answer(client, address):
    for _ in range(2):
        assert press(client, address, 11, answer=2).status_code == 302
    assert "11 answers are kept." in text_of(client.get(address))


def test_two_tabs_lose_nothing(client, address):
    other = Client()
    other.cookies = client.cookies
    press(client, address, 11, answer=2)
    press(other, address, 12, answer=5)
    press(client, address, 13, answer=1)
    assert [chosen(client, address, place) for place in (11, 12, 13)] == [2, 5, 1]


def test_the_back_button_sends_an_older_question_and_it_is_that_one_that_changes(client, address):
    press(client, address, 11, answer=2)
    press(client, address, 12, answer=2)
    press(client, address, 11, answer=5)
    assert [chosen(client, address, place) for place in (11, 12)] == [5, 2]


@pytest.mark.parametrize(
    "sent",
    [{}, {"answer": "6"}, {"answer": "x"}, {"answer": "4.5"}, {"answer": "4", "go": "back"}, {"go": "elsewhere"}],
)
def test_an_answer_that_is_none_is_mended_where_it_stands(client, address, sent):
    page = press(client, address, 11, **sent)
    assert page.status_code == 422
    assert 'role="alert"' in page.content.decode()
    assert chosen(client, address, 11) is None


@pytest.mark.parametrize("old", [{"version": "0.9"}, {"shown": "retired-01"}, {"shown": "passion-09"}])
def test_a_tab_with_an_old_version_says_so_and_loses_nothing(client, address, old):
    press(client, address, 11, answer=2)
    shown = content.latest_instrument().stage(1)[0].id
    page = client.post(f"{address}11/", {"version": "1.0", "shown": shown, "answer": 4, **old})
    assert page.status_code == 409
    assert "What you answered before is all there." in text_of(page)
    assert chosen(client, address, 11) == 2


@pytest.mark.parametrize("place", [0, 37, 10**9])
def test_a_place_that_is_none_leads_to_where_one_is(client, address, place):
    assert client.get(f"{address}{place}/")["Location"] == address


def test_the_second_part_follows_from_own_answers_and_wishes_asked_before_it(client, instrument):
    address = begun(client, answers_like(instrument, 4, stages=(0, 1)))
    assert "The first part is behind you" in text_of(client.get(address))
    assert "You can tick nothing." in text_of(client.get(f"{address}wishes/"))
    client.post(f"{address}wishes/", {"wishes": ["passion", "nonsense"]})
    assert "Go on at 37 of 60" in text_of(client.get(address))
    assert client.get(f"{address}wishes/")["Location"] == address  # asked once
    for place in range(37, 61):
        last = press(client, address, place, answer=4)
    assert last["Location"] == address
    assert "Ask me the rest too" in text_of(client.get(address))
    client.post(f"{address}further/")
    assert "Go on at 61 of 214" in text_of(client.get(address))


def test_the_line_is_kept_and_can_be_taken_back(client, address):
    client.post(f"{address}line/", {"line": " You warm\nthe car. \u202e"})
    assert "You warm the car." in text_of(client.get(f"{address}answers/"))
    assert client.post(f"{address}line/", {"line": "x" * 501}).status_code == 422
    client.post(f"{address}line/", {"line": ""})
    assert "You warm" not in text_of(client.get(f"{address}answers/"))


def test_from_outside_one_sheet_looks_like_another(client, address):
    before = len(Sitting.objects.get().sheet)
    for place in range(11, 20):
        press(client, address, place, answer=4)
    assert len(Sitting.objects.get().sheet) == before
    lengths = set()
    for line in ("", "short", "é" * 500):
        client.post(f"{address}line/", {"line": line})
        lengths.add(len(Sitting.objects.get().likes))
    assert len(lengths) == 1


def test_a_saved_answer_takes_few_queries(client, address, django_assert_max_num_queries):
    page = client.get(f"{address}11/").content.decode()
    shown = re.search(r'name="shown" value="([^"]+)"', page).group(1)
    with django_assert_max_num_queries(12):
        client.post(f"{address}11/", {"version": "1.0", "shown": shown, "answer": 2})
