"""The ways in: begun with a consent, claimed with the first, never left without one; and the mailbox question."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from glitterball.apps.accounts.models import Person
from glitterball.apps.consents.models import Consent
from glitterball.apps.signin.models import Account
from tests.visits import begin_account, begun, text_of, with_password


def test_nobody_without_a_door_makes_an_account():
    assert Client().post("/you/ways/begin/", {"agree": "on"}).status_code == 404
    assert not Account.objects.exists()


def test_no_account_without_consent(client, ring):
    begun(client)
    assert client.post("/you/ways/begin/").status_code == 422
    assert not Account.objects.exists()
    begin_account(client)
    person = Account.objects.get().person
    assert Consent.objects.filter(person=person, scope="keep", ends_at=None).exists()
    assert ring.open(person.id)


def test_beginning_twice_is_once(client):
    begun(client)
    begin_account(client)
    begin_account(client)
    assert Account.objects.count() == Consent.objects.filter(scope="keep").count() == 1


def test_an_account_without_a_way_in_claims_nobody(client):
    begun(client)
    begin_account(client)
    assert Person.objects.get().claimed_on is None


@pytest.mark.parametrize("path", ["address", "password", "passkey", "app"])
def test_without_an_account_the_way_there_is_shown(client, path):
    begun(client)
    assert client.get(f"/you/ways/{path}/").headers["Location"] == "/you/ways/"


def test_the_last_way_in_stays(owner):
    for what in ("password", "address"):
        page = owner.post("/you/ways/take/", {"what": what})
        assert page.status_code == 409
    account = Account.objects.get()
    assert account.has_usable_password()
    assert account.email


@pytest.mark.parametrize("what", ["", "person", "9" * 30, "1"])
def test_taking_away_what_is_not_there_changes_nothing(owner, what):
    assert owner.post("/you/ways/take/", {"what": what}).status_code == 302
    assert Account.objects.get().has_usable_password()


def test_a_name_that_is_taken_can_be_taken_by_nobody_else(owner):
    assert owner.get("/you/ways/").status_code == 200
    other = Client()
    begun(other)
    begin_account(other)
    assert other.post("/you/ways/address/", {"address": "Alex@example.org"}).status_code == 422


def test_a_page_of_ways_has_few_queries(owner, django_assert_max_num_queries):
    for path in ("/you/", "/you/ways/", "/you/devices/", "/you/ways/mailbox/"):
        with django_assert_max_num_queries(12):
            assert owner.get(path).status_code == 200


@pytest.mark.parametrize("answer", ["nobody", "mailbox", "phone", "both", "unsure"])
def test_the_mailbox_question_advises_and_keeps_nothing(client, answer):
    begun(client)
    begin_account(client)
    before = list(Account.objects.values_list())
    page = client.post("/you/ways/mailbox/", {"mailbox": answer})
    assert ("Lock your private area" in text_of(page)) == (answer != "nobody")
    assert ("Don’t let mailed codes" in text_of(page)) == (answer in {"mailbox", "both", "unsure"})
    assert ("new PIN" in text_of(page)) == (answer in {"phone", "both", "unsure"})
    assert list(Account.objects.values_list()) == before


def test_signing_in_says_what_becomes_of_the_one_who_began_here(client):
    begun(client)
    page = text_of(client.get("/sign-in/"))
    assert "Somebody began here without signing in" in page
    owner = Client()
    with_password(owner, "sam@example.org")
    assert "Somebody is signed in on this device" in text_of(owner.get("/sign-in/"))
    assert "Somebody" not in text_of(Client().get("/sign-in/"))


def test_a_passkey_is_called_by_a_word_that_counts_nobody_elses(owner):
    """Its row's number would tell how many passkeys and apps others have added meanwhile."""
    account = Account.objects.get()
    key = Authenticator.objects.create(
        id=7007, user=account, type=Authenticator.Type.WEBAUTHN, data={"name": "Blue key", "credential": {}}
    )
    page = owner.get("/you/ways/").content.decode()
    assert ("Blue key" in page, "7007" in page) == (True, False)
    owner.post("/you/ways/take/", {"what": str(key.pk)})
    assert Authenticator.objects.filter(pk=key.pk).exists()
    word = re.search(r'name="what" value="([0-9a-f]{32})"', page).group(1)
    owner.post("/you/ways/take/", {"what": word})
    assert not Authenticator.objects.filter(pk=key.pk).exists()
