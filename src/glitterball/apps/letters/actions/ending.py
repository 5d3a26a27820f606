"""Ending letters: the address goes, and nothing that could lead back to it stays."""

from datetime import datetime, timedelta

from django.db import transaction

from glitterball.apps.letters import mailboxes, tokens
from glitterball.apps.letters.models import Issue, NewsletterReader, SignUp, Subscription

ISSUE_LASTS = timedelta(days=90)  # after which nobody is still being tried


@transaction.atomic
def end_subscription(*, token: str, now: datetime) -> None:
    """End what the link of a mail stands for, at once. A link that stands for nothing any more changes nothing."""
    mailboxes.forget(Subscription.objects.filter(end_token=token), now=now)
    mailboxes.forget(NewsletterReader.objects.filter(end_token=token), now=now)


@transaction.atomic
def sweep(*, now: datetime) -> None:
    """Forget who asked and never said yes, and newsletters that are long done."""
    mailboxes.forget(SignUp.objects.filter(asked_at__lte=now - tokens.LINK_LASTS), now=now)
    Issue.objects.filter(written_at__lte=now - ISSUE_LASTS).delete()
