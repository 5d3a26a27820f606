"""Who asked for letters, and what has to go to whom, once.

An address is sealed under a key of its reader's own in the open area, since a worker must write to it unasked (see
mailboxes.py). Nobody's account, couple or answers are in any of these rows.
"""

from typing import ClassVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import models

from glitterball.adapters import chance
from glitterball.adapters.keys.marks import MARK_BYTES
from glitterball.adapters.keys.sealed import SealedField
from glitterball.core.keeping import Keeping
from glitterball.core.letters import Hours

LONGEST_ADDRESS = 254
COURSE, NEWSLETTER = "course", "newsletter"
WAITING = ("settled_at", "due_at")  # what a worker looks for


class Clock(models.Model):
    """When mails may leave, by the reader's own clock. A newsletter leaves as soon as it is not quiet."""

    zone = models.CharField(max_length=64, default="UTC")
    leaves_at = models.PositiveSmallIntegerField(default=9)
    quiet_from = models.PositiveSmallIntegerField(default=0)
    quiet_until = models.PositiveSmallIntegerField(default=0)

    class Meta:  # noqa: D106 - Django reads it
        abstract = True

    @property
    def hours(self) -> Hours:
        """When letters may leave."""
        return Hours(ZoneInfo(self.zone), self.leaves_at, self.quiet_from, self.quiet_until)


class Wishes(Clock):
    """What somebody chose: which letters, and when they may leave. A newsletter has no chain."""

    chain = models.CharField(max_length=40, blank=True)

    class Meta:  # noqa: D106 - Django reads it
        abstract = True


class Addressed(models.Model):
    """A row that holds the address of one reader, who owns it: sealed, with a mark by which it is found again."""

    sealed_address = SealedField(room=LONGEST_ADDRESS)
    address_mark = models.BinaryField(max_length=MARK_BYTES)

    class Meta:  # noqa: D106 - Django reads it
        abstract = True

    @property
    def reader_id(self) -> UUID:
        """The owner under whose key the address is sealed."""
        return UUID(str(self.pk))


class Dispatch(models.Model):
    """One mail to one reader, and how far it has come: waiting, claimed, handed over, settled.

    Whoever claims it holds ``lease`` until ``due_at``; then it is due again. ``handed_over_at`` is written just before
    the mail server is given the last byte, so whoever finds it without a settlement knows that the mail may have gone.
    """

    id = models.UUIDField(primary_key=True, default=chance.new_id, editable=False)
    due_at = models.DateTimeField()
    lease = models.UUIDField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    refusals = models.PositiveSmallIntegerField(default=0)
    troubled_since = models.DateTimeField(null=True)
    handed_over_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    was_accepted = models.BooleanField(default=False)  # False on a settled row: nobody knows

    class Meta:  # noqa: D106 - Django reads it
        abstract = True

    def __str__(self) -> str:
        return str(self.id)


class SignUp(Addressed, Dispatch, Wishes):
    """Somebody typed an address; the mail that asks whether it was its owner. Gone after three days at the latest."""

    keeping: ClassVar = Keeping("reader", "open", "all", "stays", until="a yes, or three days")

    list = models.CharField(max_length=10, choices=((COURSE, COURSE), (NEWSLETTER, NEWSLETTER)))
    asked_at = models.DateTimeField()

    class Meta:  # noqa: D106 - Django reads it
        indexes = (
            models.Index(fields=WAITING, name="sign_up_due"),
            models.Index(fields=("address_mark",), name="sign_up_by_address"),
        )


class ConfirmationLink(models.Model):
    """The hash of a token that a confirmation mail carries; the token itself is in that mail alone."""

    keeping: ClassVar = Keeping("reader", "none", "none", "stays", until="its sign-up goes")

    sign_up = models.ForeignKey(SignUp, models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    drawn_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"link of {self.sign_up_id}"


class Subscription(Addressed, Wishes):
    """A reader who said yes to one chain of the course."""

    keeping: ClassVar = Keeping("reader", "open", "all", "stays", until="one click, or the last letter")

    id = models.UUIDField(primary_key=True, default=chance.new_id, editable=False)
    end_token = models.CharField(max_length=80, unique=True)  # as it is: all it can do is delete this row
    confirmed_at = models.DateTimeField()

    class Meta:  # noqa: D106 - Django reads it
        constraints = (models.UniqueConstraint(fields=("address_mark", "chain"), name="one_subscription_a_chain"),)

    def __str__(self) -> str:
        return str(self.id)


class Delivery(Dispatch):
    """One letter of the course to one reader."""

    keeping: ClassVar = Keeping("reader", "none", "all", "stays", until="its subscription goes")

    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="deliveries")
    letter = models.CharField(max_length=80)

    class Meta:  # noqa: D106 - Django reads it
        indexes = (models.Index(fields=WAITING, name="delivery_due"),)
        constraints = (models.UniqueConstraint(fields=("subscription", "letter"), name="a_letter_goes_once"),)


class NewsletterReader(Addressed, Clock):
    """A reader who said yes to the newsletter. Nothing links this row to the course."""

    keeping: ClassVar = Keeping("reader", "open", "all", "stays", until="one click")

    id = models.UUIDField(primary_key=True, default=chance.new_id, editable=False)
    end_token = models.CharField(max_length=80, unique=True)
    confirmed_at = models.DateTimeField()

    class Meta:  # noqa: D106 - Django reads it
        constraints = (models.UniqueConstraint(fields=("address_mark",), name="one_newsletter_an_address"),)

    def __str__(self) -> str:
        return str(self.id)


class Issue(models.Model):
    """One newsletter that an operator wrote."""

    keeping: ClassVar = Keeping("none", "none", "none", "stays", until="the operator deletes it")

    id = models.UUIDField(primary_key=True, default=chance.new_id, editable=False)
    fingerprint = models.CharField(max_length=64, unique=True)  # so that one file goes out once
    subject = models.CharField(max_length=150)
    markdown = models.TextField()
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.subject


class IssueDelivery(Dispatch):
    """One newsletter to one reader."""

    keeping: ClassVar = Keeping("reader", "none", "none", "stays", until="its reader goes")

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="deliveries")
    reader = models.ForeignKey(NewsletterReader, models.CASCADE, related_name="deliveries")

    class Meta:  # noqa: D106 - Django reads it
        indexes = (models.Index(fields=WAITING, name="issue_delivery_due"),)
        constraints = (models.UniqueConstraint(fields=("issue", "reader"), name="an_issue_goes_once"),)


class Tally(models.Model):
    """How many mails of a list were sent, and how many mailboxes refused. It outlives every reader, and names none."""

    keeping: ClassVar = Keeping("none", "none", "none", "stays", until="never")

    list = models.CharField(max_length=10, unique=True)
    sent = models.PositiveIntegerField(default=0)
    unsure = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)  # mailboxes that refused for good, to which nothing goes any more

    def __str__(self) -> str:
        return f"{self.list}: {self.sent}"
