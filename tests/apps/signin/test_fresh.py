"""Fresh proof: what is grave asks once more who it is, and what was being sent waits meanwhile."""

import re

import pytest
from django.test import Client

from glitterball.apps.accounts.models import Person
from tests.visits import PASSPHRASE, PASSWORD, begun, lock, text_of

GRAVE = [
    "/you/delete/",
    "/you/lock/",
    "/you/return-code/",
    "/you/ways/address/",
    "/you/ways/mailed-codes/",
    "/you/ways/password/",
    "/you/ways/passkey/",
    "/you/ways/app/",
    "/you/ways/recovery-codes/",
    "/you/ways/take/",
]


def waiting_in(page) -> dict[str, str]:
    return dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page.content.decode()))


@pytest.mark.parametrize("path", GRAVE)
def test_after_five_minutes_it_asks(owner, later, path):
    later(minutes=6)
    page = owner.post(path, {"sure": "on"})
    assert "Is it you?" in text_of(page)
    assert Person.objects.exists()


@pytest.mark.parametrize("path", ["/you/recover/", "/you/ways/passkey/"])
def test_a_page_asks_before_it_is_shown(owner, later, path):
    later(minutes=6)
    page = owner.get(path)
    assert "Is it you?" in text_of(page)
    proved = owner.post(path, {**waiting_in(page), "proof": "password", "proved_by": PASSWORD})
    assert proved.headers["Location"] == path
    assert "Is it you?" not in text_of(owner.get(path))


def test_what_was_sent_waits_and_is_done_after_the_proof(owner, later):
    later(minutes=6)
    page = owner.post("/you/delete/", {"sure": "on"})
    assert waiting_in(page)["sure"] == "on"
    wrong = owner.post("/you/delete/", {**waiting_in(page), "proof": "password", "proved_by": "wrong"})
    assert wrong.status_code == 422
    assert waiting_in(wrong)["sure"] == "on"
    assert Person.objects.exists()
    done = owner.post("/you/delete/", {**waiting_in(wrong), "proof": "password", "proved_by": PASSWORD})
    assert done.headers["Location"] == "/deleted/"
    assert not Person.objects.exists()


def test_a_proof_holds_on_its_own_device_alone(owner, later):
    code = re.search(r'<p class="code">([^<]+)</p>', owner.post("/you/return-code/").content.decode()).group(1)
    later(minutes=6)
    phone = Client()
    phone.post("/return/", {"code": code})
    owner.post("/you/delete/", {"proof": "password", "proved_by": PASSWORD, "opens": "page"})
    assert "Is it you?" not in text_of(owner.get("/you/delete/"))
    assert "Is it you?" in text_of(phone.get("/you/delete/"))


def test_a_return_code_is_no_proof(owner):
    code = re.search(r'<p class="code">([^<]+)</p>', owner.post("/you/return-code/").content.decode()).group(1)
    phone = Client()
    phone.post("/return/", {"code": code})
    assert "Is it you?" in text_of(phone.get("/you/ways/passkey/"))


@pytest.mark.parametrize("way", ["passkey", "mail", "code", "app", "passphrase", "", "none"])
def test_a_way_that_somebody_does_not_have_proves_nothing(owner, later, way):
    later(minutes=6)
    page = owner.post("/you/delete/", {"sure": "on", "proof": way, "proved_by": PASSWORD})
    assert "Is it you?" in text_of(page)
    assert Person.objects.exists()


def test_ten_wrong_proofs_wait(owner, later):
    later(minutes=6)
    for _ in range(10):
        owner.post("/you/delete/", {"sure": "on", "proof": "password", "proved_by": "wrong"})
    page = owner.post("/you/delete/", {"sure": "on", "proof": "password", "proved_by": PASSWORD})
    assert page.status_code == 429
    assert Person.objects.exists()


def test_without_an_account_the_passphrase_is_asked_for(client, later):
    begun(client)
    lock(client)
    later(minutes=6)
    assert "Is it you?" in text_of(client.post("/you/delete/", {"sure": "on"}))
    sent = {"sure": "on", "proof": "passphrase", "proved_by": PASSPHRASE}
    assert client.post("/you/delete/", sent).headers["Location"] == "/deleted/"


def test_whoever_lost_the_passphrase_is_not_asked_for_it(client, later):
    begun(client)
    lock(client)
    later(minutes=6)
    assert "Is it you?" not in text_of(client.get("/you/recover/"))


def test_without_either_there_is_nothing_to_ask(client, later):
    begun(client)
    later(minutes=6)
    assert client.post("/you/delete/", {"sure": "on"}).headers["Location"] == "/deleted/"


def test_a_clock_set_back_makes_no_proof_longer(owner, later):
    later(days=1, hours=-14)
    owner.post("/you/delete/", {"proof": "password", "proved_by": PASSWORD, "opens": "page"})
    later(minutes=0)
    assert "Is it you?" in text_of(owner.get("/you/delete/"))
