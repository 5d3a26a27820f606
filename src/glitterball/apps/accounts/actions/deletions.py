"""Leave for good: the keys first, then the rows; what a crash left half done is finished at the next start."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.dispatch import Signal

from glitterball.adapters.keys.server import server_ring
from glitterball.adapters.rows.standing import across_persons
from glitterball.apps.accounts.access import person_of
from glitterball.apps.accounts.models import A_DAY, Person
from glitterball.apps.accounts.viewer import Viewer

leaving = Signal()  # somebody (``person``) is about to go: end what they are part of, in the same transaction


def delete_everything(*, viewer: Viewer, now: datetime) -> None:
    """Destroy the viewer's keys, so that no copy can be read, and then their rows."""
    _delete(person_of(viewer).id, now)


@across_persons()
def finish_deletions() -> int:
    """Take away the rows of everybody whose keys are destroyed already. How many there were."""
    gone = server_ring().shredded()
    left = [person for person in Person.objects.values_list("id", flat=True) if person in gone]
    for person in left:
        _delete_rows(person)
    return len(left)


@across_persons()
def let_unclaimed_go(*, now: datetime) -> int:
    """Delete whoever nobody has claimed for 30 days. How many went.

    A person is marked first and goes a day later at the earliest: a clock that jumps ahead for an hour takes nobody.
    """
    Person.objects.exclude(overdue_at=None).exclude(id__in=Person.objects.overdue(now)).update(overdue_at=None)
    Person.objects.overdue(now).filter(overdue_at=None).update(overdue_at=now)
    due = list(Person.objects.overdue(now).filter(overdue_at__lte=now - A_DAY).values_list("id", flat=True))
    for person in due:
        _delete(person, now)
    return len(due)


def _delete(person: UUID, now: datetime) -> None:
    server_ring().shred(person, now=now)
    _delete_rows(person)


def _delete_rows(person: UUID) -> None:
    """All rows of somebody, held as everybody holds them: couple, person, what is theirs. Else two wait for ever."""
    is_gone = False
    while not is_gone:
        with transaction.atomic():
            leaving.send(sender=Person, person=person)
            row = Person.objects.select_for_update().filter(id=person).first()
            if is_gone := row is None or row.couple_id is None:  # else somebody said yes to them meanwhile
                Person.objects.filter(id=person).delete()
