"""The only doors to sittings. A sitting that is not the viewer's own does not exist."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from glitterball.adapters import content
from glitterball.adapters.keys.sealed import opened
from glitterball.apps.accounts.access import NotFoundError, owner_of, private_key_of
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.sittings import sheets
from glitterball.apps.sittings.models import Sitting
from glitterball.core.instruments import Instrument
from glitterball.core.sittings import Course


@dataclass(frozen=True)
class OpenSitting:
    """A sitting as its owner may see it."""

    id: UUID
    instrument: Instrument
    course: Course
    marks: Mapping[str, str]  # finding id → what its owner thinks of it
    likes: str


def sitting_of(viewer: Viewer, sitting_id: UUID) -> OpenSitting:
    """One of the viewer's own sittings, opened."""
    key = private_key_of(viewer)
    row = Sitting.objects.filter(person_id=owner_of(viewer), id=sitting_id).first()
    if row is None:
        raise NotFoundError
    return OpenSitting(
        row.id,
        content.instruments()[row.version],
        sheets.read_course(opened(row, "sheet", key)),
        sheets.read_marks(opened(row, "marks", key)),
        opened(row, "likes", key),
    )


def row_to_change(viewer: Viewer, sitting_id: UUID) -> Sitting:
    """The row of one of the viewer's own sittings, held until the transaction ends."""
    row = Sitting.objects.select_for_update().filter(person_id=owner_of(viewer), id=sitting_id).first()
    if row is None:
        raise NotFoundError
    return row


def latest_sitting_id(viewer: Viewer) -> UUID | None:
    """The sitting that the viewer goes on with, if there is one: the newest that they did not set aside."""
    own = Sitting.objects.filter(person_id=owner_of(viewer), is_aside=False)
    return own.order_by("-begun_on", "id").values_list("id", flat=True).first()


def sittings_aside_of(viewer: Viewer) -> tuple[tuple[UUID, date], ...]:
    """The viewer's own sittings that they set aside, with the day on which each began."""
    own = Sitting.objects.filter(person_id=owner_of(viewer), is_aside=True).order_by("begun_on", "id")
    return tuple(own.values_list("id", "begun_on"))
