"""Commit an answer, give it freely, keep it, drop it, and open what both have said: each whole or not at all.

Nothing here leaves a trace that the other could read: an answer that was taken back is as one that was never given.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from glitterball.adapters.keys.sealed import seal_into
from glitterball.adapters.keys.server import server_ring
from glitterball.adapters.rows.standing import across_persons
from glitterball.apps.accounts.access import NotFoundError, own_row_to_change, owner_of, sealing_key_of
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.reveals import spent
from glitterball.apps.reveals.access import (
    committed_in,
    exchange_to_change,
    is_revealed,
    kept_to_change,
    part_to_change,
    readable,
)
from glitterball.apps.reveals.commitments import ChangedError, Committed
from glitterball.apps.reveals.models import Exchange, KeptAnswer, Part, PartKey, Revealed
from glitterball.apps.reveals.subjects import SUBJECTS, Subject

TWO = 2


class AlreadyCommittedError(Exception):
    """There is an answer already, and it can't be changed unseen: it has to be taken back first."""


class AlreadyRevealedError(Exception):
    """Both have answered and both have seen it: it is the couple's now."""


class TooEarlyError(Exception):
    """What was only committed may be given after two days: showing more takes time to think."""


@transaction.atomic
def commit(
    *, viewer: Viewer, subject: Subject, words: str, now: datetime, tells: bool = False, freely: bool = False
) -> None:
    """Answer, to be seen by the other when both have; ``freely``, also if they have not. ``tells`` lets them know."""
    exchange = exchange_to_change(viewer, subject)
    if exchange.parts.filter(person_id=owner_of(viewer)).exists():
        raise AlreadyCommittedError
    part = Part(exchange=exchange, person_id=owner_of(viewer), tells=tells, is_free=freely)
    committed = Committed.now(words, now)
    part.commitment = committed.hash_for(exchange.id, part.person_id)
    _close(part, committed)
    if not subject.waits:
        _open_what_may(exchange, now)


@transaction.atomic
def open_on_occasion(*, viewer: Viewer, subject: Subject, now: datetime) -> None:
    """Open what was said to a subject that waits for this: both answers, or the one that was given freely."""
    _open_what_may(exchange_to_change(viewer, subject), now)


@transaction.atomic
def give_freely(*, viewer: Viewer, part: UUID, now: datetime) -> None:
    """Let the other see one's own answer though they have not answered. Raises ``TooEarlyError``."""
    row = part_to_change(viewer, part)
    if row.exchange.couple_id != viewer.couple:
        raise NotFoundError
    if not row.is_free:
        if not _committed(row).has_waited(now):
            raise TooEarlyError
        row.is_free = True
        row.save(update_fields=["is_free"])
        if not SUBJECTS[row.exchange.about].waits:
            _open_what_may(row.exchange, now)


def keep(*, viewer: Viewer, part: UUID) -> None:
    """Take one's answer back and keep it for oneself. Raises ``AlreadyRevealedError``."""
    with sealing_key_of(viewer) as key:
        row = part_to_change(viewer, part)
        _refuse_what_is_shared(viewer, row)
        kept = KeptAnswer(person=own_row_to_change(viewer), about=row.exchange.about)
        seal_into(kept, "words", _committed(row).words, key)
        kept.save(force_insert=True)
        row.delete()


@transaction.atomic
def drop(*, viewer: Viewer, part: UUID) -> None:
    """Take one's answer back and forget it. Raises ``AlreadyRevealedError``."""
    row = part_to_change(viewer, part)
    _refuse_what_is_shared(viewer, row)
    row.delete()


@transaction.atomic
def forget(*, viewer: Viewer, kept: UUID) -> None:
    """Forget what one kept for oneself."""
    kept_to_change(viewer, kept).delete()


def _refuse_what_is_shared(viewer: Viewer, part: Part) -> None:
    """What both have seen is theirs while they are a couple here; after that, each one's words are their own again."""
    if part.exchange.couple_id == viewer.couple and is_revealed(part):
        raise AlreadyRevealedError


def _committed(part: Part) -> Committed:
    """What stands in one's own answer; one that was changed outside is shown on no page, so it does not exist here."""
    try:
        return committed_in(part)
    except ChangedError:
        raise NotFoundError from None


def _close(part: Part, committed: Committed) -> None:
    """Save a new answer under a key of its own, made before the row that it seals."""
    PartKey.objects.create(id=part.id)
    seal_into(part, "committed", committed.write(), server_ring().make(part.id))
    part.save(force_insert=True)


@across_persons()
def _open_what_may(exchange: Exchange, now: datetime) -> None:
    parts = list(readable(exchange.parts.select_related("exchange", "revealed")))
    for part, committed in parts:
        if not part.is_open and (len(parts) == TWO or part.is_free):
            _open(part, committed, now)


def _open(part: Part, committed: Committed, now: datetime) -> None:
    """Put the words under the couple's key; the key of their own goes once this is saved."""
    couple = part.exchange.couple_id
    key = server_ring().open(couple)
    words = Revealed(part=part, person_id=part.person_id, couple_id=couple)
    seal_into(words, "words", committed.words, key)
    seal_into(part, "committed", committed.proof.write(), key)
    part.is_open = True
    part.save()
    words.save(force_insert=True)
    spent.destroy_when_saved(now)
