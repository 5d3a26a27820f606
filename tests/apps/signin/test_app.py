"""The second step: a one-time password or a printed code, after a password or a mailed code."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from tests.visits import sign_in, text_of


def shown_by_app(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))


def secret_on(page) -> str:
    return re.search(r'<p class="code">([A-Z2-7]+)</p>', page.content.decode()).group(1)


@pytest.fixture
def secret(owner) -> str:
    return secret_on(owner.get("/you/ways/app/"))


@pytest.fixture
def printed(owner, secret) -> list[str]:
    page = owner.post("/you/ways/app/", {"code": shown_by_app(secret)})
    return re.findall(r'<li class="code">(\d+)</li>', page.content.decode())


def test_ten_codes_are_shown_once(printed):
    assert len(set(printed)) == 10


def test_the_password_alone_opens_nothing(printed):
    assert printed
    phone = Client()
    assert sign_in(phone).headers["Location"] == "/sign-in/second/"
    assert "door" not in phone.cookies
    assert phone.get("/you/").status_code == 404


def test_the_app_opens(printed, secret):
    assert printed
    phone = Client()
    sign_in(phone)
    assert phone.post("/sign-in/second/", {"code": "000000"}).status_code == 422
    assert phone.post("/sign-in/second/", {"code": shown_by_app(secret)}).headers["Location"] == "/check/"
    assert phone.get("/you/").status_code == 200


def test_what_the_app_showed_opens_once(printed, secret):
    assert printed
    shown = shown_by_app(secret)
    answers = []
    for phone in (Client(), Client()):
        sign_in(phone)
        answers.append(phone.post("/sign-in/second/", {"code": shown}).status_code)
    assert answers == [302, 422]


def test_a_printed_code_opens_once(printed):
    answers = []
    for phone in (Client(), Client()):
        sign_in(phone)
        answers.append(phone.post("/sign-in/second/", {"code": printed[0]}).status_code)
    assert answers == [302, 422]


def test_ten_wrong_ones_wait(printed, secret):
    assert printed
    phone = Client()
    sign_in(phone)
    for _ in range(10):
        phone.post("/sign-in/second/", {"code": "1"})
    assert phone.post("/sign-in/second/", {"code": shown_by_app(secret)}).status_code == 429


def test_nobody_gets_to_the_second_step_without_the_first():
    assert Client().post("/sign-in/second/", {"code": "000000"}).headers["Location"] == "/sign-in/"


def test_a_wrong_code_adds_no_app(owner, secret):
    page = owner.post("/you/ways/app/", {"code": "000000"})
    assert page.status_code == 422
    assert secret_on(page) == secret  # the picture that the app has read stays good
    assert not Authenticator.objects.exists()


def test_no_secret_stands_in_the_database_as_it_is(printed, secret):
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept
    assert not [code for code in printed if code in kept]


def test_nothing_says_when_an_app_was_used(printed, secret):
    assert printed
    phone = Client()
    sign_in(phone)
    phone.post("/sign-in/second/", {"code": shown_by_app(secret)})
    assert set(Authenticator.objects.values_list("last_used_at", flat=True)) == {None}


def test_it_can_be_switched_off_again(owner, printed):
    assert printed
    owner.post("/you/ways/take/", {"what": "app"})
    assert sign_in(Client()).headers["Location"] == "/check/"
    assert "Add an app" in text_of(owner.get("/you/ways/"))
