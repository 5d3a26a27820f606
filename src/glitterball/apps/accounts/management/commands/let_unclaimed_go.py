"""``let_unclaimed_go``: delete whoever nobody has claimed for 30 days. ``serve`` does it once a day."""

from django.core.management.base import BaseCommand

from glitterball.adapters import clock
from glitterball.apps.accounts.actions import deletions, locks


class Command(BaseCommand):
    """Finish deletions and locks that were cut off, and delete whoever nobody has claimed for 30 days."""

    help = "Finish deletions and locks that were cut off, and delete whoever nobody has claimed for 30 days."

    def handle(self, *_: object, **__: object) -> None:
        """Do it."""
        deletions.finish_deletions()
        locks.finish_locks()
        deletions.let_unclaimed_go(now=clock.now())
