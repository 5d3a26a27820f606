"""Pages to read: articles and pages on causes, in sections of Markdown."""

from dataclasses import dataclass
from typing import Literal

ArticleGroup = Literal["understand", "why", "rebuild", "conflict", "self", "help", "legal"]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: its heading (empty for what stands before the first one) and its Markdown."""

    heading: str
    markdown: str


@dataclass(frozen=True, slots=True)
class Article:
    """A page of the library. ``reviewed_by`` is nobody until a clinician has read it."""

    id: str
    title: str
    summary: str
    group: ArticleGroup
    sections: tuple[Section, ...]
    takeaways: tuple[str, ...]
    covers: tuple[str, ...]
    causes: tuple[str, ...]
    practices: tuple[str, ...]
    related: tuple[str, ...]
    evidence: tuple[str, ...]
    written: str  # an ISO date
    sought_as: tuple[str, ...] = ()  # words that lead a search here, besides those of the page
    reviewed_by: str | None = None
    reviewed_on: str | None = None


@dataclass(frozen=True, slots=True)
class CausePage:
    """All that is said about one cause, beside the rule by which a picture finds it."""

    id: str
    title: str
    sections: tuple[Section, ...]
    takeaways: tuple[str, ...]
    practices: tuple[str, ...]
    covers: tuple[str, ...]
    evidence: tuple[str, ...]
    strength: str
    directness: str
    reviewed_by: str | None = None
    reviewed_on: str | None = None


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A word explained, with the article that says more."""

    term: str
    means: str
    see: str
