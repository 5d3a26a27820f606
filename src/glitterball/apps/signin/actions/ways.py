"""Put an account to a person, and add, change and take away the ways that lead in."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.db import IntegrityError, transaction

from glitterball.apps.accounts.access import own_row_to_change
from glitterball.apps.accounts.models import Person
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.consents.actions import give_consent
from glitterball.apps.consents.texts import KEEP
from glitterball.apps.signin.access import account_of, account_to_change, authenticators_of
from glitterball.apps.signin.models import Account
from glitterball.apps.signin.queries import APP, PASSKEY, RECOVERY, ways_into, word_for


class LastWayError(Exception):
    """Taking this away would leave no way in."""


class AddressInUseError(Exception):
    """Another account has this address. Its owner alone may learn so."""


@transaction.atomic
def begin(*, viewer: Viewer, now: datetime) -> None:
    """Make the viewer's account, with their consent to keep what is theirs until they delete it. Twice is once."""
    person = own_row_to_change(viewer)
    if account_of(viewer) is None:
        give_consent(person=person, text=KEEP, now=now, until=None)
        account = Account(person=person)
        account.set_unusable_password()
        account.save(force_insert=True)


@transaction.atomic
def set_address(*, viewer: Viewer, address: str, now: datetime) -> None:
    """Sign in with this address, in the form it is kept in, from now on. Raises ``AddressInUseError``."""
    account = account_to_change(viewer)
    account.email = address
    try:
        with transaction.atomic():
            account.save(update_fields=["email"])
    except IntegrityError:
        raise AddressInUseError from None
    _settle(account, now)


@transaction.atomic
def choose_mailed_codes(*, viewer: Viewer, mails_codes: bool, now: datetime) -> None:
    """Let a code sent to one's address open, or not. Raises ``LastWayError``."""
    account = account_to_change(viewer)
    account.mails_codes = mails_codes
    account.save(update_fields=["mails_codes"])
    _settle(account, now)


@transaction.atomic
def set_password(*, viewer: Viewer, password: str, now: datetime) -> None:
    """Sign in with this password from now on."""
    account = account_to_change(viewer)
    account.set_password(password)
    account.save(update_fields=["password"])
    _settle(account, now)


@transaction.atomic
def add_passkey(*, viewer: Viewer, name: str, credential: Mapping[str, Any], now: datetime) -> None:
    """Sign in with this passkey, too."""
    account = account_to_change(viewer)
    WebAuthn.add(account, name, dict(credential))
    _settle(account, now)


@transaction.atomic
def add_app(*, viewer: Viewer, secret: str) -> tuple[str, ...]:
    """Ask for a one-time password after the first step. New recovery codes."""
    account = account_to_change(viewer)
    Authenticator.objects.filter(user=account, type=APP).delete()
    TOTP.activate(account, secret)
    return _new_recovery_codes(account)


@transaction.atomic
def renew_recovery_codes(*, viewer: Viewer) -> tuple[str, ...]:
    """Ten codes, each good once in the place of a one-time password; older ones no longer hold."""
    account = account_to_change(viewer)
    return _new_recovery_codes(account)


@transaction.atomic
def take_address(*, viewer: Viewer, now: datetime) -> None:
    """Forget the address, and with it the password that goes with it. Raises ``LastWayError``."""
    account = account_to_change(viewer)
    account.email = None
    account.set_unusable_password()
    account.save(update_fields=["email", "password"])
    _settle(account, now)


@transaction.atomic
def take_password(*, viewer: Viewer, now: datetime) -> None:
    """Forget the password. Raises ``LastWayError``."""
    account = account_to_change(viewer)
    account.set_unusable_password()
    account.save(update_fields=["password"])
    _settle(account, now)


@transaction.atomic
def take_passkey(*, viewer: Viewer, passkey: str, now: datetime) -> None:
    """Forget the passkey that pages call ``passkey``. Raises ``LastWayError``."""
    account = account_to_change(viewer)
    for own in authenticators_of(account, PASSKEY):
        if word_for(own) == passkey:
            own.delete()
    _settle(account, now)


@transaction.atomic
def take_app(*, viewer: Viewer) -> None:
    """No second step from now on; its recovery codes go with it."""
    account = account_to_change(viewer)
    Authenticator.objects.filter(user=account, type__in=(APP, RECOVERY)).delete()


def _settle(account: Account, now: datetime) -> None:
    """A person with a way in is claimed, and stays so: nothing that would leave none is done."""
    if ways_into(account).count:
        Person.objects.filter(id=account.person_id, claimed_on=None).update(claimed_on=now.date(), overdue_at=None)
    elif Person.objects.filter(id=account.person_id).exclude(claimed_on=None).exists():
        raise LastWayError


def _new_recovery_codes(account: Account) -> tuple[str, ...]:
    Authenticator.objects.filter(user=account, type=RECOVERY).delete()
    return tuple(RecoveryCodes.activate(account).generate_codes())
