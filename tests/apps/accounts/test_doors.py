"""Begin, come back, sign out: what each way in opens, and what it says when it does not."""

from datetime import timedelta

import pytest
from django.test import Client

from glitterball.adapters import clock
from glitterball.apps.accounts.models import Door, Person, ReturnCode
from tests.visits import begin, begun, code_in, page_of, text_of


@pytest.fixture
def later(monkeypatch):
    """Move the clock."""
    real = clock.now

    def moved(**by):
        monkeypatch.setattr(clock, "now", lambda: real() + timedelta(**by))

    return moved


@pytest.fixture
def phone() -> Client:
    return Client()


def test_nobody_exists_before_the_first_answer_is_kept(client):
    for path in ("/", "/first-light/", "/check/start/"):
        client.get(path)
    client.post("/check/start/", {"host": "me"})
    assert not Person.objects.exists()
    assert "door" not in client.cookies


def test_beginning_makes_a_person_with_a_key_and_one_door(client, ring):
    begin(client)
    person = Person.objects.get()
    assert ring.open(person.id)
    assert person.doors.count() == 1


def test_the_cookie_is_for_the_server_alone_and_ends_with_the_browser(client):
    door = begin(client).cookies["door"]
    assert (door["httponly"], door["samesite"], door["max-age"]) == (True, "Lax", "")
    assert begin(Client(), stays="on").cookies["door"]["max-age"] == 14 * 24 * 3600


def test_the_cookie_is_secure_where_the_page_is():
    assert not begin(Client()).cookies["door"]["secure"]
    secure = Client().post("/check/begin/", {"host": "me", "agree": "on", "once": "s"}, secure=True)
    assert secure.cookies["door"]["secure"]


def test_no_secret_stands_in_the_database_as_it_is(client):
    secret = begin(client).cookies["door"].value
    assert secret.encode() not in bytes(Door.objects.get().secret_hash)


def test_a_double_submit_begins_once(client):
    first, again = begin(client), begin(Client(), once=page_of(client))
    assert Person.objects.count() == 1
    assert first.status_code == again.status_code == 302
    assert Door.objects.count() == 2  # whichever answer the browser kept, it can come in


def test_the_same_page_sent_again_later_says_what_happened(client, later):
    begin(client)
    later(minutes=2)
    page = begin(Client(), once=page_of(client))
    assert page.status_code == 409
    assert "begun something before" in text_of(page)
    assert "door" not in page.cookies


def test_after_signing_out_the_first_page_opens_nothing(client):
    begin(client)
    client.post("/you/sign-out/")
    assert begin(Client(), once=page_of(client)).status_code == 302
    assert Person.objects.count() == 2  # somebody new, who sees nothing of the one before


def test_a_return_code_opens_another_device_once(client, phone):
    address = begun(client)
    code = code_in(client.post("/you/return-code/"))
    assert phone.get(address).status_code == 404
    assert phone.post("/return/", {"code": code.lower().replace("-", " ")}).status_code == 302
    assert phone.get(address).status_code == 200
    replayed = Client().post("/return/", {"code": code})
    assert replayed.status_code == 410
    assert "was used before" in text_of(replayed)
    assert client.get(address).status_code == 200


def test_a_new_code_takes_the_place_of_the_one_before(client, phone):
    begin(client)
    old, new = (code_in(client.post("/you/return-code/")) for _ in range(2))
    page = phone.post("/return/", {"code": old})
    assert page.status_code == 422
    assert "A newer code has taken its place." in text_of(page)
    assert phone.post("/return/", {"code": new}).status_code == 302


def test_no_code_stands_in_the_database_as_it_is(client):
    begin(client)
    code = code_in(client.post("/you/return-code/"))
    assert code.replace("-", "").encode() not in bytes(ReturnCode.objects.get().code_hash)


@pytest.mark.parametrize("code", ["", "nonsense", "A" * 61, "\x00", "ABCD-EFGH-JKMN-PQRS"])
def test_a_code_that_is_none_is_mended(phone, code):
    assert phone.post("/return/", {"code": code}).status_code == 422


def test_signing_out_closes_this_device_and_keeps_the_rest(client, phone):
    address = begun(client)
    phone.post("/return/", {"code": code_in(client.post("/you/return-code/"))})
    secret = client.cookies["door"].value
    assert client.post("/you/sign-out/").cookies["door"].value == ""
    client.cookies["door"] = secret  # somebody kept the cookie
    assert client.get(address).status_code == 404
    assert phone.get(address).status_code == 200


def test_a_door_ends_by_itself_and_says_so(client, later):
    address = begun(client)
    later(hours=11)
    assert client.get(address).status_code == 200
    later(hours=13)
    page = client.get(address)
    assert page.status_code == 404
    assert "more than twelve hours ago" in text_of(page)


@pytest.mark.parametrize("by", [{"days": 4000}, {"days": -4000}])
def test_a_clock_that_jumps_and_comes_back_loses_nothing(client, later, by):
    address = begun(client)
    later(**by)
    client.get(address)
    later(days=0)
    assert client.get(address).status_code == 200


def test_a_cookie_from_a_deleted_person_meets_the_page_that_everybody_meets(client):
    address = begun(client)
    Client().get(address)
    secret = client.cookies["door"].value
    client.post("/you/delete/", {"sure": "on"})
    client.cookies["door"] = secret
    page = client.get(address)
    assert page.status_code == 404
    assert text_of(page) == text_of(Client().get(address))


def test_a_page_sent_without_its_token_is_refused_kindly():
    strict = Client(enforce_csrf_checks=True)
    page = strict.post("/return/", {"code": "ABCD"})
    assert page.status_code == 409
    assert "was open for too long" in text_of(page)
