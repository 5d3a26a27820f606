"""What one answered before signing in comes along by its own code from an earlier day, never by itself."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from glitterball.adapters import clock
from glitterball.adapters.keys import CannotOpenError
from glitterball.adapters.keys.sealed import opened
from glitterball.adapters.keys.server import server_ring
from glitterball.apps.accounts.models import Person, ReturnCode
from glitterball.apps.signin.hashers import Argon2id
from glitterball.apps.sittings.models import Sitting
from tests.visits import PASSPHRASE, begun, code_in, lock, sign_in, text_of, with_password

BRING = "/check/bring/"
WRONG = "something else"


@pytest.fixture(autouse=True)
def cheap_hash(monkeypatch) -> None:
    monkeypatch.setattr(Argon2id, "memory_cost", 64)


@pytest.fixture
def days(monkeypatch):
    """Let days pass."""
    real = clock.now

    def passed(number: int) -> None:
        monkeypatch.setattr(clock, "now", lambda: real() + timedelta(days=number))

    return passed


@pytest.fixture
def sam() -> Client:
    """Sam’s account, which has answers of its own, open on another device."""
    client = Client()
    with_password(client, "sam@example.org")
    return client


@pytest.fixture
def phone() -> Client:
    """Sam’s phone, on which Sam began without an account."""
    client = Client()
    address = begun(client)
    client.post(f"{address}line/", {"line": "You hum when you cook."})
    return client


def code_of(client: Client) -> str:
    return code_in(client.post("/you/return-code/"))


def bring(client: Client, code: str, goes_on_with: str = "brought", **more: str):
    return client.post(BRING, {"code": code, "goes_on_with": goes_on_with, "earlier_passphrase": "", **more})


def persons() -> tuple[Person, Person]:
    """Whoever has an account, and whoever has none."""
    return Person.objects.exclude(claimed_on=None).get(), Person.objects.get(claimed_on=None)


def going_on_with(client: Client) -> str:
    return re.search(r"/check/([0-9a-f-]{36})/", client.get("/check/").headers["Location"]).group(1)


def signed_in_again(days, number=1) -> Client:
    days(number)
    client = Client()
    sign_in(client, "sam@example.org")
    return client


@pytest.mark.usefixtures("sam")
def test_it_is_copied_and_sealed_anew_and_nothing_is_taken_away(phone, days):
    code = code_of(phone)
    before = {row.id: bytes(row.sheet) for row in Sitting.objects.all()}
    client = signed_in_again(days)
    assert "with your account now" in text_of(bring(client, code))
    account, unclaimed = persons()
    (copy,) = Sitting.objects.exclude(id__in=before)
    assert copy.person_id == account.id
    assert opened(copy, "likes", server_ring().open(account.id)) == "You hum when you cook."
    with pytest.raises(CannotOpenError):
        opened(copy, "likes", server_ring().open(unclaimed.id))
    assert {row.id: bytes(row.sheet) for row in Sitting.objects.filter(id__in=before)} == before
    assert going_on_with(client) == str(copy.id)


def test_the_other_answers_can_stay_the_ones_to_go_on_with(sam, phone, days):
    code, own = code_of(phone), going_on_with(sam)
    client = signed_in_again(days)
    assert "set aside" in text_of(bring(client, code, "own"))
    assert going_on_with(client) == own
    (aside,) = Sitting.objects.filter(is_aside=True)
    page = text_of(client.get(BRING))
    assert "Set aside" in page
    assert client.get(f"/check/{aside.id}/").status_code == 200


@pytest.mark.usefixtures("sam")
def test_where_both_have_answers_the_choice_is_asked_and_nothing_is_ticked(phone, days):
    code = code_of(phone)
    client = signed_in_again(days)
    assert b"checked" not in client.get(BRING).content
    answer = client.post(BRING, {"code": code})
    assert answer.status_code == 422
    assert ReturnCode.objects.get().used_on is None


def test_where_the_account_has_no_answers_nothing_is_asked(days):
    sam = Client()
    begun(sam, {})
    for path, sent in (
        ("/you/ways/begin/", {"agree": "on"}),
        ("/you/ways/address/", {"address": "sam@example.org"}),
        ("/you/ways/password/", {"password": "a kettle sings at dawn", "again": "a kettle sings at dawn"}),
    ):
        sam.post(path, sent)
    phone = Client()
    begun(phone)
    code, client = code_of(phone), signed_in_again(days)
    assert "goes_on_with" not in client.get(BRING).content.decode()
    assert client.post(BRING, {"code": code}).status_code == 200
    assert Sitting.objects.get(id=going_on_with(client)).person.claimed_on


@pytest.mark.usefixtures("sam")
def test_a_partner_who_signs_in_on_the_phone_gets_nothing(phone):
    """The phone lies open. Whoever signs in there is asked for a code, and one made on the spot brings nothing."""
    code = code_of(phone)
    secret = phone.cookies["door"].value
    answer = sign_in(phone, "sam@example.org")  # any account: this one stands for the partner's
    assert answer.headers["Location"] == BRING
    account, unclaimed = persons()
    assert Sitting.objects.filter(person=account).count() == 1
    refused = bring(phone, code)
    assert (refused.status_code, "made today" in text_of(refused)) == (422, True)
    assert Sitting.objects.filter(person=account).count() == 1
    assert Sitting.objects.filter(person=unclaimed).count() == 1
    old = Client()
    old.cookies["door"] = secret
    assert old.get("/check/").status_code == 404  # the door is closed there, and the code still opens
    assert Client().post("/return/", {"code": code}).status_code == 302


def test_what_is_locked_comes_along_by_its_passphrase_alone(sam, phone):
    lock(phone)
    code = code_of(phone)
    assert "locked" in text_of(bring(sam, code))
    assert "not the passphrase" in text_of(bring(sam, code, earlier_passphrase=WRONG))
    assert Sitting.objects.count() == 2
    assert bring(sam, code, earlier_passphrase=PASSPHRASE).status_code == 200  # also on the same day
    account, _ = persons()
    copy = Sitting.objects.get(person=account, is_aside=False)
    assert opened(copy, "likes", server_ring().open(account.id)) == "You hum when you cook."


def test_ten_wrong_passphrases_wait(sam, phone):
    lock(phone)
    code = code_of(phone)
    for _ in range(10):
        bring(sam, code, earlier_passphrase=WRONG)
    assert bring(sam, code, earlier_passphrase=PASSPHRASE).status_code == 429


def test_a_locked_account_keeps_the_copy_under_its_own_lock(sam, phone, days):
    lock(sam)
    code = code_of(phone)
    client = signed_in_again(days)
    assert client.get(BRING).status_code == 200
    client.post(BRING, {"passphrase": PASSPHRASE, "opens": "page"})
    assert bring(client, code).status_code == 200
    account, _ = persons()
    copy = Sitting.objects.get(person=account, is_aside=False)
    key = server_ring().unlock(account.id, PASSPHRASE)
    assert opened(copy, "likes", key) == "You hum when you cook."


@pytest.mark.usefixtures("sam")
def test_a_code_brings_along_once(phone, days):
    code = code_of(phone)
    client = signed_in_again(days)
    bring(client, code)
    again = bring(client, code)
    assert (again.status_code, Sitting.objects.count()) == (410, 3)
    assert Client().post("/return/", {"code": code}).status_code == 410  # its owner learns that it was used


@pytest.mark.parametrize("whose", ["nobody", "one’s own", "another account", "over"])
def test_any_other_code_is_answered_in_the_same_words(sam, days, whose):
    other = Client()
    with_password(other, "alex@example.org")
    late = Client()
    begun(late)
    codes = {"nobody": "AAAA-BBBB-CCCC-DDDD", "one’s own": code_of(sam), "another account": code_of(other)}
    codes["over"] = code_of(late)
    unclaimed = Person.objects.get(claimed_on=None)
    server_ring().shred(unclaimed.id, now=clock.now())
    client = signed_in_again(days)
    answer = bring(client, codes[whose])
    assert (answer.status_code, "No code like this" in text_of(answer)) == (422, True)
    assert ReturnCode.objects.exclude(used_on=None).count() == 0


def test_it_asks_who_it_is(sam, phone, monkeypatch):
    code = code_of(phone)
    real = clock.now
    monkeypatch.setattr(clock, "now", lambda: real() + timedelta(minutes=6))
    assert "Is it you?" in text_of(sam.get(BRING))
    assert "Is it you?" in text_of(bring(sam, code))


def test_without_an_account_there_is_nothing_to_bring_it_to(phone):
    assert phone.get(BRING).headers["Location"] == "/you/ways/"


def test_signing_in_where_nobody_else_began_leads_home(sam):
    assert sign_in(Client(), "sam@example.org").headers["Location"] == "/check/"
    assert sign_in(sam, "sam@example.org").headers["Location"] == "/check/"
