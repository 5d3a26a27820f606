"""Begin a sitting, answer, skip, wish, mark, say what one likes. Each is saved when it returns, whole or not at all."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from glitterball.adapters import content
from glitterball.adapters.keys.sealed import opened, seal_into
from glitterball.adapters.keys.server import server_ring
from glitterball.apps.accounts.access import sealing_key_of
from glitterball.apps.accounts.actions import doors
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.consents.actions import give_consent
from glitterball.apps.consents.texts import STORE
from glitterball.apps.sittings import sheets
from glitterball.apps.sittings.access import row_to_change
from glitterball.apps.sittings.models import Sitting
from glitterball.core.instruments import Instrument, Item
from glitterball.core.sittings import Course


class OldQuestionError(Exception):
    """The page shows a question that this sitting does not ask: an old version of the check, or of the page."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A sitting that begins, and the secret of the door to it."""

    sitting: UUID
    secret: str


def begin_sitting(*, answers: Mapping[str, int], once: str, stays: bool, now: datetime) -> Begun:
    """A new person with their consent and first answers, all or nothing. Raises ``AlreadyBegunError``."""
    instrument = content.latest_instrument()
    course = Course(answers={item: answers[item] for item in answers if item in instrument.item_by_id})
    with transaction.atomic():
        person = doors.make_person(once=once, now=now)
        give_consent(person=person, text=STORE, now=now, until=person.kept_until)
        row = Sitting(person=person, version=instrument.version, begun_on=now.date())
        seal_into(row, "sheet", sheets.write_course(course), server_ring().open(person.id))
        row.save(force_insert=True)
        return Begun(row.id, doors.open_door(person=person.id, stays=stays, now=now))


def answer(*, viewer: Viewer, sitting: UUID, version: str, item: str, value: int) -> Course:
    """Save one answer; answering twice with the same is the same as once."""
    return _change(viewer, sitting, lambda course, own: course.answered(_asked(course, own, version, item).id, value))


def skip(*, viewer: Viewer, sitting: UUID, version: str, item: str) -> Course:
    """Go on without an answer, and take back one that was given."""
    return _change(viewer, sitting, lambda course, own: course.without(_asked(course, own, version, item).id))


def wish(*, viewer: Viewer, sitting: UUID, wishes: Collection[str]) -> Course:
    """Say what to look at more closely; this chooses the second stage, once."""
    return _change(viewer, sitting, lambda course, own: course.with_second(own, wishes))


def go_further(*, viewer: Viewer, sitting: UUID) -> Course:
    """Have all the rest asked too."""
    return _change(viewer, sitting, lambda course, _: course.further())


def say_what_one_likes(*, viewer: Viewer, sitting: UUID, line: str) -> None:
    """Keep the line, or take it back with an empty one."""
    with sealing_key_of(viewer) as key:
        row = row_to_change(viewer, sitting)
        seal_into(row, "likes", line, key)
        row.save(update_fields=["likes"])


def mark_finding(*, viewer: Viewer, sitting: UUID, finding: str, mark: str) -> None:
    """Say whether a finding fits, for oneself; an empty mark takes it back."""
    with sealing_key_of(viewer) as key:
        row = row_to_change(viewer, sitting)
        marks = sheets.read_marks(opened(row, "marks", key)) | {finding: mark}
        seal_into(row, "marks", sheets.write_marks({f: m for f, m in marks.items() if m}), key)
        row.save(update_fields=["marks"])


def _change(viewer: Viewer, sitting: UUID, change: Callable[[Course, Instrument], Course]) -> Course:
    """Open the sheet, change it, and seal it again, while nobody else can."""
    with sealing_key_of(viewer) as key:
        row = row_to_change(viewer, sitting)
        course = change(sheets.read_course(opened(row, "sheet", key)), content.instruments()[row.version])
        seal_into(row, "sheet", sheets.write_course(course), key)
        row.save(update_fields=["sheet"])
    return course


def _asked(course: Course, instrument: Instrument, version: str, item: str) -> Item:
    """The item, if this sitting asks it in this version."""
    found = next((one for one in course.items(instrument) if one.id == item), None)
    if found is None or version != instrument.version:
        raise OldQuestionError
    return found
