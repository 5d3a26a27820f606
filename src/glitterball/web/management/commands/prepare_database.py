"""``prepare_database``: migrate, and renew the index of the pages to read. ``serve`` does it by itself."""

from django.core.management.base import BaseCommand

from glitterball.web import readiness


class Command(BaseCommand):
    """Bring the database into its newest shape and renew the index of the pages to read."""

    help = "Bring the database into its newest shape and renew the index of the pages to read."

    def handle(self, *_: object, **__: object) -> None:
        """Do it."""
        readiness.prepare()
