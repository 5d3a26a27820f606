"""One mail on its way: claimed by one worker, handed over at most once, settled.

Every step is a transaction of its own that changes a row only if it still is as it was left, so a worker that was
killed, paused or overtaken can't go on where another has begun.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID

from django.db import transaction

from glitterball.adapters import chance
from glitterball.apps.letters.models import Delivery, Dispatch, IssueDelivery, SignUp

LEASE = timedelta(minutes=10)  # longer than any step of the talk with a mail server may take
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=5), timedelta(days=1)
DAY_BETWEEN_REFUSALS = timedelta(days=1)
MAIL = TypeVar("MAIL", SignUp, Delivery, IssueDelivery)


@transaction.atomic
def claim(kind: type[MAIL], *, now: datetime, besides: Iterable[UUID] = ()) -> MAIL | None:
    """Take one mail that is due, for as long as the lease lasts; ``besides`` were looked at already."""
    due = kind.objects.filter(settled_at=None, due_at__lte=now).exclude(id__in=besides)
    mail = due.select_for_update(skip_locked=True).order_by("due_at", "id").first()
    if mail is None:
        return None
    mail.lease, mail.due_at, mail.tries = chance.new_id(), now + LEASE, mail.tries + 1
    mail.save(update_fields=["lease", "due_at", "tries"])
    return mail


def put_off(mail: Dispatch, *, until: datetime) -> None:
    """Give the claim back; nothing was handed over."""
    _change(mail, due_at=until, lease=None)


def note_handing_over(mail: Dispatch, *, now: datetime) -> bool:
    """Write down that the last byte is about to go out. False where the mail is gone or somebody else's by now."""
    return _change(mail, handed_over_at=now)


def note_trouble(mail: Dispatch, *, now: datetime) -> datetime:
    """It was certainly not taken: try again, each time later. Returns since when it has been like this."""
    since = mail.troubled_since or now
    wait = min(FIRST_WAIT * 2 ** min(mail.tries - 1, 12), LONGEST_WAIT)
    _change(mail, due_at=now + wait, lease=None, handed_over_at=None, troubled_since=since)
    return since


def note_refusal(mail: Dispatch, *, now: datetime) -> int:
    """The reader's mailbox refused it: ask again tomorrow. Returns how often it has refused by now."""
    wait = now + DAY_BETWEEN_REFUSALS
    _change(mail, due_at=wait, lease=None, handed_over_at=None, refusals=mail.refusals + 1)
    return mail.refusals + 1


def settle(mail: Dispatch, *, was_accepted: bool, now: datetime) -> bool:
    """This mail is done with and is never tried again."""
    return _change(mail, settled_at=now, was_accepted=was_accepted, lease=None)


def _change(mail: Dispatch, **fields: object) -> bool:
    """Change the row if this claim still holds."""
    rows = type(mail)._default_manager.filter(id=mail.id, lease=mail.lease, settled_at=None)  # noqa: SLF001 - Django's public name
    return bool(rows.update(**fields))
