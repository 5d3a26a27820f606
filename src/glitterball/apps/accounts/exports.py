"""What somebody takes along about themselves."""

from datetime import date, datetime

import msgspec

from glitterball.apps.accounts.access import person_of
from glitterball.apps.accounts.models import Person
from glitterball.apps.accounts.viewer import Viewer

COVERS = (Person,)


class You(msgspec.Struct, frozen=True, kw_only=True):
    """When you began, how long it is kept, and whether a passphrase of yours locks it. Times are in UTC."""

    begun_at: datetime
    has_way_in_since: date | None
    kept_until: datetime | None
    is_locked: bool


def about_you(viewer: Viewer) -> You:
    """The viewer's own row."""
    person = person_of(viewer)
    return You(
        begun_at=person.made_at,
        has_way_in_since=person.claimed_on,
        kept_until=person.kept_until,
        is_locked=person.is_locked,
    )
