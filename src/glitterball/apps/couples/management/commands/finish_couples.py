"""``finish_couples``: take away links that are over, and what a crash left of an end. ``serve`` does it once a day."""

from django.core.management.base import BaseCommand

from glitterball.adapters import clock
from glitterball.apps.couples.actions import invitations, separation


class Command(BaseCommand):
    """Take away links that are over, and what a crash left of an end."""

    help = "Take away links that are over, and what a crash left of an end."

    def handle(self, *_: object, **__: object) -> None:
        """Do it."""
        invitations.sweep_invitations(now=clock.now())
        separation.finish_separations(now=clock.now())
