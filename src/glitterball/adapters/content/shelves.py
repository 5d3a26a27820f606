"""The library as content: articles, pages on causes, signs, prompts, letters and the glossary."""

from datetime import date
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from glitterball.adapters.content.forms import FileForm
from glitterball.adapters.content.mistakes import ContentError
from glitterball.adapters.content.picture import read_cause
from glitterball.adapters.content.reading import TAKE_AWAY, read_sections, read_yaml, takeaways
from glitterball.core.knowledge import (
    Article,
    CausePage,
    Chain,
    Deck,
    GlossaryTerm,
    Letter,
    Library,
    Prompt,
    Section,
    Sign,
    SignTheme,
)
from glitterball.core.knowledge.pages import ArticleGroup
from glitterball.core.knowledge.prompts import Depth

Form = TypeVar("Form", "ArticleForm", "DeckForm", "LetterForm")


class ArticleForm(FileForm):
    """The front matter of articles/<id>.md."""

    id: str
    title: str
    summary: str
    group: ArticleGroup
    covers: tuple[str, ...]
    causes: tuple[str, ...]
    practices: tuple[str, ...]
    related: tuple[str, ...]
    evidence: tuple[str, ...]
    written: date
    sought_as: tuple[str, ...] = ()  # words that people type who need this page, and that may not stand in it
    reviewed_by: str | None = None
    reviewed_on: date | None = None


class PromptForm(FileForm):
    """One entry of a deck."""

    id: str
    text: str
    depth: Depth
    facets: tuple[str, ...]
    practices: tuple[str, ...] = ()


class DeckForm(FileForm):
    """prompts/<id>.yaml."""

    id: str
    title: str
    about: str
    prompts: tuple[PromptForm, ...]
    care: Literal["none", "tender"] = "none"


class SignsFile(FileForm):
    """signs/signs.yaml."""

    themes: tuple[SignTheme, ...]
    signs: tuple[Sign, ...]


class LetterForm(FileForm):
    """The front matter of letters/<chain>/<nn>-<id>.md."""

    id: str
    chain: Chain
    position: int
    days_after: int
    subject: str
    practice: str
    covers: tuple[str, ...]
    evidence: tuple[str, ...]


class SystemForm(msgspec.Struct, forbid_unknown_fields=True, rename={"is_": "is"}):
    """One entry of systems.yaml."""

    system: str
    is_: str


def build(folder: Path) -> Library:
    """The whole library."""
    signs = read_yaml(folder / "signs/signs.yaml", SignsFile)
    return Library(
        articles={path.stem: _article(path) for path in sorted((folder / "articles").glob("*.md"))},
        causes={path.stem: _cause(path) for path in sorted((folder / "causes").glob("*.md"))},
        themes=signs.themes,
        signs={sign.sign: sign for sign in signs.signs},
        decks={path.stem: _deck(path) for path in sorted((folder / "prompts").glob("*.yaml"))},
        letters={path.stem: _letter(path) for path in sorted((folder / "letters").glob("*/*.md"))},
        glossary=read_yaml(folder / "glossary.yaml", tuple[GlossaryTerm, ...]),
        systems={form.system: form.is_ for form in read_yaml(folder / "systems.yaml", list[SystemForm])},
    )


def _article(path: Path) -> Article:
    form, sections = read_sections(path, ArticleForm)
    *parts, last = sections
    return Article(
        _named(path, form).id,
        form.title,
        form.summary,
        form.group,
        tuple(parts),
        takeaways=takeaways(path, last.heading, last.markdown),
        covers=form.covers,
        causes=form.causes,
        practices=form.practices,
        related=form.related,
        evidence=form.evidence,
        written=form.written.isoformat(),
        sought_as=form.sought_as,
        reviewed_by=form.reviewed_by,
        reviewed_on=form.reviewed_on.isoformat() if form.reviewed_on else None,
    )


def _cause(path: Path) -> CausePage:
    form, prose = read_cause(path)
    to_take_away = prose.pop(TAKE_AWAY)
    return CausePage(
        form.id,
        form.title,
        tuple(Section(heading, markdown) for heading, markdown in prose.items()),
        takeaways=takeaways(path, TAKE_AWAY, to_take_away),
        practices=form.practices,
        covers=form.covers,
        evidence=form.evidence,
        strength=form.strength,
        directness=form.directness,
        reviewed_by=form.reviewed_by,
        reviewed_on=form.reviewed_on.isoformat() if form.reviewed_on else None,
    )


def _deck(path: Path) -> Deck:
    form = _named(path, read_yaml(path, DeckForm))
    prompts = tuple(Prompt(p.id, p.text, p.depth, p.facets, p.practices) for p in form.prompts)
    return Deck(form.id, form.title, form.about, form.care, prompts)


def _letter(path: Path) -> Letter:
    form, sections = read_sections(path, LetterForm)
    if len(sections) != 1:
        raise ContentError(path, 1, "a letter has no headings")
    if form.chain != path.parent.name:
        raise ContentError(path, 1, f"the chain “{form.chain}” must be the folder's name")
    return Letter(
        form.id,
        form.chain,
        form.position,
        form.days_after,
        form.subject,
        sections[0].markdown,
        practice=form.practice,
        covers=form.covers,
        evidence=form.evidence,
    )


def _named(path: Path, form: Form) -> Form:
    if form.id != path.stem:
        raise ContentError(path, 1, f"the id “{form.id}” must be the file's name")
    return form
