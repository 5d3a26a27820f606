"""What somebody granted, and who looked."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise

from glitterball.adapters.keys.sealed import opened
from glitterball.apps.accounts.access import owner_of, private_key_of
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.grants.models import Grant
from glitterball.apps.grants.scopes import SCOPES

MOST_LOOKS = 50  # a page's worth; an export has all


@dataclass(frozen=True, slots=True)
class GivenGrant:
    """A grant as whoever gave it sees it."""

    id: UUID
    called: str
    title: Promise
    is_joint: bool
    given_at: datetime
    ends_at: datetime
    stands: bool
    looks: tuple[datetime, ...]  # the newest first


def grants_given(viewer: Viewer, *, now: datetime) -> tuple[GivenGrant, ...]:
    """The viewer's own grants, the newest first, each with every look through it. Of the partner's, nothing."""
    key = private_key_of(viewer)
    own = Grant.objects.filter(person_id=owner_of(viewer))
    standing = set(own.standing(now).values_list("id", flat=True))
    return tuple(
        GivenGrant(
            row.id,
            opened(row, "called", key),
            SCOPES[row.scope].title,
            SCOPES[row.scope].is_joint,
            row.given_at,
            row.ends_at,
            row.id in standing,
            tuple(sorted((look.at for look in row.looks.all()), reverse=True)[:MOST_LOOKS]),
        )
        for row in own.prefetch_related("looks").order_by("-given_at", "id")
    )
