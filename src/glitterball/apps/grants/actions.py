"""Give a grant, end it, and read through one. Nothing is read without a line in the log of whoever gave it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from glitterball.adapters.keys.sealed import seal_into
from glitterball.adapters.rows.standing import across_persons
from glitterball.apps.accounts.access import NotFoundError, own_row_to_change, sealing_key_of
from glitterball.apps.accounts.models import Person
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.grants.access import grant_to_change, grants_to_read
from glitterball.apps.grants.models import Grant, Look
from glitterball.apps.grants.scopes import SCOPES, Scope

LONGEST = timedelta(days=366)


class UnfitTimeError(ValueError):
    """A grant ends after it begins, and within a year."""


class AlreadyGrantedError(Exception):
    """The same stands already: end it first to give it anew."""


@dataclass(frozen=True, slots=True)
class Pass:
    """That a practitioner may read ``scope`` of these people now. It exists only with a line in the log."""

    scope: Scope
    people: tuple[UUID, ...]
    couple: UUID | None


def give_grant(
    *, viewer: Viewer, practitioner: UUID, called: str, scope: Scope, until: datetime, now: datetime
) -> UUID:
    """Let ``practitioner`` see ``scope`` until then. For what is of two this is one of the two signatures."""
    if not now < until <= now + LONGEST:
        raise UnfitTimeError
    with sealing_key_of(viewer) as key:
        person = own_row_to_change(viewer)
        if scope.is_joint and person.couple_id is None:
            raise NotFoundError
        _refuse_one_of_the_two(person, practitioner)
        same = Grant.objects.filter(person=person, practitioner_id=practitioner, scope=scope.id, ended_at=None)
        same.exclude(id__in=Grant.objects.standing(now).values("id")).update(ended_at=now)
        if same.exists():
            raise AlreadyGrantedError
        couple = person.couple_id if scope.is_joint else None
        grant = Grant(person=person, practitioner_id=practitioner, couple_id=couple, scope=scope.id)
        grant.given_at, grant.ends_at = now, until
        seal_into(grant, "called", called, key)
        grant.save(force_insert=True)
    return grant.id


@transaction.atomic
def end_grant(*, viewer: Viewer, grant: UUID, now: datetime) -> None:
    """End one's own grant at once. For what is of two that is enough."""
    row = grant_to_change(viewer, grant)
    if row.ended_at is None:
        row.ended_at = now
        row.save(update_fields=["ended_at"])


@across_persons()
@transaction.atomic
def read_through(*, practitioner: Viewer, grant: UUID, now: datetime) -> Pass:
    """Open a way to what was granted, and write it into the log of everybody who gave it. Raises ``NotFoundError``."""
    rows = grants_to_read(practitioner, grant, now=now)
    Look.objects.bulk_create(Look(person_id=row.person_id, grant=row, at=now) for row in rows)
    return Pass(SCOPES[rows[0].scope], tuple(row.person_id for row in rows), rows[0].couple_id)


@across_persons()
def _refuse_one_of_the_two(person: Person, practitioner: UUID) -> None:
    """A partner is shown things by releasing them, with a preview and a day to think, and in no other way."""
    other = Person.objects.filter(id=practitioner).exclude(id=person.id).first()
    if other is None or (other.couple_id is not None and other.couple_id == person.couple_id):
        raise NotFoundError
