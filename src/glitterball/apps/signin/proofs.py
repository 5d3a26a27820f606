"""Fresh proof by a way to sign in (``settings.PROOFS``; apps/accounts/gate.py asks for it)."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from glitterball.adapters import clock
from glitterball.adapters.mail.errand import send_at_once
from glitterball.apps.accounts.proving import MEND, TOO_MANY, Refusal
from glitterball.apps.accounts.viewer import ViewerRequest
from glitterball.apps.signin import emails, limits, passkeys, second, steps
from glitterball.apps.signin.access import account_of
from glitterball.apps.signin.models import Account
from glitterball.apps.signin.queries import ways_into

PURPOSE = "proof"
MAIL, CODE, APP, PASSWORD, PASSKEY = "mail", "code", "app", "password", "passkey"


@dataclass(frozen=True, slots=True)
class Page:
    """What the page that asks shows of an account."""

    passkey_options: str = ""
    is_code_on_its_way: bool = False


def ways_of(request: ViewerRequest) -> tuple[str, ...]:
    """The ways of the viewer's account; none without one. With an app, its code is asked for and not the mail's."""
    account = account_of(request.viewer)
    if account is None:
        return ()
    ways = ways_into(account)
    is_mail_enough = ways.mails_codes and not ways.has_app
    offered = {
        PASSKEY: bool(ways.passkeys),
        APP: ways.has_app,
        PASSWORD: ways.has_password,
        MAIL: is_mail_enough,
        CODE: is_mail_enough,
    }
    return tuple(way for way, is_offered in offered.items() if is_offered)


def page_of(request: ViewerRequest) -> Page:
    """What the page that asks needs to know."""
    account = account_of(request.viewer)
    if account is None:
        return Page()
    options = passkeys.ask_to_prove(account) if ways_into(account).passkeys else ""
    return Page(options, steps.waiting_code(request, PURPOSE, now=clock.now()) is not None)


def tried(request: ViewerRequest, way: str, proved_by: str) -> Refusal | None:
    """Try one way. Nothing if it proved it."""
    account = account_of(request.viewer)
    if account is None:
        return Refusal(_("There is nothing to prove it by any more."), MEND)
    try:
        limits.count_a_try(request, "code" if way == MAIL else "proof", str(account.id))
    except limits.TooOftenError:
        return Refusal(_("That was tried too often. Please wait a quarter of an hour. Nothing is lost."), TOO_MANY)
    if way == MAIL:
        return _mail_a_code(request, account)
    holds: dict[str, Callable[[], bool]] = {
        CODE: lambda: steps.spend_code(request, PURPOSE, proved_by, now=clock.now()) is not None,
        APP: lambda: second.holds(account, proved_by),
        PASSWORD: lambda: account.check_password(proved_by),
        PASSKEY: lambda: _does_passkey_hold(account, proved_by),
    }
    return None if holds[way]() else Refusal(_("That did not fit. Nothing is lost. Please try again."), MEND, way)


def _mail_a_code(request: ViewerRequest, account: Account) -> Refusal:
    now, address = clock.now(), account.email or ""
    digits = steps.remember_code(request, purpose=PURPOSE, address=address, account=account.id, now=now)
    send_at_once(emails.code(address, digits, now))
    return Refusal(_("A code is on its way to your mailbox. Type it below within ten minutes."), 200, CODE)


def _does_passkey_hold(account: Account, sent: str) -> bool:
    try:
        passkeys.prove_by_passkey(account, sent)
    except passkeys.UnknownPasskeyError:
        return False
    return True
