"""What somebody takes along of answers for two: their own, and of the other's what both could read."""

from datetime import datetime

import msgspec

from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.reveals.access import (
    frozen_answers_of,
    kept_answers_of,
    open_answers_of,
    waiting_answers_of,
)
from glitterball.apps.reveals.models import KeptAnswer, Part, Revealed
from glitterball.apps.reveals.subjects import SUBJECTS

COVERS = (Part, Revealed, KeptAnswer)


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """Words of yours."""

    about: str
    words: str


class Open(msgspec.Struct, frozen=True, kw_only=True):
    """Words that you both can read, or could until the end and chose to keep."""

    about: str
    words: str
    is_yours: bool


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """Your answers that the other has not answered, those you kept for yourself, and those that are open to both."""

    waiting: tuple[Written, ...]
    kept: tuple[Written, ...]
    open: tuple[Open, ...]
    kept_by_both: tuple[Open, ...]


def answers_for_two(viewer: Viewer, now: datetime) -> Answers:
    """The viewer's answers, and open ones of the other. A closed one of the other's does not exist here."""
    waiting, kept = waiting_answers_of(viewer, now=now), kept_answers_of(viewer)
    return Answers(
        waiting=tuple(Written(about=str(answer.title), words=answer.words) for answer in waiting),
        kept=tuple(Written(about=str(answer.title), words=answer.words) for answer in kept),
        open=_open(viewer) if viewer.couple else (),
        kept_by_both=tuple(
            Open(about=str(answer.title), words=answer.words, is_yours=answer.is_own)
            for answer in frozen_answers_of(viewer)
        ),
    )


def _open(viewer: Viewer) -> tuple[Open, ...]:
    return tuple(
        Open(about=str(subject.title), words=answer.words, is_yours=answer.person == viewer.person)
        for subject in SUBJECTS.values()
        for answer in open_answers_of(viewer, subject)
    )
