"""Turn a page for both."""

from datetime import datetime

from django.db import transaction

from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.couples.access import couple_to_change
from glitterball.apps.reveals.actions import open_on_occasion
from glitterball.apps.reveals.subjects import LIKED_LINE
from glitterball.apps.together.access import step_of
from glitterball.apps.together.models import Evening
from glitterball.apps.together.steps import LINES, Way, turned


@transaction.atomic
def turn(*, viewer: Viewer, at: int, way: Way, now: datetime) -> None:
    """Turn from page ``at``. Where somebody has turned it already, nothing more happens: two presses are one page.

    Turning to the lines opens them, if both have given one.
    """
    couple = couple_to_change(viewer)
    if step_of(viewer, now=now) != at:
        return
    step = turned(at, way)
    Evening.objects.update_or_create(couple=couple, defaults={"step": step, "turned_at": now})
    if step == LINES:
        open_on_occasion(viewer=viewer, subject=LIKED_LINE, now=now)
