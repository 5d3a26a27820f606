"""A practice: a small thing to do, complete enough to do tonight."""

from dataclasses import dataclass
from typing import Literal

Who = Literal["together", "alone", "either"]
PracticeKind = Literal["talk", "attention", "touch", "sex", "conflict", "appreciation", "shared-time", "self"]
Care = Literal["none", "tender"]  # tender: could harm where there is fear or fresh injury
When = Literal["tonight", "this-week"]
Strength = Literal["strong", "moderate", "limited", "none"]


@dataclass(frozen=True, slots=True)
class Practice:
    """A thing to do, with what it takes, for whom it is not, and what the research found."""

    id: str
    title: str
    summary: str
    minutes: int
    who: Who
    kind: PracticeKind
    care: Care
    when: When
    serves: tuple[str, ...]  # facet ids, the best fit first
    covers: tuple[str, ...]
    evidence: tuple[str, ...]
    strength: Strength
    purpose: str
    steps: tuple[str, ...]
    openers: tuple[str, ...]
    example: str
    pitfalls: tuple[str, ...]
    not_when: tuple[str, ...]
    smaller: str
    apart: str
    found: str
    is_free: bool = True
    reviewed_by: str | None = None
    reviewed_on: str | None = None  # an ISO date
