"""What a picture can say, as content: facets, blocks, patterns, causes, notes and the fixed sentences."""

from datetime import date
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from glitterball.adapters.content.forms import FileForm
from glitterball.adapters.content.mistakes import ContentError
from glitterball.adapters.content.reading import TAKE_AWAY, read_page, read_yaml
from glitterball.adapters.content.rules import ExampleForm, TogetherForm, Written, rule_of
from glitterball.core.picture.knowledge import (
    BlockWords,
    Cause,
    FacetWords,
    FirstLightWords,
    Lines,
    Note,
    OwnAndJoint,
    Pattern,
    PictureKnowledge,
    PictureWords,
    StyleWords,
)

T = TypeVar("T")
Named = TypeVar("Named", "PatternForm", "NoteForm", "CauseForm")
CAUSE_HEADINGS = (
    "What it is",
    "How it may look from inside",
    "How it may look from outside",
    "What else it could be",
    "What helps",
    "When to get help",
    "What the research found",
    TAKE_AWAY,
)


class FacetForm(FileForm):
    """One entry of picture/facets.yaml: a scored facet, or a described one with its own three sentences."""

    facet: str
    plain: str
    bright: str | None = None
    mixed: str | None = None
    dim: str | None = None
    bright_together: str | None = None
    dim_together: str | None = None
    differ_together: str | None = None
    guessed_well: str | None = None
    guess_question: str | None = None
    wish: str | None = None
    direct: str | None = None
    indirect: str | None = None
    between: str | None = None
    same_together: str | None = None


class BlockForm(FileForm):
    """One entry of picture/blocks.yaml."""

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
    four_block: bool = False
    at_work: str | None = None
    at_work_text: str | None = None
    bright_headline: str | None = None
    bright_text: str | None = None


class LinesForm(FileForm):
    """A named headline with its text."""

    id: str
    headline: str
    text: str


class FacetsFile(FileForm):
    """picture/facets.yaml."""

    facets: list[FacetForm]


class BlocksFile(FileForm):
    """picture/blocks.yaml."""

    blocks: list[BlockForm]
    first_light: list[LinesForm]


class TriangleForm(FileForm):
    """``triangle`` in picture/words.yaml."""

    plain: str
    own: dict[str, str]
    together: dict[str, str]


class WordsFile(FileForm):
    """picture/words.yaml."""

    nothing_bright: OwnAndJoint
    not_validated: str
    glass: OwnAndJoint
    keep: str
    not_tonight: str
    differ: str
    may_differ: str
    difference_caution: str
    triangle: TriangleForm
    how_sure: str
    get_help: str
    afraid: str
    alone: str


class PatternForm(FileForm):
    """patterns/<id>.yaml."""

    id: str
    title: str
    says: str
    speaks_for: tuple[Written, ...] = msgspec.field(name="for")
    ask: str
    strength_note: str
    first_step: str
    covers: tuple[str, ...]
    examples: tuple[ExampleForm, ...]
    against: tuple[Written, ...] = ()
    fresh_hurt: bool = False


class NoteForm(FileForm):
    """notes/<id>.yaml."""

    id: str
    title: str
    says: str
    speaks_for: tuple[Written, ...] = msgspec.field(name="for")
    ask: str
    first_step: str
    covers: tuple[str, ...]
    examples: tuple[ExampleForm, ...]
    against: tuple[Written, ...] = ()
    fresh_hurt: bool = False


class CauseForm(FileForm):
    """The front matter of causes/<id>.md."""

    id: str
    title: str
    says: str
    speaks_for: tuple[Written, ...] = msgspec.field(name="for")
    ask: str
    practices: tuple[str, ...]
    covers: tuple[str, ...]
    evidence: tuple[str, ...]
    strength: Literal["strong", "moderate", "limited", "none"]
    directness: Literal["direct", "indirect", "none"]
    against: tuple[Written, ...] = ()
    says_together: str | None = None
    together: TogetherForm | None = None
    examples: tuple[ExampleForm, ...] = ()
    reviewed_by: str | None = None
    reviewed_on: date | None = None


def build(folder: Path) -> PictureKnowledge:
    """Everything that a picture is made with, besides scores."""
    facets = read_yaml(folder / "picture/facets.yaml", FacetsFile).facets
    blocks = read_yaml(folder / "picture/blocks.yaml", BlocksFile)
    return PictureKnowledge(
        facets={f.facet: _as(FacetWords, f) for f in facets if f.direct is None},
        styles={f.facet: _as(StyleWords, f) for f in facets if f.direct is not None},
        blocks={b.block: _as(BlockWords, b) for b in blocks.blocks},
        patterns=tuple(map(_pattern, sorted((folder / "patterns").glob("*.yaml")))),
        causes=tuple(map(_cause, sorted((folder / "causes").glob("*.md")))),
        notes=tuple(map(_note, sorted((folder / "notes").glob("*.yaml")))),
        words=_as(PictureWords, read_yaml(folder / "picture/words.yaml", WordsFile)),
        first_light=_first_light(blocks),
    )


def _as(wanted: type[T], form: FileForm) -> T:
    """The ``wanted`` value with the fields of the same names; what it does not have is left behind."""
    return msgspec.convert(form, wanted, from_attributes=True)


def _first_light(blocks: BlocksFile) -> FirstLightWords:
    named = {lines.id: Lines(lines.headline, lines.text) for lines in blocks.first_light}
    four = [block for block in blocks.blocks if block.four_block]
    return FirstLightWords(
        at_work={b.block: Lines(b.at_work or "", b.at_work_text or "") for b in four},
        bright={b.block: Lines(b.bright_headline or "", b.bright_text or "") for b in four}
        | {scale: lines for scale, lines in named.items() if not scale.startswith("nothing-")},
        nothing_bright=named["nothing-bright"],
        nothing_dim=named["nothing-dim"],
    )


def read_pattern(path: Path) -> PatternForm:
    """One pattern with its examples."""
    return _named_as_its_file(path, read_yaml(path, PatternForm))


def read_note(path: Path) -> NoteForm:
    """One note with its examples."""
    return _named_as_its_file(path, read_yaml(path, NoteForm))


def read_cause(path: Path) -> tuple[CauseForm, dict[str, str]]:
    """One cause with its examples, and its page by heading."""
    form, sections = read_page(path, CauseForm, CAUSE_HEADINGS)
    return _named_as_its_file(path, form), sections


def _named_as_its_file(path: Path, form: Named) -> Named:
    if form.id != path.stem:
        raise ContentError(path, 1, f"the id “{form.id}” must be the file's name")
    return form


def _pattern(path: Path) -> Pattern:
    form = read_pattern(path)
    rule = rule_of(path, form.speaks_for, form.against)
    return Pattern(
        form.id,
        form.title,
        form.says,
        rule,
        form.ask,
        form.strength_note,
        first_step=form.first_step,
        covers=form.covers,
        is_fresh_hurt=form.fresh_hurt,
    )


def _note(path: Path) -> Note:
    form = read_note(path)
    rule = rule_of(path, form.speaks_for, form.against)
    return Note(
        form.id,
        form.title,
        form.says,
        rule,
        form.ask,
        first_step=form.first_step,
        covers=form.covers,
        is_fresh_hurt=form.fresh_hurt,
    )


def _cause(path: Path) -> Cause:
    form, _ = read_cause(path)
    return Cause(
        form.id,
        form.title,
        form.says,
        rule_of(path, form.speaks_for, form.against),
        form.ask,
        practices=form.practices,
        covers=form.covers,
        evidence=form.evidence,
        says_together=form.says_together,
        rule_together=rule_of(path, form.together.speaks_for, form.together.against) if form.together else None,
    )
