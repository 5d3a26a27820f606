"""A return code as proof that what it opens is one's own, for whoever signs in to an account afterwards.

Whoever holds an open phone can make a code on it and type it at once. So the code proves something only from the next
day on, when its owner has had time to see that it is there, or together with the passphrase, which lies on no phone.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from glitterball.adapters.keys import DataKey, NoKeyError
from glitterball.adapters.keys.server import server_ring
from glitterball.adapters.rows.standing import across_persons
from glitterball.apps.accounts.access import owner_of
from glitterball.apps.accounts.actions import locks
from glitterball.apps.accounts.actions.doors import UnknownCodeError, UsedCodeError, hash_of_code
from glitterball.apps.accounts.models import Person, ReturnCode
from glitterball.apps.accounts.viewer import Viewer


class TooNewCodeError(Exception):
    """The code was made today, perhaps by whoever holds the phone right now."""


class NoPassphraseError(Exception):
    """What the code opens is locked, and nobody typed its passphrase."""


@dataclass(frozen=True, slots=True)
class Proved:
    """Whose words a code has proved to be one's own, and the key to what is private of them."""

    code: UUID
    person: UUID
    key: DataKey


@across_persons()
def prove_by_code(*, viewer: Viewer, code: str, passphrase: str, now: datetime) -> Proved:
    """Prove that the words of somebody without an account are one's own. Nothing is spent yet.

    Raises ``UnknownCodeError``, ``UsedCodeError``, ``TooNewCodeError``, ``NoPassphraseError``,
    ``WrongPassphraseError`` or ``locks.TooManyTriesError``.
    """
    row = ReturnCode.objects.select_related("person").filter(code_hash=hash_of_code(code)).first()
    if row is None or not _is_unclaimed(row.person) or row.person_id == owner_of(viewer):
        raise UnknownCodeError
    if row.used_on:
        raise UsedCodeError
    return Proved(row.id, row.person_id, _key(row, passphrase, now))


@across_persons()
def spend(proved: Proved, *, now: datetime) -> None:
    """Use the code up, inside of the transaction that it is for. Raises ``UsedCodeError``, ``UnknownCodeError``."""
    row = ReturnCode.objects.select_for_update().filter(id=proved.code).first()
    if row is None:
        raise UnknownCodeError
    if row.used_on:
        raise UsedCodeError
    row.used_on = now.date()
    row.save(update_fields=["used_on"])


def _is_unclaimed(person: Person) -> bool:
    return person.claimed_on is None and person.couple_id is None


def _key(row: ReturnCode, passphrase: str, now: datetime) -> DataKey:
    if row.person.is_locked:
        if not passphrase:
            raise NoPassphraseError
        return locks.key_by_passphrase(viewer=Viewer(row.person_id), passphrase=passphrase, now=now)
    if row.made_on and row.made_on >= now.date():
        raise TooNewCodeError
    try:
        return server_ring().open(row.person_id)
    except NoKeyError:  # its thirty days are over
        raise UnknownCodeError from None
