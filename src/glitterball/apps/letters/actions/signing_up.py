"""Asking for letters, and saying yes to the mail that asks back.

Asking does the same work whatever is known of the address: one row, one call to the worker. What the address means is
looked up by the worker, out of sight and out of anybody's timing.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from glitterball.adapters import jobs
from glitterball.apps.letters import mailboxes, tasks, tokens
from glitterball.apps.letters.models import (
    COURSE,
    NEWSLETTER,
    ConfirmationLink,
    NewsletterReader,
    SignUp,
    Subscription,
)
from glitterball.apps.letters.queries.chains import letters_of
from glitterball.core.letters import Hours

MOST_ASKS_AN_HOUR = 100
WHOLE_HOURS = ("leaves_at", "quiet_from", "quiet_until")


class TooManyAsksError(Exception):
    """More people ask than a server of this kind has readers; somebody plays with it."""


class StaleLinkError(Exception):
    """The link was used, is too old, or never was."""


def ask_for_course(*, address: str, chain: str, hours: Hours, now: datetime) -> None:
    """Somebody asks for a chain of letters to ``address``."""
    _ask(SignUp(list=COURSE, chain=chain, **_clock(hours), asked_at=now, due_at=now), address)


def ask_for_newsletter(*, address: str, hours: Hours, now: datetime) -> None:
    """Somebody asks for the newsletter to ``address``."""
    _ask(SignUp(list=NEWSLETTER, **_clock(hours), asked_at=now, due_at=now), address)


def _clock(hours: Hours) -> dict[str, Any]:
    return {"zone": str(hours.zone), **{name: getattr(hours, name) for name in WHOLE_HOURS}}


@transaction.atomic
def _ask(sign_up: SignUp, address: str) -> None:
    if SignUp.objects.filter(asked_at__gt=sign_up.asked_at - timedelta(hours=1)).count() >= MOST_ASKS_AN_HOUR:
        raise TooManyAsksError
    mailboxes.put(sign_up, address).save(force_insert=True)
    jobs.wake(tasks.send_due)


def confirm(*, token: str, now: datetime) -> None:
    """The owner of the mailbox says yes. A link does this once; whoever says yes twice to one chain has it once."""
    for _ in range(2):  # two tabs may say yes in the same moment; the second one finds what the first has made
        try:
            return _confirm(token=token, now=now)
        except IntegrityError:
            continue
    raise StaleLinkError


@transaction.atomic
def _confirm(*, token: str, now: datetime) -> None:
    fresh = ConfirmationLink.objects.select_for_update().filter(drawn_at__gt=now - tokens.LINK_LASTS)
    link = fresh.filter(token_hash=tokens.hash_of(token)).select_related("sign_up").first()
    if link is None:
        raise StaleLinkError
    sign_up = link.sign_up
    address = mailboxes.address_in(sign_up)
    if address is None:  # it is being forgotten right now
        raise StaleLinkError
    if sign_up.list == NEWSLETTER:
        _start_newsletter(sign_up, address, now)
    else:
        _start_course(sign_up, address, now)
    asked = SignUp.objects.filter(list=sign_up.list, chain=sign_up.chain, address_mark=sign_up.address_mark)
    mailboxes.forget(asked, now=now)


def _start_newsletter(sign_up: SignUp, address: str, now: datetime) -> None:
    """Put a reader on the list, or give the one who is on it their new hours."""
    wishes = _wishes(sign_up)
    if not NewsletterReader.objects.filter(address_mark=sign_up.address_mark).update(**wishes):
        reader = NewsletterReader(end_token=tokens.draw(), confirmed_at=now, **wishes)
        mailboxes.put(reader, address).save(force_insert=True)


def _start_course(sign_up: SignUp, address: str, now: datetime) -> None:
    """Begin a chain, or give the one that is under way its new hours."""
    wishes = _wishes(sign_up)
    under_way = Subscription.objects.filter(address_mark=sign_up.address_mark, chain=sign_up.chain)
    if under_way.update(**wishes):
        return
    subscription = Subscription(chain=sign_up.chain, end_token=tokens.draw(), confirmed_at=now, **wishes)
    mailboxes.put(subscription, address).save(force_insert=True)
    first = letters_of(sign_up.chain)[0]
    subscription.deliveries.create(letter=first.id, due_at=subscription.hours.next_leaving(now))


def _wishes(sign_up: SignUp) -> dict[str, Any]:
    return {name: getattr(sign_up, name) for name in ("zone", *WHOLE_HOURS)}
