"""What is inside a sealed sheet: the course of a sitting and the marks on findings, as short JSON."""

import json
from collections.abc import Mapping

from glitterball.core.sittings import Course


def write_course(course: Course) -> str:
    """A course as text to seal."""
    return _json(
        {
            "answers": dict(course.answers),
            "skipped": sorted(course.skipped),
            "wishes": course.wishes,
            "second": course.second,
            "further": course.is_further,
        }
    )


def read_course(text: str) -> Course:
    """The course again."""
    kept = json.loads(text)
    return Course(
        answers=kept["answers"],
        skipped=frozenset(kept["skipped"]),
        wishes=tuple(kept["wishes"]),
        second=None if kept["second"] is None else tuple(kept["second"]),
        is_further=kept["further"],
    )


def write_marks(marks: Mapping[str, str]) -> str:
    """Marks as text to seal."""
    return _json(dict(marks))


def read_marks(text: str) -> dict[str, str]:
    """The marks again; none if nothing was ever marked."""
    marks: dict[str, str] = json.loads(text) if text else {}
    return marks


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)
