"""What the product can say about a picture. The sentences are content; here is only their shape."""

from dataclasses import dataclass

from glitterball.core.picture.rules import Rule


@dataclass(frozen=True, slots=True)
class FacetWords:
    """What is said about one scored facet, alone and (where it is shareable) together."""

    facet: str
    plain: str
    bright: str
    mixed: str
    dim: str
    bright_together: str | None = None
    dim_together: str | None = None
    differ_together: str | None = None
    guessed_well: str | None = None
    guess_question: str | None = None
    wish: str | None = None


@dataclass(frozen=True, slots=True)
class StyleWords:
    """What is said about a described facet, which has no better end."""

    facet: str
    plain: str
    direct: str
    indirect: str
    between: str
    same_together: str
    differ_together: str


@dataclass(frozen=True, slots=True)
class BlockWords:
    """What is said about one block, alone and together, and after first light's ten questions."""

    block: str
    plain: str
    bright: str
    mixed: str
    dim: str
    unclear: str
    bright_together: str | None = None
    mixed_together: str | None = None
    dim_together: str | None = None
    differ_together: str | None = None
    unclear_together: str | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """Something that two people do between them, told as a loop that is nobody's part."""

    id: str
    title: str
    says: str
    rule: Rule
    ask: str
    strength_note: str
    first_step: str
    covers: tuple[str, ...]
    is_fresh_hurt: bool = False  # nothing tender is offered beside it


@dataclass(frozen=True, slots=True)
class Cause:
    """What may lie behind a dim side; ``together`` where two may read it from what both released."""

    id: str
    title: str
    says: str
    rule: Rule
    ask: str
    practices: tuple[str, ...]
    covers: tuple[str, ...]
    evidence: tuple[str, ...]
    says_together: str | None = None
    rule_together: Rule | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A private note on one's own roots; it never stands on a shared page."""

    id: str
    title: str
    says: str
    rule: Rule
    ask: str
    first_step: str
    covers: tuple[str, ...]
    is_fresh_hurt: bool = False  # nothing tender is offered beside it


@dataclass(frozen=True, slots=True)
class Lines:
    """A headline and what stands under it."""

    headline: str
    text: str


@dataclass(frozen=True, slots=True)
class FirstLightWords:
    """What ten questions can say: a block that may be at work, one bright thing, or that there is none."""

    at_work: dict[str, Lines]  # by block
    bright: dict[str, Lines]  # by block, and by the facets asked about outside the four blocks
    nothing_bright: Lines
    nothing_dim: Lines


@dataclass(frozen=True, slots=True)
class OwnAndJoint:
    """A title with one sentence for one person and one for two."""

    title: str
    own: str
    joint: str


@dataclass(frozen=True, slots=True)
class TriangleWords:
    """What is said about intimacy, passion and commitment: by which is brightest, ``all-alike`` or ``cannot-tell``."""

    plain: str
    own: dict[str, str]
    together: dict[str, str]


@dataclass(frozen=True, slots=True)
class PictureWords:
    """The fixed sentences of a picture."""

    nothing_bright: OwnAndJoint
    not_validated: str
    glass: OwnAndJoint
    keep: str
    not_tonight: str
    differ: str  # where a side's words say “{differ}”, and both bands are clear
    may_differ: str  # where one of them can't be told yet
    difference_caution: str
    triangle: TriangleWords
    how_sure: str
    get_help: str
    afraid: str
    alone: str


@dataclass(frozen=True)
class PictureKnowledge:
    """Everything that a picture is made with, besides scores."""

    facets: dict[str, FacetWords]
    styles: dict[str, StyleWords]
    blocks: dict[str, BlockWords]
    patterns: tuple[Pattern, ...]
    causes: tuple[Cause, ...]
    notes: tuple[Note, ...]
    words: PictureWords
    first_light: FirstLightWords
