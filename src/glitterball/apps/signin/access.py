"""The only doors to accounts: one's own, and the one that a proof at the door of the house leads to."""

from typing import TypeAlias
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from glitterball.adapters.mail import UnfitAddressError, read_address
from glitterball.adapters.rows.standing import across_persons
from glitterball.apps.accounts.access import NotFoundError, owner_of
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.signin.models import Account

ACCOUNT = ("id", "person_id", "email", "password", "mails_codes")
KnownAccount: TypeAlias = Account  # for views, which never import models


def account_of(viewer: Viewer) -> Account | None:
    """The viewer's own account, if they made one."""
    return Account.objects.filter(person_id=owner_of(viewer)).first()


def own_account(viewer: Viewer) -> Account:
    """The viewer's own account; not found without one."""
    account = account_of(viewer)
    if account is None:
        raise NotFoundError
    return account


def account_to_change(viewer: Viewer) -> Account:
    """The viewer's own account, held until the transaction ends."""
    account = Account.objects.select_for_update().filter(person_id=owner_of(viewer)).first()
    if account is None:
        raise NotFoundError
    return account


@across_persons()
def authenticators_of(account: Account, *kinds: str) -> list[Authenticator]:
    """The passkeys, one-time passwords or recovery codes of an account, the oldest first.

    Also before anybody is known: a second step that the database hid would be a second step that nobody is asked for.
    """
    return list(Authenticator.objects.filter(user=account, type__in=kinds).order_by("id"))


def account_with_authenticators_of(viewer: Viewer) -> tuple[Account | None, list[Authenticator]]:
    """The viewer's own account, if they made one, with all that stands beside it, the oldest first: one query."""
    kept = "authenticator__id", "authenticator__type", "authenticator__data"
    rows = list(Account.objects.filter(person_id=owner_of(viewer)).values_list(*ACCOUNT, *kept))
    if not rows:
        return None, []
    account = Account(**dict(zip(ACCOUNT, rows[0], strict=False)))
    found = (row[len(ACCOUNT) :] for row in rows)
    authenticators = [Authenticator(id=key, user=account, type=kind, data=data) for key, kind, data in found if key]
    return account, sorted(authenticators, key=lambda one: int(one.pk))


@across_persons()
def account_by_address(address: str) -> Account | None:
    """The account with this address (``as_kept``), before anybody proved that it is theirs: no page may tell."""
    return Account.objects.filter(email=address).first()


@across_persons()
def account_by_id(account: UUID | str) -> Account | None:
    """The account that a proof under way belongs to."""
    return Account.objects.filter(id=account).first()


def as_kept(typed: str) -> str:
    """An address in the one form in which it is kept, found and counted, however it was typed; "" for what is none."""
    try:
        return read_address(typed).lower()
    except UnfitAddressError:
        return ""


class PasswordBackend(ModelBackend):
    """Find an account by address and password; an unknown address takes as long as a wrong password."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **_: object
    ) -> Account | None:
        """The account, if both fit."""
        with across_persons():
            found = super().authenticate(request, username=as_kept(username or ""), password=password or "")
        return found if isinstance(found, Account) else None
