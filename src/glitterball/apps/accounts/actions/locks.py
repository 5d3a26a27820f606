"""Lock what is private with a passphrase of one's own, and open it for some minutes.

What was written before is sealed anew with the locked key, and the open key it was sealed with is destroyed; so nothing
that an older copy of the database holds can be read with the master key alone.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.apps import apps
from django.db import models, transaction

from glitterball.adapters import chance
from glitterball.adapters.keys import DataKey, NoKeyError, WrongPassphraseError, turning
from glitterball.adapters.keys.sealed import opened, seal_into, sealed_columns
from glitterball.adapters.keys.server import server_ring
from glitterball.adapters.rows.standing import across_persons
from glitterball.apps.accounts.access import own_row_to_change, person_of
from glitterball.apps.accounts.models import HELD_FOR, Person
from glitterball.apps.accounts.viewer import Viewer

MOST_TRIES = 10
WAIT = timedelta(minutes=15)
RECOVERY_GROUPS = 6  # of four characters: 117 bits


class AlreadyLockedError(Exception):
    """There is a passphrase already."""


class TooManyTriesError(Exception):
    """Ten wrong passphrases in a row; the next try is in ``minutes``."""

    def __init__(self, minutes: int) -> None:
        super().__init__()
        self.minutes = minutes


def lock(*, viewer: Viewer, passphrase: str, secret: str, now: datetime) -> str:
    """Lock what is private with ``passphrase``, and hold it open for this device. The recovery code to print."""
    code = chance.spoken_code(RECOVERY_GROUPS)
    with transaction.atomic():
        person = own_row_to_change(viewer)
        if person.is_locked:
            raise AlreadyLockedError
        before = server_ring().open(person.id)  # not the viewer's, whose key may have turned since
        after = server_ring().lock(person.id, passphrase, code)
        for row in private_rows_of(person):
            _seal_anew(row, before, after)
        person.is_locked = True
        person.save(update_fields=["is_locked"])
    server_ring().destroy_open(person.id)
    server_ring().hold(person.id, after, secret.encode(), now=now, lasts=HELD_FOR)
    return code


@across_persons()
def finish_locks() -> int:
    """Destroy the open key of everybody whose lock was cut off between its rows and that. How many there were.

    Nothing of somebody who is locked is sealed with it any more, and nothing will be (``sealing_key_of``).
    """
    ring = server_ring()
    left = Person.objects.filter(id__in=ring.with_both(), is_locked=True).values_list("id", flat=True)
    for person in left:
        ring.destroy_open(person)
    return len(left)


def unlock(*, viewer: Viewer, passphrase: str, secret: str, now: datetime) -> None:
    """Hold the private area open for this device. Raises ``WrongPassphraseError`` or ``TooManyTriesError``."""
    person = _count_a_try(viewer, now)
    key = turning.turn_locked(server_ring(), person.id, passphrase)
    _forget_tries(person)
    if key.before:
        _seal_all_anew(person, key)
    server_ring().hold(person.id, key, secret.encode(), now=now, lasts=HELD_FOR)


def key_by_passphrase(*, viewer: Viewer, passphrase: str, now: datetime) -> DataKey:
    """The key of the locked area, held open for no device. Raises as ``unlock`` does."""
    person = _count_a_try(viewer, now)
    key = server_ring().unlock(person.id, passphrase)
    _forget_tries(person)
    return key


def recover(*, viewer: Viewer, code: str, passphrase: str, secret: str, now: datetime) -> None:
    """Open with the printed recovery code, and set a new passphrase. Raises as ``unlock`` does."""
    person = _count_a_try(viewer, now)
    try:
        key = server_ring().recover(person.id, code, passphrase)
    except NoKeyError:
        raise WrongPassphraseError from None
    _forget_tries(person)
    server_ring().hold(person.id, key, secret.encode(), now=now, lasts=HELD_FOR)


def close(*, viewer: Viewer) -> None:
    """Close the private area at once."""
    server_ring().let_go(person_of(viewer).id)


def private_rows_of(person: Person) -> Iterator[models.Model]:
    """Every row of ``person`` that is private, in whichever app; held until the transaction ends."""
    for model in apps.get_models():
        keeping = getattr(model, "keeping", None)
        if keeping and keeping.area == "private" and keeping.owner == "person":
            rows = model._default_manager  # noqa: SLF001 - Django documents it under this name
            yield from rows.select_for_update().filter(person_id=person.id)


def _seal_all_anew(person: Person, key: DataKey) -> None:
    """The locked key has turned: seal with the new one what the old one seals, and destroy that."""
    with transaction.atomic():
        own_row_to_change(Viewer(person.id))
        for row in private_rows_of(person):
            _seal_anew(row, key, key)
    turning.forget_locked_before(server_ring(), person.id)


def _seal_anew(row: models.Model, before: DataKey, after: DataKey) -> None:
    columns = [column for column in sealed_columns(type(row)) if getattr(row, column)]
    for column in columns:
        seal_into(row, column, opened(row, column, before), after)
    row.save(update_fields=columns)


@transaction.atomic
def _count_a_try(viewer: Viewer, now: datetime) -> Person:
    """Count the try before it is made, so that many at once don't get more than ten."""
    person = own_row_to_change(viewer)
    if person.wait_until and now < person.wait_until:
        wait = min(person.wait_until - now, WAIT)  # a clock that was set back must not make it longer
        raise TooManyTriesError(1 + int(wait.total_seconds() // 60))
    person.wrong_tries += 1
    if person.wrong_tries >= MOST_TRIES:
        person.wait_until = now + WAIT
    person.save(update_fields=["wrong_tries", "wait_until"])
    return person


def _forget_tries(person: Person) -> None:
    Person.objects.filter(id=person.id).update(wrong_tries=0, wait_until=None)
