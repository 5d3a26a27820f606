"""Passkeys: what the browser is asked to do, and whose passkey answered. The challenge waits in the session."""

import json
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError

from glitterball.adapters.rows.standing import across_persons
from glitterball.apps.signin.access import account_by_id
from glitterball.apps.signin.models import Account

LONGEST_CREDENTIAL = 20_000


class UnknownPasskeyError(Exception):
    """What the browser sent is no passkey's answer to the challenge of this page."""


def ask_to_make(account: Account) -> str:
    """What to ask the browser for, as JSON: a passkey that knows whose it is and checks who holds it."""
    return json.dumps(auth.begin_registration(account, passwordless=True))


def ask_to_sign_in() -> str:
    """What to ask the browser for, as JSON: any passkey for this host."""
    return json.dumps(auth.begin_authentication(user=None))


def ask_to_prove(account: Account) -> str:
    """What to ask the browser for, as JSON: one of this account's passkeys."""
    return json.dumps(auth.begin_authentication(user=account))


def made(sent: str) -> dict[str, Any]:
    """The passkey that a device made for the challenge of this page. Raises ``UnknownPasskeyError``."""
    credential = _read(sent)
    try:
        auth.parse_registration_response(credential)
        is_checked = auth.complete_registration(credential).is_user_verified()
    except (ValidationError, KeyError, TypeError, ValueError):
        raise UnknownPasskeyError from None
    if not is_checked:  # whoever holds the device could sign in with it
        raise UnknownPasskeyError
    return credential


@across_persons()
def account_by_passkey(sent: str) -> Account:
    """Whose passkey answered. Raises ``UnknownPasskeyError``."""
    credential = _read(sent)
    try:
        auth.parse_authentication_response(credential)
        found = account_by_id(auth.extract_user_from_response(credential).pk)
        if found is None:
            raise UnknownPasskeyError
        _complete(found, credential)
    except (ValidationError, KeyError, TypeError, ValueError):
        raise UnknownPasskeyError from None
    return found


def prove_by_passkey(account: Account, sent: str) -> None:
    """See that one of this account's passkeys answered. Raises ``UnknownPasskeyError``."""
    credential = _read(sent)
    try:
        auth.parse_authentication_response(credential)
        _complete(account, credential)
    except (ValidationError, KeyError, TypeError, ValueError):
        raise UnknownPasskeyError from None


def _complete(account: Account, credential: dict[str, Any]) -> Authenticator:
    """The passkey that answered. Its ``last_used_at`` stays empty: nobody is told when somebody was here."""
    return auth.complete_authentication(account, credential)


def _read(sent: str) -> dict[str, Any]:
    try:
        credential = json.loads(sent[:LONGEST_CREDENTIAL])
    except ValueError:
        raise UnknownPasskeyError from None
    if not isinstance(credential, dict):
        raise UnknownPasskeyError
    return credential
