"""The doors to accounts open to one's own, or to what was proved, whatever accounts lie beside it."""

from uuid import UUID

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from glitterball.apps.accounts.access import NotFoundError
from glitterball.apps.signin import access
from glitterball.apps.signin.models import Account
from tests.pairs import viewer_of
from tests.visits import PASSWORD, begun, with_password

ADDRESSES = {"robin@example.org": UUID(int=1), "alex@example.org": UUID(int=9)}  # Robin's row comes before any other
PASSKEY, APP = Authenticator.Type.WEBAUTHN, Authenticator.Type.TOTP


@pytest.fixture
def clients() -> list[Client]:
    """Robin, and then Alex, each with a password and two ways besides."""
    clients = []
    for address, row in ADDRESSES.items():
        with_password(client := Client(), address)
        Account.objects.filter(email=address).update(id=row)
        for number, kind in enumerate((PASSKEY, APP, PASSKEY)):
            Authenticator.objects.create(user_id=row, type=kind, data={"of": address, "number": number})
        clients.append(client)
    return clients


@pytest.fixture
def alone() -> Client:
    """Somebody without an account."""
    begun(client := Client())
    return client


def test_each_finds_their_own_account(clients):
    doors = (access.account_of, access.own_account, access.account_to_change)
    for client, address in zip(clients, ADDRESSES, strict=True):
        assert [door(viewer_of(client)).email for door in doors] == [address] * 3


def test_whoever_has_none_finds_none(clients, alone):  # noqa: ARG001 - whose accounts lie there
    viewer = viewer_of(alone)
    assert access.account_of(viewer) is None
    assert access.account_with_authenticators_of(viewer) == (None, [])
    for door in (access.own_account, access.account_to_change):
        with pytest.raises(NotFoundError):
            door(viewer)


def test_ways_of_the_asked_kinds_come_from_one_account_the_oldest_first(clients):
    account = access.own_account(viewer_of(clients[1]))
    found = access.authenticators_of(account, PASSKEY)
    assert [one.data for one in found] == [{"of": account.email, "number": number} for number in (0, 2)]
    Authenticator.objects.filter(id=found[0].id).update(id=found[1].id + 9)
    assert [one.data["number"] for one in access.authenticators_of(account, PASSKEY, APP)] == [1, 2, 0]


def test_an_account_comes_with_all_that_stands_beside_it_the_oldest_first(clients):
    viewer = viewer_of(clients[1])
    first = access.authenticators_of(access.own_account(viewer), PASSKEY)[0].id
    Authenticator.objects.filter(id=first).update(id=first + 9)
    account, beside = access.account_with_authenticators_of(viewer)
    own = access.own_account(viewer)
    assert [getattr(account, field) for field in access.ACCOUNT] == [getattr(own, field) for field in access.ACCOUNT]
    assert [(one.user, one.type, one.data["number"]) for one in beside] == [
        (account, APP, 1),
        (account, PASSKEY, 2),
        (account, PASSKEY, 0),
    ]
    Authenticator.objects.filter(user_id=account.id).delete()
    assert access.account_with_authenticators_of(viewer) == (account, [])


def test_an_account_is_found_by_its_address_and_by_its_id(clients):  # noqa: ARG001 - whose accounts they are
    for address, row in ADDRESSES.items():
        assert access.account_by_address(address).id == row
        assert access.account_by_id(row).email == access.account_by_id(str(row)).email == address
    assert access.account_by_address("sam@example.org") is None
    assert access.account_by_id(UUID(int=3)) is None


def test_an_address_is_kept_in_one_form():
    assert access.as_kept(" Alex@Example.ORG ") == "alex@example.org"
    assert access.as_kept("no address") == ""


def test_address_and_password_have_to_fit_each_other(clients):  # noqa: ARG001 - whose accounts they are
    backend = access.PasswordBackend()
    found = backend.authenticate(None, " Alex@example.org", PASSWORD)
    assert found.email == "alex@example.org"
    for address, password in (("alex@example.org", "another password"), ("sam@example.org", PASSWORD)):
        assert backend.authenticate(None, address, password) is None
    assert backend.authenticate(None) is backend.authenticate(None, "alex@example.org") is None
