"""The only doors to answers. A closed one exists for whoever wrote it and for nobody else."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from glitterball.adapters.keys import CannotOpenError, NoKeyError
from glitterball.adapters.keys.sealed import opened
from glitterball.adapters.keys.server import server_ring
from glitterball.adapters.rows.standing import across_persons
from glitterball.apps.accounts.access import NotFoundError, owner_of, private_key_of
from glitterball.apps.accounts.models import Person
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.reveals.commitments import ChangedError, Committed
from glitterball.apps.reveals.models import Exchange, KeptAnswer, Part
from glitterball.apps.reveals.subjects import SUBJECTS, Subject

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """An answer as whoever wrote it sees it: given to the other or not, open on both sides, to be given now."""

    id: UUID
    title: Promise
    words: str
    is_given: bool = False
    is_revealed: bool = False
    can_give: bool = False


@dataclass(frozen=True, slots=True)
class FrozenAnswer:
    """An open answer of a couple that has ended."""

    id: UUID
    title: Promise
    is_own: bool
    words: str


@dataclass(frozen=True, slots=True)
class OpenAnswer:
    """An open answer as both see it."""

    person: UUID
    words: str


def couple_of(viewer: Viewer) -> UUID:
    """The couple that the viewer is in now; nothing of two exists for anybody else, an ex included."""
    if viewer.couple is None:
        raise NotFoundError
    return viewer.couple


@across_persons()
def exchange_to_change(viewer: Viewer, subject: Subject) -> Exchange:
    """The exchange of the viewer's own couple, both persons held until the transaction ends."""
    couple = couple_of(viewer)
    held = Person.objects.select_for_update().filter(couple_id=couple).order_by("id")
    if viewer.person not in {person.id for person in held}:  # separated since the viewer was looked up
        raise NotFoundError
    return Exchange.objects.get_or_create(couple_id=couple, about=subject.id)[0]


@across_persons()
def part_to_change(viewer: Viewer, part_id: UUID) -> Part:
    """One of the viewer's own answers, and all others of that couple held until the transaction ends."""
    own = Part.objects.select_related("exchange", "revealed").filter(person_id=owner_of(viewer), id=part_id)
    found = own.first()
    if found is None:
        raise NotFoundError
    list(Person.objects.select_for_update().filter(couple_id=found.exchange.couple_id).order_by("id"))
    part = own.first()  # it may have been opened or taken back meanwhile
    if part is None:
        raise NotFoundError
    return part


def kept_to_change(viewer: Viewer, kept_id: UUID) -> KeptAnswer:
    """One of the answers that the viewer keeps for themselves."""
    row = KeptAnswer.objects.filter(person_id=owner_of(viewer), id=kept_id).first()
    if row is None:
        raise NotFoundError
    return row


def own_answer_of(viewer: Viewer, subject: Subject, *, now: datetime) -> OwnAnswer | None:
    """What the viewer has answered to ``subject`` in the couple they are in, if they have."""
    parts = _own_parts(viewer).filter(exchange__couple_id=couple_of(viewer), exchange__about=subject.id)
    return next(_as_own(parts, viewer, now), None)


@across_persons()
def waiting_answers_of(viewer: Viewer, *, now: datetime) -> tuple[OwnAnswer, ...]:
    """What the viewer has said and has no answer to yet, also from a couple that has ended."""
    parts = _own_parts(viewer).order_by("id")
    return tuple(_as_own([part for part in parts if not is_revealed(part)], viewer, now))


def kept_answers_of(viewer: Viewer) -> tuple[OwnAnswer, ...]:
    """What the viewer keeps for themselves alone."""
    key = private_key_of(viewer)
    rows = KeptAnswer.objects.filter(person_id=owner_of(viewer)).order_by("id")
    return tuple(OwnAnswer(row.id, SUBJECTS[row.about].title, opened(row, "words", key)) for row in rows)


@across_persons()
def open_answers_of(viewer: Viewer, subject: Subject) -> tuple[OpenAnswer, ...]:
    """The open answers to ``subject`` in the viewer's couple, in one order for both."""
    exchange = {"exchange__couple_id": couple_of(viewer), "exchange__about": subject.id}
    parts = Part.objects.select_related("exchange", "revealed").filter(**exchange, is_open=True).order_by("id")
    return tuple(OpenAnswer(part.person_id, words.words) for part, words in readable(parts))


@across_persons()
def frozen_answers_of(viewer: Viewer) -> tuple[FrozenAnswer, ...]:
    """What was open in a couple that has ended and both wanted to keep, for whoever had answered there too."""
    private_key_of(viewer)
    theirs = Part.objects.filter(person_id=owner_of(viewer))
    if viewer.couple:
        theirs = theirs.exclude(exchange__couple_id=viewer.couple)
    open_there = Part.objects.select_related("exchange", "revealed").filter(is_open=True, revealed__isnull=False)
    parts = open_there.filter(exchange_id__in=theirs.values("exchange_id")).order_by("exchange_id", "id")
    return tuple(
        FrozenAnswer(part.id, SUBJECTS[part.exchange.about].title, part.person_id == viewer.person, committed.words)
        for part, committed in readable(parts)
    )


@across_persons()
def has_other_answered(viewer: Viewer, subject: Subject) -> bool:
    """Whether the other has, if they let it be known; else it reads as if they had not."""
    parts = Part.objects.filter(exchange__couple_id=couple_of(viewer), exchange__about=subject.id, tells=True)
    return parts.exclude(person_id=owner_of(viewer)).exists()


@across_persons()
def is_revealed(part: Part) -> bool:
    """Whether both have answered and both answers are open: from then on they are the couple's."""
    both = Part.objects.filter(exchange_id=part.exchange_id, is_open=True)
    return part.is_open and both.exclude(id=part.id).exists()


def committed_in(part: Part) -> Committed:
    """What stands in an answer, seen to be what was committed. Raises ``ChangedError``."""
    try:
        key = server_ring().open(part.exchange.couple_id if part.is_open else part.id)
        committed = Committed.read(opened(part, "committed", key))
        if part.is_open:
            committed = replace(committed, words=opened(part.revealed, "words", key))
    except (NoKeyError, CannotOpenError, ValueError):
        raise ChangedError from None
    return committed.check(bytes(part.commitment), part.exchange_id, part.person_id)


def readable(parts: Iterable[Part]) -> Iterator[tuple[Part, Committed]]:
    """The answers that are what was committed. Of another one the log says that it is there, and no page shows it."""
    for part in parts:
        try:
            yield part, committed_in(part)
        except ChangedError:
            log.error(  # noqa: TRY400 - a trace could show what was opened
                "an answer is not the one that was committed, or its key is gone; it is not shown"
            )


def _own_parts(viewer: Viewer) -> QuerySet[Part]:
    private_key_of(viewer)  # whoever locks what is private locks this too
    parts = Part.objects.select_related("exchange", "revealed").filter(person_id=owner_of(viewer))
    return parts.filter(Q(is_open=False) | Q(revealed__isnull=False))  # open words may have left with a couple's end


def _as_own(parts: Iterable[Part], viewer: Viewer, now: datetime) -> Iterator[OwnAnswer]:
    for part, committed in readable(parts):
        is_ours = part.exchange.couple_id == viewer.couple
        can_give = is_ours and not part.is_free and committed.has_waited(now)
        title = SUBJECTS[part.exchange.about].title
        yield OwnAnswer(part.id, title, committed.words, part.is_free, is_revealed(part), can_give)
