"""Send what is due: claim, write, hand over, settle, one mail after the other."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic
from uuid import UUID

from django.db import transaction
from django.db.models import F

from glitterball.adapters import clock
from glitterball.adapters.mail import Letterhead, Mail, Outcome, Postbox, as_message
from glitterball.apps.letters import emails, mailboxes, tokens
from glitterball.apps.letters.actions import claiming
from glitterball.apps.letters.actions.claiming import MAIL
from glitterball.apps.letters.models import (
    COURSE,
    NEWSLETTER,
    ConfirmationLink,
    Delivery,
    IssueDelivery,
    NewsletterReader,
    SignUp,
    Subscription,
    Tally,
)
from glitterball.apps.letters.queries.chains import letter_of, letters_of

RUN_LASTS = timedelta(seconds=20)  # then the next run goes on, so that stopping the worker never takes long
MOST_REFUSALS = 3
MOST_TROUBLE = timedelta(days=30)
PAUSE_BETWEEN_ASKS = timedelta(minutes=10)
MOST_ASKS_A_DAY = 3


@dataclass(frozen=True, slots=True)
class Round(Generic[MAIL]):
    """How mails of one kind are sent."""

    kind: type[MAIL]
    write: Callable[[MAIL, datetime], Mail | None]  # None: not now, and put off or thrown away already
    settle: Callable[[MAIL, bool, datetime], None]  # with whether the server said that it took it
    give_up: Callable[[MAIL, datetime], object]
    list_of: Callable[[MAIL], str]


def send_round(kind_of: Round[MAIL], postbox: Postbox, letterhead: Letterhead) -> bool:
    """Send mails of one kind until none is due. False where there was no time for all."""
    began = clock.now()
    seen: set[UUID] = set()
    while (now := clock.now()) - began < RUN_LASTS:
        mail = claiming.claim(kind_of.kind, now=now, besides=seen)
        if mail is None:
            return True
        seen.add(mail.id)
        _send(kind_of, mail, postbox, letterhead, now)
    return False


def _send(kind_of: Round[MAIL], mail: MAIL, postbox: Postbox, letterhead: Letterhead, now: datetime) -> None:
    if mail.handed_over_at and kind_of.kind is not SignUp:  # a worker was killed, and the mail may have gone
        return kind_of.settle(mail, False, now)  # noqa: FBT003 - the callable takes it by place
    written = kind_of.write(mail, now)
    if written is None:
        return None
    outcome = postbox.send(
        as_message(written, letterhead),
        to=written.to,
        is_still_wanted=lambda: claiming.note_handing_over(mail, now=clock.now()),
    )
    return _note(kind_of, mail, outcome, clock.now())


def _note(kind_of: Round[MAIL], mail: MAIL, outcome: Outcome, now: datetime) -> None:
    if outcome in {Outcome.ACCEPTED, Outcome.UNSURE}:
        kind_of.settle(mail, outcome is Outcome.ACCEPTED, now)
    elif outcome is Outcome.REFUSED and claiming.note_refusal(mail, now=now) >= MOST_REFUSALS:
        _stop(kind_of, mail, now)
    elif outcome is Outcome.TROUBLE and now - claiming.note_trouble(mail, now=now) > MOST_TROUBLE:
        kind_of.give_up(mail, now)


@transaction.atomic
def _stop(kind_of: Round[MAIL], mail: MAIL, now: datetime) -> None:
    """The mailbox refused for good: nothing goes to it any more, and the operator can see that it happened."""
    _count(kind_of.list_of(mail), "refused")
    kind_of.give_up(mail, now)


def _count(name: str, column: str) -> None:
    Tally.objects.get_or_create(list=name)
    Tally.objects.filter(list=name).update(**{column: F(column) + 1})


def _count_sent(name: str, *, was_accepted: bool) -> None:
    _count(name, "sent" if was_accepted else "unsure")


# the mail that asks back


def _write_confirmation(sign_up: SignUp, now: datetime) -> Mail | None:
    address = mailboxes.address_in(sign_up)
    if address is None or _was_asked_enough(sign_up, now):
        _forget(sign_up, now)
        return None
    token = tokens.draw()
    ConfirmationLink.objects.create(sign_up=sign_up, token_hash=tokens.hash_of(token), drawn_at=now)
    return emails.confirmation(sign_up, address, token)


def _was_asked_enough(sign_up: SignUp, now: datetime) -> bool:
    """Whether this mailbox has just been asked the same, or has been asked often today, so that nobody can flood it."""
    others = SignUp.objects.filter(address_mark=sign_up.address_mark).exclude(id=sign_up.id).exclude(settled_at=None)
    same = others.filter(list=sign_up.list, chain=sign_up.chain, settled_at__gt=now - PAUSE_BETWEEN_ASKS)
    return same.exists() or others.filter(settled_at__gt=now - timedelta(days=1)).count() >= MOST_ASKS_A_DAY


def _settle_confirmation(sign_up: SignUp, was_accepted: bool, now: datetime) -> None:  # noqa: FBT001 - by place
    claiming.settle(sign_up, was_accepted=was_accepted, now=now)


# a letter of the course


def _write_letter(delivery: Delivery, now: datetime) -> Mail | None:
    subscription = Subscription.objects.filter(id=delivery.subscription_id).first()
    address = _address_of(subscription, now)
    if subscription is None or address is None:
        return None
    if subscription.hours.is_quiet(now):
        claiming.put_off(delivery, until=subscription.hours.next_leaving(now))
        return None
    letter = letter_of(delivery.letter)
    if letter is None:  # content has let go of it
        _settle_letter(delivery, False, now)  # noqa: FBT003 - by place
        return None
    return emails.letter(delivery, subscription, address, letter, now)


@transaction.atomic
def _settle_letter(delivery: Delivery, was_accepted: bool, now: datetime) -> None:  # noqa: FBT001 - by place
    """Count it and put the next one on its way; after the last letter, the address goes."""
    if not claiming.settle(delivery, was_accepted=was_accepted, now=now):
        return
    _count_sent(COURSE, was_accepted=was_accepted)
    subscription = Subscription.objects.select_for_update().filter(id=delivery.subscription_id).first()
    if subscription is None:
        return
    gone = set(subscription.deliveries.values_list("letter", flat=True))
    following = next((letter for letter in letters_of(subscription.chain) if letter.id not in gone), None)
    if following is None:
        _forget(subscription, now)
    else:
        due_at = subscription.hours.days_later(now, following.days_after)
        subscription.deliveries.create(letter=following.id, due_at=due_at)


# a newsletter


def _write_issue(delivery: IssueDelivery, now: datetime) -> Mail | None:
    reader = NewsletterReader.objects.filter(id=delivery.reader_id).first()
    address = _address_of(reader, now)
    if reader is None or address is None:
        return None
    if reader.hours.is_quiet(now):
        claiming.put_off(delivery, until=reader.hours.next_leaving(now))
        return None
    return emails.newsletter(delivery, reader, address, now)


@transaction.atomic
def _settle_issue(delivery: IssueDelivery, was_accepted: bool, now: datetime) -> None:  # noqa: FBT001 - by place
    if claiming.settle(delivery, was_accepted=was_accepted, now=now):
        _count_sent(NEWSLETTER, was_accepted=was_accepted)


def _address_of(reader: Subscription | NewsletterReader | None, now: datetime) -> str | None:
    """Nothing for who ended it a moment ago; a row that a crash left without its key goes as well."""
    address = mailboxes.address_in(reader) if reader else None
    if reader and address is None:
        _forget(reader, now)
    return address


def _forget(row: SignUp | Subscription | NewsletterReader, now: datetime) -> None:
    mailboxes.forget(type(row)._default_manager.filter(pk=row.pk), now=now)  # noqa: SLF001 - Django's public name


CONFIRMATIONS = Round(SignUp, _write_confirmation, _settle_confirmation, _forget, lambda sign_up: sign_up.list)
LETTERS = Round(
    Delivery, _write_letter, _settle_letter, lambda delivery, now: _forget(delivery.subscription, now), lambda _: COURSE
)
ISSUES = Round(
    IssueDelivery,
    _write_issue,
    _settle_issue,
    lambda delivery, now: _forget(delivery.reader, now),
    lambda _: NEWSLETTER,
)
