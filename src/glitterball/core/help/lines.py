"""Whom people can turn to, by place. Each line carries the page where it was read, and the day; none is from memory."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal[
    "emergency",
    "domestic-abuse",
    "mens-domestic-abuse",
    "sexual-violence",
    "suicide-crisis",
    "lgbt",
    "directory",
    "couple-counselling",
]
GROUPS: tuple[tuple[str, tuple[Kind, ...]], ...] = (  # as a page has them; counselling for couples is in none
    ("hurt", ("domestic-abuse", "mens-domestic-abuse", "sexual-violence", "lgbt")),
    ("crisis", ("suicide-crisis",)),
    ("more", ("directory",)),
)


@dataclass(frozen=True, slots=True)
class Helpline:
    """One service: how to reach it, and where and when that was read."""

    id: str
    place: str
    kind: Kind
    name: str
    source: str
    seen_on: date
    phone: str = ""
    dial: tuple[str, ...] = ()
    region: str = ""
    says: str = ""
    text: str = ""
    chat: str = ""
    email: str = ""
    website: str = ""
    hours: str = ""
    languages: str = ""
    page_date: str = ""


@dataclass(frozen=True, slots=True)
class LinesOfPlace:
    """All that is held for one place."""

    place: str
    emergency: tuple[Helpline, ...]
    groups: tuple[tuple[str, tuple[Helpline, ...]], ...]  # a group's name → its lines; empty groups are left out

    @property
    def is_empty(self) -> bool:
        """Whether nothing is held for this place."""
        return not self.emergency and not self.groups


@dataclass(frozen=True, slots=True)
class Helplines:
    """Every line that may be shown, and the day before which somebody must check them again."""

    places: Mapping[str, str]  # code → name
    lines: tuple[Helpline, ...]
    check_before: date

    def of(self, place: str) -> LinesOfPlace:
        """What is held for ``place`` (a code of ``places``); nothing for any other."""
        own = [line for line in self.lines if line.place == place]
        groups = ((name, tuple(line for line in own if line.kind in kinds)) for name, kinds in GROUPS)
        return LinesOfPlace(
            self.places.get(place, ""),
            tuple(line for line in own if line.kind == "emergency"),
            tuple((name, lines) for name, lines in groups if lines),
        )

    def is_due(self, today: date) -> bool:
        """Whether they must be checked again."""
        return today >= self.check_before
