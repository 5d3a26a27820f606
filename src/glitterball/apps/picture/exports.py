"""What somebody takes along of showing sides: what they show, and of the other's what both show today."""

from datetime import date

import msgspec

from glitterball.adapters import content
from glitterball.apps.accounts.access import owner_of
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.picture.access import joint_of, own_release_of
from glitterball.apps.picture.models import Release
from glitterball.core.scores import Score
from glitterball.core.scores.bands import interval

COVERS = (Release,)
DIMMEST, BRIGHTEST = 0, 100


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A side that you show, as it was when you showed it: your own view, or your guess of your partner's."""

    side: str
    viewpoint: str
    looks: str
    value: float
    standard_error: float
    answers: int


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A side of one of you as both can see it: how it looks, and between which numbers from 0 to 100 it lies."""

    looks: str
    low: int
    high: int


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """A side that both of you show."""

    side: str
    yours: Seen
    theirs: Seen


class Sides(msgspec.Struct, frozen=True, kw_only=True):
    """What you show and since when, and what you both show on the day of this file."""

    since: date | None
    shown: tuple[Shown, ...]
    both_show: tuple[Side, ...]


def sides_of(viewer: Viewer, day: date) -> Sides:
    """What the viewer shows, and what the joint pages show of both on ``day``, no more of the other than these."""
    if viewer.couple is None:
        return Sides(since=None, shown=(), both_show=())
    release = own_release_of(viewer)
    scores = [*release.released.own.values(), *release.released.guesses.values()] if release else []
    shown = sorted((_shown(score) for score in scores), key=lambda one: (one.viewpoint, one.side))
    return Sides(since=release.first_on if release else None, shown=tuple(shown), both_show=_both_show(viewer, day))


def _both_show(viewer: Viewer, day: date) -> tuple[Side, ...]:
    found = joint_of(viewer, day)
    if found is None:
        return ()
    place = found.couple.people.index(owner_of(viewer))
    mine, theirs = found.people[place].own, found.people[1 - place].own
    sides = (Side(side=_name(scale), yours=_seen(mine[scale]), theirs=_seen(theirs[scale])) for scale in mine)
    return tuple(sorted(sides, key=lambda one: one.side))


def _shown(score: Score) -> Shown:
    return Shown(
        side=_name(score.scale),
        viewpoint=score.viewpoint,
        looks=score.band,
        value=score.value,
        standard_error=score.standard_error,
        answers=score.n_answers,
    )


def _seen(score: Score) -> Seen:
    low, high = interval(score.value, score.standard_error)
    return Seen(looks=score.band, low=max(DIMMEST, round(low)), high=min(BRIGHTEST, round(high)))


def _name(scale: str) -> str:
    """A side as people call it; its id, where a later version of the check no longer has it."""
    instrument = content.latest_instrument()
    found = instrument.facet_by_id.get(scale) or instrument.block_by_id.get(scale)
    return found.name if found else scale
