"""A newsletter for everybody who asked for one."""

from datetime import datetime
from hashlib import sha256

from django.db import transaction

from glitterball.adapters import jobs
from glitterball.apps.letters import tasks
from glitterball.apps.letters.models import Issue, IssueDelivery, NewsletterReader


class AlreadyWrittenError(Exception):
    """The same newsletter went out before."""


@transaction.atomic
def write_newsletter(*, subject: str, markdown: str, now: datetime) -> int:
    """Put one newsletter on its way to each reader, once. Returns to how many."""
    fingerprint = sha256(f"{subject}\n{markdown}".encode()).hexdigest()
    content = {"subject": subject, "markdown": markdown, "written_at": now}
    issue, is_new = Issue.objects.get_or_create(fingerprint=fingerprint, defaults=content)
    if not is_new:
        raise AlreadyWrittenError
    readers = NewsletterReader.objects.values_list("id", flat=True)
    made = IssueDelivery.objects.bulk_create(
        (IssueDelivery(issue=issue, reader_id=reader, due_at=now) for reader in readers), batch_size=200
    )
    jobs.wake(tasks.send_due)
    return len(made)
