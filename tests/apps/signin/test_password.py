"""Address and password: who comes in, who does not, and what nobody is told."""

import pytest
from django.test import Client

from glitterball.apps.accounts.models import Door, Person
from glitterball.apps.signin.models import Account
from tests.visits import ADDRESS, PASSWORD, begin_account, begun, sign_in, text_of, whole, with_password


@pytest.fixture
def owner() -> Client:
    client = Client()
    with_password(client)
    client.post("/you/sign-out/")
    return client


def test_a_password_opens_a_device_and_what_is_ones_own(client):
    address = whole(client)
    begin_account(client)
    client.post("/you/ways/address/", {"address": ADDRESS})
    client.post("/you/ways/password/", {"password": PASSWORD, "again": PASSWORD})
    phone = Client()
    assert phone.get(address).status_code == 404
    assert sign_in(phone).headers["Location"] == "/check/"
    assert phone.get(address).status_code == 200


@pytest.mark.usefixtures("owner")
def test_a_person_with_a_way_in_is_claimed():
    assert Person.objects.get().claimed_on is not None
    assert Account.objects.get().password.startswith("argon2$argon2id$")


@pytest.mark.usefixtures("owner")
def test_the_cookie_lasts_as_was_chosen():
    assert sign_in(Client()).cookies["door"]["max-age"] == ""
    assert sign_in(Client(), stays="on").cookies["door"]["max-age"] == 14 * 24 * 3600


def test_signing_in_gives_a_new_door_and_ends_the_one_before(owner):
    sign_in(owner)
    first = owner.cookies["door"].value
    sign_in(owner)
    assert owner.cookies["door"].value != first
    assert Door.objects.count() == 1
    owner.cookies["door"] = first
    assert owner.get("/you/").status_code == 404


@pytest.mark.usefixtures("owner")
@pytest.mark.parametrize(
    ("address", "password"),
    [
        (ADDRESS, "another long passphrase"),
        ("nobody@example.org", PASSWORD),
        ("no address", PASSWORD),
        ("a" * 254, PASSWORD),
        (ADDRESS, "x" * 200),
        ("\x00@example.org", PASSWORD),
        ("", ""),
    ],
)
def test_what_does_not_fit_says_the_same_to_everybody(address, password):
    page = sign_in(Client(), address, password)
    assert page.status_code == 422
    assert "Address and password don’t fit together." in text_of(page)
    assert text_of(page) == text_of(sign_in(Client(), "somebody@example.org", "something quite else"))
    assert "door" not in page.cookies


@pytest.mark.usefixtures("owner")
def test_the_address_may_be_typed_in_capitals():
    assert sign_in(Client(), " Alex@Example.ORG ").status_code == 302


@pytest.mark.usefixtures("owner")
def test_ten_wrong_ones_wait_before_anything_is_hashed(monkeypatch):
    for _ in range(10):
        assert sign_in(Client(), password=PASSWORD + "?").status_code == 422
    from django.contrib.auth.hashers import Argon2PasswordHasher

    monkeypatch.setattr(Argon2PasswordHasher, "verify", lambda *_: pytest.fail("it was hashed"))
    monkeypatch.setattr(Argon2PasswordHasher, "encode", lambda *_: pytest.fail("it was hashed"))
    page = sign_in(Client())
    assert page.status_code == 429
    assert "tried too often" in text_of(page)


@pytest.mark.usefixtures("owner")
def test_another_spelling_of_an_address_gives_no_more_tries():
    spellings = ("alex@example.org", "ALEX@EXAMPLE.ORG", "alex@ｅxample.org", "alex@eｘample.org", " alex@example。org")
    answers = [sign_in(Client(), spellings[n % 5], PASSWORD + "?").status_code for n in range(11)]
    assert answers == [422] * 10 + [429]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("short", "15"),
        ("1q2w3e4r5t6y7u8i9o0p", "too common"),
        ("alex@example.org", "too similar"),
    ],
)
def test_a_weak_password_is_refused_with_the_reason(client, typed, says):
    begun(client)
    begin_account(client)
    client.post("/you/ways/address/", {"address": ADDRESS})
    page = client.post("/you/ways/password/", {"password": typed, "again": typed})
    assert page.status_code == 422
    assert says in text_of(page)
    assert not Account.objects.get().has_usable_password()


def test_a_deleted_person_signs_in_no_more(owner):
    sign_in(owner)
    owner.post("/you/delete/", {"sure": "on"})
    assert not Account.objects.exists()
    assert sign_in(Client()).status_code == 422
