"""The only door to the page at which two people are."""

from datetime import datetime

from glitterball.apps.accounts.access import NotFoundError
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.together.models import Evening
from glitterball.apps.together.steps import ARRIVE, where


def step_of(viewer: Viewer, *, now: datetime) -> int:
    """The page at which the viewer's couple is. An ex, and whoever is in no couple, is nowhere."""
    if viewer.couple is None:
        raise NotFoundError
    row = Evening.objects.filter(couple_id=viewer.couple, couple__separated_on=None).first()
    return where(row.step, row.turned_at, now) if row else ARRIVE
