"""The words that stand around the findings of a report: headings, labels, fixed sentences. Their text is content."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from glitterball.core.picture.findings import PictureKind
from glitterball.core.picture.rules import Certainty
from glitterball.core.practice import Who
from glitterball.core.scores import Band

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Both(Generic[T]):
    """One wording for a report to one person, one for a report to two."""

    own: T
    joint: T

    def of(self, kind: PictureKind) -> T:
        """The wording for this kind of report."""
        return self.own if kind == "own" else self.joint


@dataclass(frozen=True, slots=True)
class CoverWords:
    """The first page."""

    title: Both[str]
    lead: Both[str]
    likes_heading: str
    for_whom: str


@dataclass(frozen=True, slots=True)
class BallWords:
    """What the ball shows, said for those who do not read light."""

    title: Both[str]
    bright: Both[str]
    dim: Both[str]
    between: Both[str]
    apart: str
    unclear: Both[str]
    glass: str
    empty: str
    legend: str
    halves: str


@dataclass(frozen=True, slots=True)
class BrightWords:
    """“What is bright”."""

    heading: str
    lead: Both[str]
    more: str
    guessed_heading: str
    empty: Both[str]


@dataclass(frozen=True, slots=True)
class SurpriseWords:
    """“One surprise, one wish”."""

    heading: str
    heading_surprise_only: str
    heading_wish_only: str
    surprise: str
    wish: str
    ask_title: str
    unexpected: Both[str]
    wish_text: str
    wish_note: Both[str]


@dataclass(frozen=True, slots=True)
class DoingWords:
    """“Tonight” and “this week”, and the labels of a practice."""

    tonight: str
    tonight_lead: str
    this_week: str
    this_week_lead: str
    this_week_alone: str
    because: str
    minutes: str
    minute: str
    who: Mapping[Who, str]
    steps: str
    openers: str
    smaller: str
    apart: str
    not_when: str
    found: str
    none: str


@dataclass(frozen=True, slots=True)
class DimWords:
    """“Where it is dim, and what that may come from”."""

    heading: str
    lead: Both[str]
    patterns: str
    patterns_lead: str
    sides: Both[str]
    sides_lead: str
    causes: str
    causes_lead: str
    speaks_for: str
    speaks_against: str
    ask: str
    beside: str
    first_step: str
    step_here: str
    step_elsewhere: str
    step_same: str
    step_again: str
    asked: str
    and_more: str
    plain_strength: Both[str]
    none: Both[str]


@dataclass(frozen=True, slots=True)
class ScriptWords:
    """The script for the first ten minutes."""

    heading: str
    lead: Both[str]
    steps: Both[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class DifferentlyWords:
    """“Where you two see it differently”."""

    heading: str
    lead: str
    questions: str
    questions_lead: str
    none: str


@dataclass(frozen=True, slots=True)
class FacetsWords:
    """The table of all facets and the sentence above its chart."""

    heading: Both[str]
    bright_and_dim: Both[str]
    bright_only: Both[str]
    dim_only: Both[str]
    neither: Both[str]
    bars: Both[str]
    glass: str
    bands: Mapping[Band, str]
    dim_end: str
    bright_end: str
    side: str
    whole: str
    answers: str
    empty: Both[str]


@dataclass(frozen=True, slots=True)
class TriangleHeadings:
    """The names of the triangle's corners, and what it shows in words."""

    heading: str
    intimacy: str
    passion: str
    commitment: str
    description: Both[str]


@dataclass(frozen=True, slots=True)
class HeadingAndLead:
    """A part that needs no more than these."""

    heading: str
    lead: str


@dataclass(frozen=True, slots=True)
class SureWords:
    """“How sure we are”."""

    heading: str
    assumption: str
    bands: str
    certainty: Mapping[Certainty, str]


@dataclass(frozen=True, slots=True)
class HelpWords:
    """“Where to get help”."""

    heading: str
    afraid_heading: str
    not_for: str


@dataclass(frozen=True, slots=True)
class KeepWords:
    """The last lines."""

    heading: str
    farewell: Both[str]


@dataclass(frozen=True, slots=True)
class ListWords:
    """How several names become one phrase."""

    comma: str
    last: str

    def join(self, names: tuple[str, ...]) -> str:
        """“Ease”, “Ease and Trust”, “Ease, Trust and Time”."""
        if len(names) < 2:  # noqa: PLR2004 - one name needs no joint
            return "".join(names)
        return self.comma.join(names[:-1]) + self.last + names[-1]


@dataclass(frozen=True)
class ReportWords:
    """All words of a report that are not findings."""

    cover: CoverWords
    ball: BallWords
    bright: BrightWords
    surprise: SurpriseWords
    doing: DoingWords
    dim: DimWords
    script: ScriptWords
    differently: DifferentlyWords
    facets: FacetsWords
    triangle: TriangleHeadings
    roots: HeadingAndLead
    sure: SureWords
    help: HelpWords
    asked: HeadingAndLead
    keep: KeepWords
    lists: ListWords
