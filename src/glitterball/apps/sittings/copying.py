"""Copy the sittings of one's own earlier self to one's account: sealed anew, and nothing taken away where they were."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from glitterball.adapters.keys import CannotOpenError, DataKey
from glitterball.adapters.keys.sealed import opened, seal_into, sealed_columns
from glitterball.adapters.rows.standing import across_persons
from glitterball.apps.accounts.access import own_row_to_change, owner_of, private_key_of
from glitterball.apps.accounts.actions import codes
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.sittings.models import Sitting


def bring_along(*, viewer: Viewer, proved: codes.Proved, goes_on_with_it: bool, now: datetime) -> None:
    """Copy what ``proved`` opens, all or nothing, and spend its code. What is not gone on with is set aside.

    Nothing is deleted: there the sittings stay until their thirty days are over, here the earlier ones stay as well.
    """
    key, owner = private_key_of(viewer), owner_of(viewer)
    with transaction.atomic(), across_persons():
        codes.spend(proved, now=now)
        if own_row_to_change(viewer).private_area != viewer.private_area:
            raise CannotOpenError  # locked in another tab meanwhile: the gate asks, and this is done then
        if goes_on_with_it:
            Sitting.objects.filter(person_id=owner, is_aside=False).update(is_aside=True)
        for row in Sitting.objects.filter(person_id=proved.person).order_by("begun_on", "id"):
            _copy(row, owner, proved.key, key, is_aside=row.is_aside or not goes_on_with_it)


def _copy(row: Sitting, owner: UUID, before: DataKey, after: DataKey, *, is_aside: bool) -> None:
    copy = Sitting(person_id=owner, version=row.version, begun_on=row.begun_on, is_aside=is_aside)
    for column in sealed_columns(Sitting):
        if getattr(row, column):
            seal_into(copy, column, opened(row, column, before), after)
    copy.save(force_insert=True)
