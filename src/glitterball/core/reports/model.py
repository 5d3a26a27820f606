"""What a report says, part by part in the order of its pages. How it is drawn is not its business.

Everything in it is text that people read, except the lights that the ball and the bars are drawn from.
"""

from dataclasses import dataclass

from glitterball.core.instruments import Instrument
from glitterball.core.picture import Triangle
from glitterball.core.picture.findings import FindingKind, PictureKind
from glitterball.core.picture.rules import Certainty
from glitterball.core.practice import Practice
from glitterball.core.scores import Score


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a report is for: their name, and the line they wrote about what they like in the other, if any."""

    name: str
    likes: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A short title with what is said under it."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Ball:
    """The ball in words; its lights stand in the report."""

    title: str
    description: str
    legend: str


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page. ``likes`` are the two liked lines, or nothing unless both wrote one."""

    title: str
    for_whom: str
    lead: str
    likes_heading: str
    likes: tuple[Said, ...]  # each under the name of the one who wrote it
    ball: Ball


@dataclass(frozen=True, slots=True)
class Bright:
    """“What is bright”: two things at length, the others by name, loops that do good, and what was guessed well."""

    heading: str
    lead: str
    has_any: bool  # else ``first`` says kindly that nothing stood out
    first: tuple[Said, ...]
    more: str | None
    loops: tuple[Said, ...]  # patterns that feed closeness
    guessed_heading: str
    guessed: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class SurpriseAndWish:
    """One surprise and one wish; either is left out where nothing true can be said."""

    heading: str
    surprise_label: str
    surprise: Said | None
    wish_label: str
    wish: Said | None
    wish_note: str


@dataclass(frozen=True, slots=True)
class ToDo:
    """A practice to do, with how long it takes and for whom it is, and why it was chosen."""

    practice: Practice
    takes: str
    because: str | None


@dataclass(frozen=True, slots=True)
class Doing:
    """“Tonight” (one tiny practice) and “this week” (the others)."""

    tonight_heading: str
    tonight_lead: str
    tonight: ToDo | None
    not_tonight: str
    week_heading: str
    week_lead: str
    this_week: tuple[ToDo, ...]


@dataclass(frozen=True, slots=True)
class Hard:
    """A hard finding with all that must stand beside it: what speaks for and against it, a strength, a first step."""

    id: str
    kind: FindingKind
    title: str
    text: str
    certainty: Certainty
    certainty_label: str
    speaks_for: str | None
    speaks_against: str | None
    ask: str | None
    beside: str | None  # each strength is said once
    first_step: str | None  # the title of a practice that stands in this report, or that it stands above
    asked: tuple[str, ...]  # the wording of items, on own reports only
    asked_more: str | None


@dataclass(frozen=True, slots=True)
class HardGroup:
    """Hard findings of one kind."""

    heading: str
    lead: str
    findings: tuple[Hard, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """How to begin, in ten minutes, or not tonight."""

    heading: str
    lead: str
    steps: tuple[str, ...]
    not_tonight: str


@dataclass(frozen=True, slots=True)
class Dim:
    """“Where it is dim, and what that may come from”."""

    heading: str
    lead: str
    groups: tuple[HardGroup, ...]
    script: Script | None  # nobody is nudged into a talk that may not be safe


@dataclass(frozen=True, slots=True)
class Bar:
    """The 90 % interval of one score, within 0 and 100, with its band in words."""

    low: float
    high: float
    band: str

    @property
    def length(self) -> float:
        """How wide the interval is."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Differences:
    """“Where you two see it differently”, with the caution, and the questions that missed guesses turned into."""

    heading: str
    lead: str
    caution: str
    clear: tuple[tuple[Said, tuple[Bar, ...]], ...]
    questions_heading: str
    questions_lead: str
    questions: tuple[Said, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class FacetRow:
    """One facet with a bar a person."""

    name: str
    plain: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class BlockPart:
    """One block: what came out as a whole, its facets, and what stayed plain glass."""

    name: str
    says: str | None
    bars: tuple[Bar, ...]
    rows: tuple[FacetRow, ...]
    styles: tuple[Said, ...]
    glass: str | None


@dataclass(frozen=True, slots=True)
class Facets:
    """The table of all facets with the one sentence that its chart says."""

    heading: str
    sentence: str
    how_to_read: str
    glass: str
    columns: tuple[str, ...]  # what stands above each person's words
    blocks: tuple[BlockPart, ...]


@dataclass(frozen=True, slots=True)
class TrianglePart:
    """Closeness, passion and commitment of one person or two."""

    heading: str
    plain: str
    sentence: str
    corners: tuple[str, str, str]
    triangles: tuple[Triangle, ...]
    description: str


@dataclass(frozen=True, slots=True)
class Roots:
    """Notes on one's own roots, on own reports only."""

    heading: str
    lead: str
    notes: tuple[Hard, ...]
    block: BlockPart
    alone: str


@dataclass(frozen=True, slots=True)
class Asked:
    """From the items to the facets, on own reports only: each facet with the wording of its answered items."""

    heading: str
    lead: str
    facets: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Closing:
    """How sure we are, where to get help, and what to know before putting it away."""

    sure_heading: str
    sure: tuple[str, ...]
    help_heading: str
    get_help: str
    not_for: str
    afraid_heading: str
    afraid: str
    keep_heading: str
    keep: str
    farewell: str


@dataclass(frozen=True)
class Report:
    """All that a report says to one person or two, with the lights (released ones only, for two) it is drawn from.

    ``instrument`` is the one that was answered, without its items.
    """

    kind: PictureKind
    people: tuple[Person, ...]
    lights: tuple[dict[str, Score], ...]
    instrument: Instrument
    labels: dict[str, str]
    not_validated: str
    cover: Cover
    bright: Bright
    surprise_and_wish: SurpriseAndWish | None
    doing: Doing
    dim: Dim
    differences: Differences | None
    facets: Facets
    triangle: TrianglePart | None
    roots: Roots | None
    asked: Asked | None
    closing: Closing
