"""The only doors to grants: one's own, and, for a practitioner, those that stand in full."""

from datetime import datetime
from uuid import UUID

from glitterball.adapters.rows.standing import across_persons
from glitterball.apps.accounts.access import NotFoundError, owner_of
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.grants.models import Grant
from glitterball.apps.grants.scopes import SCOPES

TWO = 2


def grant_to_change(viewer: Viewer, grant_id: UUID) -> Grant:
    """One of the viewer's own grants, held until the transaction ends. The partner's does not exist."""
    row = Grant.objects.select_for_update().filter(person_id=owner_of(viewer), id=grant_id).first()
    if row is None:
        raise NotFoundError
    return row


@across_persons()
def grants_to_read(practitioner: Viewer, grant_id: UUID, *, now: datetime) -> tuple[Grant, ...]:
    """The grants that together let ``practitioner`` see something, held until the transaction ends.

    One for what is somebody's own. For what is of two, one of each: while either is missing, neither exists.
    """
    granted = Grant.objects.select_for_update(of=("self",)).standing(now).filter(practitioner_id=owner_of(practitioner))
    row = granted.filter(id=grant_id).first()
    if row is None:
        raise NotFoundError
    if not SCOPES[row.scope].is_joint:
        return (row,)
    both = tuple(granted.filter(couple_id=row.couple_id, scope=row.scope).order_by("id"))
    if len(both) != TWO:
        raise NotFoundError
    return both


@across_persons()
def grants_to(practitioner: Viewer, *, now: datetime) -> tuple[UUID, ...]:
    """Every grant through which ``practitioner`` can see something at ``now``; of two, the first stands for both."""
    own: list[UUID] = []
    joint: dict[tuple[UUID | None, str], list[UUID]] = {}
    for row in Grant.objects.standing(now).filter(practitioner_id=owner_of(practitioner)).order_by("id"):
        if SCOPES[row.scope].is_joint:
            joint.setdefault((row.couple_id, row.scope), []).append(row.id)
        else:
            own.append(row.id)
    return (*own, *(both[0] for both in joint.values() if len(both) == TWO))
