"""What somebody takes along of their checks: every question with their answer, their marks, and their line."""

from collections.abc import Iterator
from datetime import date

import msgspec

from glitterball.apps.accounts.access import owner_of
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.sittings.access import OpenSitting, sitting_of
from glitterball.apps.sittings.models import Sitting
from glitterball.apps.sittings.pictures import own_picture_of

COVERS = (Sitting,)


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """A question as it was asked, and your answer from 1 to 5; nothing, if you went on without one."""

    id: str
    question: str
    answer: str | None
    value: int | None


class Marked(msgspec.Struct, frozen=True, kw_only=True):
    """What you think of something that was found: fits, not-quite, or not-me."""

    id: str
    finding: str
    mark: str


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One time that you answered the check."""

    version: str
    begun_on: date
    answers: tuple[Answered, ...]
    wishes: tuple[str, ...]
    marks: tuple[Marked, ...]
    line: str


def checks_of(viewer: Viewer) -> tuple[Check, ...]:
    """Every check of the viewer's, the oldest first."""
    own = Sitting.objects.filter(person_id=owner_of(viewer)).order_by("begun_on", "id")
    return tuple(_check(sitting_of(viewer, row.id), row.begun_on) for row in own.only("id", "begun_on"))


def _check(sitting: OpenSitting, begun_on: date) -> Check:
    facets = sitting.instrument.facet_by_id
    return Check(
        version=sitting.instrument.version,
        begun_on=begun_on,
        answers=tuple(_answers(sitting)),
        wishes=tuple(facets[wish].name for wish in sitting.course.wishes),
        marks=tuple(_marks(sitting)),
        line=sitting.likes,
    )


def _answers(sitting: OpenSitting) -> Iterator[Answered]:
    labels = {option.value: option.label for option in sitting.instrument.options}
    course = sitting.course
    for item in sitting.instrument.items:
        if item.id in course.answers:
            value = course.answers[item.id]
            yield Answered(id=item.id, question=item.text, answer=labels[value], value=value)
        elif item.id in course.skipped:
            yield Answered(id=item.id, question=item.text, answer=None, value=None)


def _marks(sitting: OpenSitting) -> Iterator[Marked]:
    """The marks, each with the title it was put to; with its id alone, where answers changed since."""
    if not sitting.marks:
        return
    picture = own_picture_of(sitting)
    shown = [*picture.roots, *(marked for group in picture.groups for marked in group.findings)]
    titles = {marked.hard.id: marked.hard.title for marked in shown}
    for finding, mark in sorted(sitting.marks.items()):
        yield Marked(id=finding, finding=titles.get(finding, finding), mark=mark)
