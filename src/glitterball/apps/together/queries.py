"""What the page shows at which two people are: the same for both."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.couples.access import OpenCouple
from glitterball.apps.picture.access import OpenPicture, joint_of
from glitterball.apps.picture.pictures import JointPicture, joint_findings_of, joint_picture_of
from glitterball.apps.reveals.access import open_answers_of
from glitterball.apps.reveals.subjects import LIKED_LINE
from glitterball.apps.together.access import step_of
from glitterball.apps.together.steps import ENOUGH, LINES, STEPS
from glitterball.apps.together.surprises import kind_surprise
from glitterball.core.reports.model import Said

MARK_LENGTH = 16


@dataclass(frozen=True)
class EveningPage:
    """One page of the ten minutes."""

    number: int
    mark: str
    picture: JointPicture
    lines: tuple[Said, ...]
    surprise: Said | None

    @property
    def name(self) -> str:
        """Which page it is."""
        return STEPS[self.number]

    @property
    def place(self) -> int:
        """The page's number as people count."""
        return self.number + 1

    @property
    def total(self) -> int:
        """How many there are to turn."""
        return ENOUGH

    @property
    def is_last(self) -> bool:
        """Whether nothing is left to turn to."""
        return self.place >= self.total


def evening_page(viewer: Viewer, now: datetime) -> EveningPage | None:
    """The page at which the viewer's couple is; nothing while there is no joint picture."""
    found, picture = joint_of(viewer, now.date()), joint_picture_of(viewer, now.date())
    if found is None or picture is None:
        return None
    number = step_of(viewer, now=now)
    lines: tuple[Said, ...] = ()
    surprise = None
    if number == LINES:
        lines = _lines(viewer, found.couple)
    elif STEPS[number] == "surprise" and (findings := joint_findings_of(viewer, now.date())):
        surprise = kind_surprise(findings, found.people, picture.report)
    return EveningPage(number, _mark(number, found), picture, lines, surprise)


def joint_with_lines(viewer: Viewer, now: datetime) -> JointPicture | None:
    """The joint picture for the report, with both lines on its cover if both are open."""
    found = joint_of(viewer, now.date())
    if found is None:
        return None
    given = _given(viewer)
    return joint_picture_of(viewer, now.date(), tuple(given.get(person) for person in found.couple.people))


def mark_of(viewer: Viewer, now: datetime) -> str:
    """A word for what the page shows now; it changes when the page does, and is empty while there is none."""
    found = joint_of(viewer, now.date())
    return _mark(step_of(viewer, now=now), found) if found else ""


def _mark(number: int, found: OpenPicture) -> str:
    shown = [sorted(map(repr, [*person.own.values(), *person.guesses.values()])) for person in found.people]
    return f"{number}-{sha256(repr(shown).encode()).hexdigest()[:MARK_LENGTH]}"


def _lines(viewer: Viewer, couple: OpenCouple) -> tuple[Said, ...]:
    """The open lines, each under the name of whoever wrote it."""
    given = _given(viewer)
    return tuple(Said(couple.names[person], given[person]) for person in couple.people if person in given)


def _given(viewer: Viewer) -> dict[UUID, str]:
    return {answer.person: answer.words for answer in open_answers_of(viewer, LIKED_LINE)}
