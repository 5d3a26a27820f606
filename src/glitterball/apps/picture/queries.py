"""What the pages about showing sides show to the one they belong to, and the two half-balls."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from glitterball.adapters import content
from glitterball.apps.accounts.access import owner_of
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.couples.access import couple_of
from glitterball.apps.picture.access import choice_of, joint_of, own_release_of
from glitterball.apps.picture.actions import addable, digest_of
from glitterball.apps.picture.halves import HalfBalls, half_balls
from glitterball.apps.sittings.access import latest_sitting_id, sitting_of
from glitterball.core.instruments import Instrument
from glitterball.core.picture import Picture, Released, release
from glitterball.core.reports import Person
from glitterball.core.reports.facets import facets
from glitterball.core.reports.material import Material
from glitterball.core.reports.model import Facets
from glitterball.core.scores import AssumedMean, PersonScores, Score, score_sheet

NOTHING = Released({}, {})


@dataclass(frozen=True, slots=True)
class Side:
    """A block or facet by name."""

    scale: str
    name: str
    plain: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The sides of one block that can be chosen."""

    name: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class HomePage:
    """The two half-balls, and where one's own picture stands."""

    balls: HalfBalls
    own_picture_of: UUID | None


@dataclass(frozen=True, slots=True)
class Preview:
    """Exactly what the other would see of one person: half a ball and the rows of the table."""

    balls: HalfBalls
    name: str
    sides: Facets
    described: tuple[str, ...]
    guesses: tuple[str, ...]
    left_out: tuple[str, ...]  # chosen, and kept back by the rule of wholes
    looked_at: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing of what was chosen can be shown any more."""
        return not self.sides.blocks and not self.described


@dataclass(frozen=True, slots=True)
class SharingPage:
    """What one shows, and what one thinks about showing."""

    shown: tuple[Side, ...]
    thinking: tuple[Side, ...]
    ready_at: datetime | None


def own_scores_of(viewer: Viewer) -> PersonScores | None:
    """The viewer's own scores from their newest sitting; nothing before the first one."""
    latest = latest_sitting_id(viewer)
    if latest is None:
        return None
    sitting = sitting_of(viewer, latest)
    return score_sheet(sitting.course.sheet(sitting.instrument), method=AssumedMean())


def home_page(viewer: Viewer, day: date) -> HomePage:
    """What both have released, the same for both; all else is plain glass. What one keeps is on no page of two."""
    couple, joint = couple_of(viewer), joint_of(viewer, day)
    lights = {person: dict(one.own) for person, one in zip(couple.people, joint.people, strict=True)} if joint else {}
    return HomePage(half_balls(couple, lights), latest_sitting_id(viewer))


def offered_to(viewer: Viewer) -> tuple[Group, ...]:
    """Every side that the viewer can choose to show and does not show yet, by block."""
    scores, shown = own_scores_of(viewer), own_release_of(viewer)
    if scores is None:
        return ()
    able = release(scores, "all").own.keys() - (shown.released.own.keys() if shown else set())
    instrument = scores.instrument
    groups = []
    for block in instrument.blocks:
        scales = [scale for scale in (block.id, *(f.id for f in instrument.facets_of(block.id))) if scale in able]
        if scales:
            groups.append(Group(block.name, tuple(_side(scale, instrument) for scale in scales)))
    return tuple(groups)


def sharing_page(viewer: Viewer) -> SharingPage:
    """What the viewer shows and thinks about showing."""
    shown, chosen = own_release_of(viewer), choice_of(viewer)
    instrument = content.latest_instrument()
    return SharingPage(
        _sides(shown.released.own, instrument) if shown else (),
        _sides(dict.fromkeys(chosen.scales), instrument) if chosen else (),
        chosen.ready_at if chosen else None,
    )


def preview_of(viewer: Viewer) -> Preview | None:
    """What the other would see of what the viewer has chosen; nothing if nothing is chosen."""
    couple, scores, chosen = couple_of(viewer), own_scores_of(viewer), choice_of(viewer)
    if scores is None or chosen is None:
        return None
    before = own_release_of(viewer)
    more = addable(scores, chosen.scales, before)
    whole = Released((before.released if before else NOTHING).own | more.own, more.guesses)
    instrument = scores.instrument
    described = [f.name for f in instrument.facets if f.kind == "described" and f.id in whole.own]
    return Preview(
        half_balls(couple, {owner_of(viewer): whole.own}),
        couple.names[owner_of(viewer)],
        _table(whole.own, couple.names[owner_of(viewer)], instrument),
        tuple(described),
        tuple(instrument.facet_by_id[facet].name for facet in sorted(more.guesses)),
        tuple(side.name for side in _sides(dict.fromkeys(set(chosen.scales) - more.own.keys()), instrument)),
        digest_of(more),
    )


def _table(own: dict[str, Score], name: str, instrument: Instrument) -> Facets:
    """The rows of the joint table with one person's bars, made by what makes the joint one."""
    knowledge, words = content.picture_knowledge(), content.report_words()
    picture = Picture("joint", (own,), ())
    return facets(Material(picture, (), (), (Person(name),), instrument, knowledge, words))


def _sides(scales: Mapping[str, object], instrument: Instrument) -> tuple[Side, ...]:
    return tuple(_side(scale, instrument) for scale in instrument.shareable() if scale in scales)


def _side(scale: str, instrument: Instrument) -> Side:
    knowledge = content.picture_knowledge()
    if scale in instrument.block_by_id:
        name = _("%(block)s as a whole") % {"block": instrument.block_by_id[scale].name}
        return Side(scale, name, knowledge.blocks[scale].plain)
    words = knowledge.facets.get(scale) or knowledge.styles[scale]
    return Side(scale, instrument.facet_by_id[scale].name, words.plain)
