"""What somebody takes along of what they let others see: each grant with every look through it."""

from datetime import datetime

import msgspec

from glitterball.adapters.keys.sealed import opened
from glitterball.apps.accounts.access import owner_of, private_key_of
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.grants.models import Grant, Look
from glitterball.apps.grants.scopes import SCOPES

COVERS = (Grant, Look)


class Granted(msgspec.Struct, frozen=True, kw_only=True):
    """Whom you let see something, and when they looked. Times are in UTC."""

    who: str
    what: str
    is_of_two: bool
    given_at: datetime
    ends_at: datetime
    ended_at: datetime | None
    looks: tuple[datetime, ...]


def granted_to(viewer: Viewer) -> tuple[Granted, ...]:
    """The viewer's own grants, the oldest first. Of the partner's, nothing."""
    key = private_key_of(viewer)
    rows = Grant.objects.filter(person_id=owner_of(viewer)).prefetch_related("looks").order_by("given_at", "id")
    return tuple(
        Granted(
            who=opened(row, "called", key),
            what=str(SCOPES[row.scope].title),
            is_of_two=SCOPES[row.scope].is_joint,
            given_at=row.given_at,
            ends_at=row.ends_at,
            ended_at=row.ended_at,
            looks=tuple(sorted(look.at for look in row.looks.all())),
        )
        for row in rows
    )
