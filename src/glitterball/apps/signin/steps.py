"""What is remembered between two pages of the way in: a code that was mailed, a password that held, a choice.

All of it stands in the session (``sessions.py``), for minutes.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hmac import compare_digest
from uuid import UUID

from django.http import HttpRequest

from glitterball.adapters import chance
from glitterball.apps.signin import limits

LASTS = timedelta(minutes=10)
MOST_TRIES = 5
DIGITS = 8
CODE, SECOND, STAYS = "code", "second", "stays"


@dataclass(frozen=True, slots=True)
class MailedCode:
    """A code on its way: for what, to which address, and whose account it proves (nobody's: it opens nothing)."""

    purpose: str
    address: str
    account: str
    digits: str


def remember_code(request: HttpRequest, *, purpose: str, address: str, account: UUID | None, now: datetime) -> str:
    """Draw a code and remember it. The code; the caller mails it, or something else."""
    digits = chance.digits(DIGITS)
    request.session[CODE] = {
        "purpose": purpose,
        "address": address,
        "account": str(account or ""),
        "digits": digits,
        "tries": 0,
        "at": now.timestamp(),
    }
    return digits


def waiting_code(request: HttpRequest, purpose: str, *, now: datetime) -> MailedCode | None:
    """The code that is waited for, if there is one for this purpose and its minutes are not over."""
    kept = request.session.get(CODE)
    if not kept or kept["purpose"] != purpose or not _is_recent(kept["at"], now) or kept["tries"] >= MOST_TRIES:
        return None
    return MailedCode(purpose, kept["address"], kept["account"], kept["digits"])


def spend_code(request: HttpRequest, purpose: str, typed: str, *, now: datetime) -> MailedCode | None:
    """The code that was mailed, if ``typed`` is it; it is spent by this. A wrong one counts, and the fifth ends it."""
    waiting = waiting_code(request, purpose, now=now)
    if waiting is None:
        return None
    try:
        limits.count_a_try(request, "typed", f"{request.session.session_key} {request.session[CODE]['at']}")
    except limits.TooOftenError:  # many at once, of which each had read the session before the others counted
        return None
    request.session[CODE]["tries"] += 1
    request.session.modified = True
    if not compare_digest(waiting.digits.encode(), "".join(typed.split()).encode()):
        return None
    del request.session[CODE]
    return waiting


def remember_password_held(request: HttpRequest, account: UUID, *, now: datetime) -> None:
    """The password or code held; the second step is still to come."""
    request.session[SECOND] = {"account": str(account), "at": now.timestamp()}


def account_before_second(request: HttpRequest, *, now: datetime) -> str:
    """Whose second step is waited for; nobody's after ten minutes."""
    kept = request.session.get(SECOND)
    return str(kept["account"]) if kept and _is_recent(kept["at"], now) else ""


def remember_stays(request: HttpRequest, *, stays: bool) -> None:
    """Whether this device is to stay open for days."""
    request.session[STAYS] = stays


def does_stay(request: HttpRequest) -> bool:
    """What was chosen."""
    return bool(request.session.get(STAYS, False))


def _is_recent(at: float, now: datetime) -> bool:
    return abs(now.timestamp() - at) <= LASTS.total_seconds()
