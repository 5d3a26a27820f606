"""Two half-balls: each one's lights on their own side of the seam, and the same in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from glitterball.adapters import content
from glitterball.adapters.charts import ball_svg
from glitterball.apps.couples.access import OpenCouple
from glitterball.core.instruments import Instrument
from glitterball.core.scores import Score

Lights = Mapping[str, Score]


@dataclass(frozen=True, slots=True)
class Half:
    """One half in words: whose it is, and which sides look how."""

    name: str
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HalfBalls:
    """The drawn ball, and both its halves in words, from left to right."""

    drawn: str
    halves: tuple[Half, ...]


def half_balls(couple: OpenCouple, lights: Mapping[UUID, Lights]) -> HalfBalls:
    """The ball of ``couple`` with whatever ``lights`` say of a person; all else is plain glass."""
    instrument, words = content.latest_instrument(), content.report_words()
    people = [lights.get(person, {}) for person in couple.people]
    names = [couple.names[person] for person in couple.people]
    halves = tuple(Half(name, _said(own, instrument)) for name, own in zip(names, people, strict=True))
    title = words.ball.title.joint.format_map({"names": words.lists.join(tuple(names))})
    described = " ".join(f"{half.name}: {' '.join(half.says)}" for half in halves)
    return HalfBalls(ball_svg(people, instrument, title=title, description=described), halves)


def _said(lights: Lights, instrument: Instrument) -> tuple[str, ...]:
    """What a half shows; a side that only has a place in a whole block stands under the block's name."""
    names = {facet.id: facet.name for facet in instrument.facets if facet.kind == "scored"}
    if not names.keys() & lights.keys():
        names = {block.id: block.name for block in instrument.blocks}
    known = {scale: score for scale, score in lights.items() if scale in names}
    looks = [
        _("%(look)s: %(sides)s.") % {"look": look, "sides": ", ".join(alike)}
        for band, look in _looks()
        if (alike := [names[scale] for scale, score in known.items() if score.band == band])
    ]
    return (*looks, _("All else is plain glass.") if looks else _("All of it is plain glass."))


def _looks() -> tuple[tuple[str, str], ...]:
    return (
        ("mostly yes", _("Bright")),
        ("mixed", _("In between")),
        ("mostly no", _("Dim")),
        ("can't tell yet", _("Not clear yet")),
    )
