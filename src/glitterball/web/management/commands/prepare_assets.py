"""``prepare_assets``: what ``glitterball serve`` calls before it opens the door."""

from django.core.management.base import BaseCommand

from glitterball.web import assets


class Command(BaseCommand):
    """Cut the fonts and collect the static files where anything has changed."""

    help = "Cut the fonts and collect the static files where anything has changed."

    def handle(self, *_: object, **__: object) -> None:
        """Do it."""
        assets.prepare()
