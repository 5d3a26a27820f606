"""What somebody takes along of being a couple here: since when, until when, and their own words from ended ones."""

from datetime import date

import msgspec

from glitterball.adapters.rows.standing import across_persons
from glitterball.apps.accounts.access import owner_of
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.couples.access import couple_of, keepsakes_of
from glitterball.apps.couples.models import Couple, Keepsake

COVERS = (Couple, Keepsake)


class OfTwo(msgspec.Struct, frozen=True, kw_only=True):
    """A couple that you are or were in here. Who ended it stands nowhere."""

    since: date
    ended_on: date | None


class Couples(msgspec.Struct, frozen=True, kw_only=True):
    """The couples, the names of the one you are in now, and your own words from those that ended."""

    couples: tuple[OfTwo, ...]
    your_name: str
    partners_name: str
    taken_along: tuple[str, ...]


@across_persons()
def couples_of(viewer: Viewer) -> Couples:
    """The viewer's couples, the oldest first. What the other wants at the end is not in it, nor the viewer's own."""
    rows = Couple.objects.filter(members__person_id=owner_of(viewer)).order_by("formed_on", "id")
    mine, theirs = _names(viewer)
    return Couples(
        couples=tuple(OfTwo(since=row.formed_on, ended_on=row.separated_on) for row in rows),
        your_name=mine,
        partners_name=theirs,
        taken_along=keepsakes_of(viewer),
    )


def _names(viewer: Viewer) -> tuple[str, str]:
    if viewer.couple is None:
        return "", ""
    couple, person = couple_of(viewer), owner_of(viewer)
    return couple.names[person], couple.names[couple.partner_of(person)]
