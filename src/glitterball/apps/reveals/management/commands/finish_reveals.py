"""``finish_reveals``: destroy keys of answers that a crash left behind. ``serve`` does it once a day."""

from django.core.management.base import BaseCommand

from glitterball.adapters import clock
from glitterball.apps.reveals import spent


class Command(BaseCommand):
    """Destroy keys of answers that a crash left behind."""

    help = "Destroy keys of answers that a crash left behind."

    def handle(self, *_: object, **__: object) -> None:
        """Do it."""
        spent.destroy_spent_keys(now=clock.now())
