"""What an operator may know of letters: how many, and nothing about anybody."""

from dataclasses import dataclass

from glitterball.apps.letters.models import COURSE, NEWSLETTER, NewsletterReader, Subscription, Tally


@dataclass(frozen=True, slots=True)
class Mailing:
    """One list in figures, since it began."""

    list: str
    readers: int  # who get it now
    sent: int
    unsure: int  # the line broke at the last byte, and nobody knows
    refused: int  # mailboxes that refused for good, to which nothing goes any more


def newsletter_readers() -> int:
    """How many said yes to the newsletter."""
    return NewsletterReader.objects.count()


def mailings() -> tuple[Mailing, ...]:
    """The course and the newsletter in figures."""
    readers = {COURSE: Subscription.objects.count(), NEWSLETTER: newsletter_readers()}
    tallies = {tally.list: tally for tally in Tally.objects.all()}
    return tuple(_mailing(name, n, tallies.get(name) or Tally(list=name)) for name, n in readers.items())


def _mailing(name: str, readers: int, tally: Tally) -> Mailing:
    return Mailing(name, readers, tally.sent, tally.unsure, tally.refused)
