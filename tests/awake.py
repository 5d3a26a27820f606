"""A day on which no side of a couple rests, for what looks at sides through a server of its own.

A side rests now and then, on days that follow from the couple's key (docs/methods/resting.md): so the keys turn, as
``glitterball keys`` does it, until today is no such day.
"""

from glitterball.adapters import clock, content
from glitterball.adapters.keys.derived import seed_of
from glitterball.apps.accounts.actions import turning
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.couples.access import couple_of
from glitterball.core.picture import is_resting


def let_nothing_rest(viewer: Viewer) -> None:
    """Turn the keys until nothing of the viewer's couple rests today."""
    scales = tuple(content.latest_instrument().shareable())
    while any(is_resting(seed_of(couple_of(viewer).key, "resting"), scale, clock.now().date()) for scale in scales):
        turning.put_new_keys()
        turning.seal_all_anew(lambda *_: None)
