"""Begin, come back on another device, and sign out."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from glitterball.adapters import chance
from glitterball.adapters.keys.server import server_ring
from glitterball.adapters.rows.standing import across_persons, stand_for
from glitterball.apps.accounts.access import door_of, hashed, own_row_to_change, owner_of
from glitterball.apps.accounts.models import FRESH_FOR, Door, Person, ReturnCode
from glitterball.apps.accounts.viewer import Viewer

LASTS, STAYS_FOR = timedelta(hours=12), timedelta(days=14)
DOUBLE_SUBMIT = timedelta(minutes=1)  # within which the same page sent twice is one beginning
CODE_GROUPS = 4  # of four characters: 78 bits, beyond guessing


class UnknownCodeError(Exception):
    """No such return code: mistyped, replaced by a newer one, or its person is gone."""


class UsedCodeError(Exception):
    """The return code has opened a device before."""


class AlreadyBegunError(Exception):
    """This page has begun something before; ``person`` can still be joined where it was a double submit."""

    def __init__(self, person: UUID | None) -> None:
        super().__init__()
        self.person = person


def make_person(*, once: str, now: datetime) -> Person:
    """A new person, their key made before their row. Raises ``AlreadyBegunError`` for a page that was sent twice."""
    with across_persons():
        earlier = Person.objects.filter(begun_once=hashed(once)).first()
    if earlier:
        is_double = abs(now - earlier.made_at) < DOUBLE_SUBMIT
        raise AlreadyBegunError(earlier.id if is_double else None)
    person = Person(made_at=now, begun_once=hashed(once))
    server_ring().make(person.id)
    stand_for(person.id)
    try:
        with transaction.atomic():
            person.save(force_insert=True)
    except IntegrityError:  # the two submits of a double click ran side by side; the other one won
        server_ring().shred(person.id, now=now)
        with across_persons():
            winner = Person.objects.values_list("id", flat=True).get(begun_once=hashed(once))
        raise AlreadyBegunError(winner) from None
    return person


@transaction.atomic
def open_door(*, person: UUID, stays: bool, now: datetime, is_proved: bool = False) -> str:
    """Let one more device in; one that has just proved whose it is counts as fresh. The secret for its cookie."""
    secret, lasts = chance.secret(), STAYS_FOR if stays else LASTS
    fresh_until = now + FRESH_FOR if is_proved else None
    stand_for(person)
    Door.objects.create(person_id=person, secret_hash=hashed(secret), ends_at=now + lasts, fresh_until=fresh_until)
    return secret


def prove(*, viewer: Viewer, now: datetime) -> None:
    """Whoever is at this door has just proved who they are."""
    Door.objects.filter(id=door_of(viewer), person_id=owner_of(viewer)).update(fresh_until=now + FRESH_FOR)


def end_door(*, viewer: Viewer, door: UUID) -> None:
    """Close one of the viewer's own devices; one that is not theirs, or gone already, changes nothing."""
    Door.objects.filter(id=door, person_id=owner_of(viewer)).delete()


@transaction.atomic
def end_other_doors(*, viewer: Viewer) -> None:
    """Close every device of the viewer but this one, and forget the return code that nobody used."""
    Door.objects.filter(person_id=owner_of(viewer)).exclude(id=door_of(viewer)).delete()
    ReturnCode.objects.filter(person_id=owner_of(viewer), used_on=None).delete()


@transaction.atomic
def make_return_code(*, viewer: Viewer, now: datetime) -> str:
    """A code that opens one more device; an older one that nobody used no longer does."""
    person = own_row_to_change(viewer)
    person.return_codes.filter(used_on=None).delete()
    code = chance.spoken_code(CODE_GROUPS)
    ReturnCode.objects.create(person=person, code_hash=hash_of_code(code), made_on=now.date())
    return code


@transaction.atomic
def come_back(*, code: str, stays: bool, now: datetime) -> str:
    """Open a device with a return code, which is spent by it. The secret for its cookie."""
    with across_persons():
        row = ReturnCode.objects.select_for_update().filter(code_hash=hash_of_code(code)).first()
    if row is None:
        raise UnknownCodeError
    if row.used_on:
        raise UsedCodeError
    stand_for(row.person_id)
    row.used_on = now.date()
    row.save(update_fields=["used_on"])
    return open_door(person=row.person_id, stays=stays, now=now)


@transaction.atomic
def sign_out(*, viewer: Viewer, secret: str) -> None:
    """Close the door of this device, and forget what it had unlocked."""
    person = owner_of(viewer)
    Door.objects.filter(person_id=person, secret_hash=hashed(secret)).delete()
    Person.objects.filter(id=person).update(begun_once=None)
    server_ring().let_go(person)


def hash_of_code(code: str) -> bytes:
    """The hash of a code as it was shown, however somebody typed it."""
    return hashed("".join(code.split()).replace("-", "").upper())
