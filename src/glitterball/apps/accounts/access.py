"""The only doors to persons and to their keys. Nobody else's rows exist."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from types import MappingProxyType
from uuid import UUID

from django.db import transaction
from django.http import Http404

from glitterball.adapters.keys import Area, CannotOpenError, DataKey, NoKeyError, ShreddedError
from glitterball.adapters.keys.server import server_ring
from glitterball.adapters.rows.standing import across_persons
from glitterball.apps.accounts.models import FRESH_FOR, HELD_FOR, Door, Person
from glitterball.apps.accounts.viewer import NOBODY, Viewer


class NotFoundError(Http404):
    """It does not exist for this viewer, whether or not it exists."""


class LockedError(Exception):
    """It is this viewer's own, and closed until they type their passphrase."""


def hashed(secret: str) -> bytes:
    """What is kept of a secret that is long and random already."""
    return sha256(secret.encode()).digest()


def viewer_by(secret: str, *, now: datetime) -> Viewer:
    """The viewer whose cookie holds ``secret``; nobody, if it is unknown, has ended, or its person was deleted."""
    with across_persons() as crossing:
        door = Door.objects.select_related("person").filter(secret_hash=hashed(secret), ends_at__gt=now).first()
        if door:
            crossing.then_stand_for(door.person_id, door.person.couple_id)
    if door is None:
        return NOBODY
    return _viewer(door, secret, now)


def owner_of(viewer: Viewer) -> UUID:
    """The id under which the viewer's own rows stand; nothing exists for nobody."""
    if viewer.person is None:
        raise NotFoundError
    return viewer.person


def door_of(viewer: Viewer) -> UUID:
    """The id of the door by which the viewer came in."""
    if viewer.door is None:
        raise NotFoundError
    return viewer.door


def person_of(viewer: Viewer) -> Person:
    """The viewer's own row."""
    person = Person.objects.filter(id=owner_of(viewer)).first()
    if person is None:
        raise NotFoundError
    return person


def own_row_to_change(viewer: Viewer) -> Person:
    """The viewer's own row, held until the transaction ends."""
    person = Person.objects.select_for_update().filter(id=owner_of(viewer)).first()
    if person is None:
        raise NotFoundError
    return person


def private_key_of(viewer: Viewer) -> DataKey:
    """The key to what is private to the viewer. Raises ``LockedError`` while their passphrase keeps it."""
    if not viewer.is_unlocked:
        raise LockedError
    return viewer.unlocked[viewer.private_area]


@contextmanager
def sealing_key_of(viewer: Viewer) -> Iterator[DataKey]:
    """The key for what is saved inside, whole or not at all. Raises ``LockedError`` as ``private_key_of`` does.

    Raises ``CannotOpenError``, and saves nothing, where the area was locked or its key turned since the viewer was
    looked up: that key is being destroyed, and what it sealed would be lost. Whoever locks or turns holds the person's
    row and then each private one. So hold the row that is changed, or the person's where a new one is made: then they
    see what is saved, or this sees them.
    """
    key, owner = private_key_of(viewer), owner_of(viewer)
    with transaction.atomic():
        yield key
        if person_of(viewer).private_area != viewer.private_area:
            raise CannotOpenError
        if not server_ring().is_current(owner, viewer.private_area, key):
            raise CannotOpenError


def _viewer(door: Door, secret: str, now: datetime) -> Viewer:
    person, ring = door.person, server_ring()
    keys: dict[Area, DataKey] = {}
    try:
        if person.is_locked:
            keys["locked"] = ring.held(person.id, secret.encode(), now=now, lasts=HELD_FOR)
        else:
            keys["open"] = ring.open(person.id)
    except ShreddedError:
        return NOBODY  # being deleted right now, or a crash left the row
    except NoKeyError:
        if not person.is_locked:
            return NOBODY
    is_fresh = door.fresh_until is not None and now < door.fresh_until <= now + FRESH_FOR
    return Viewer(
        person.id,
        couple=person.couple_id,
        private_area=person.private_area,
        unlocked=MappingProxyType(keys),
        door=door.id,
        is_fresh=is_fresh,
    )
