"""What the product says, as data: read from content/, checked, and compiled so that a cold start stays short."""

from functools import cache
from typing import TYPE_CHECKING

from glitterball.adapters.content.books import LANGUAGE, Book, languages
from glitterball.adapters.content.mistakes import ContentError
from glitterball.core.instruments import Instrument
from glitterball.core.picture import PictureKnowledge
from glitterball.core.practice import Evidence, Practice

if TYPE_CHECKING:
    from glitterball.adapters.content.help import HelpBook
    from glitterball.core.coach import CoachWords
    from glitterball.core.knowledge import Library
    from glitterball.core.reports.words import ReportWords

__all__ = [
    "LATEST_CHECK",
    "ContentError",
    "coach_words",
    "compile_all",
    "evidence_by_id",
    "help_book",
    "instruments",
    "latest_instrument",
    "library",
    "picture_knowledge",
    "practices_by_id",
    "report_words",
]

LATEST_CHECK = "1.0"
HERE = __name__
LIBRARY_FILES = ("articles/*.md", "causes/*.md", "signs/*.yaml", "prompts/*.yaml", "letters/*/*.md", "*.yaml")


@cache
def instruments(language: str = LANGUAGE) -> dict[str, Instrument]:
    """Every published version of the check, by version."""
    files = ("check/facets.yaml", "check/items/*.yaml", "check/versions/*.yaml")
    return Book("check", dict[str, Instrument], files, f"{HERE}.check").load(language)


def latest_instrument(language: str = LANGUAGE) -> Instrument:
    """The version that new sittings use."""
    return instruments(language)[LATEST_CHECK]


@cache
def picture_knowledge(language: str = LANGUAGE) -> PictureKnowledge:
    """What can be said about a picture, and the rules for when."""
    files = ("picture/*.yaml", "patterns/*.yaml", "causes/*.md", "notes/*.yaml")
    return Book("picture", PictureKnowledge, files, f"{HERE}.picture").load(language)


@cache
def practices_by_id(language: str = LANGUAGE) -> dict[str, Practice]:
    """Every practice, by id."""
    return Book("practices", dict[str, Practice], ("practices/*.md",), f"{HERE}.practices").load(language)


@cache
def evidence_by_id(language: str = LANGUAGE) -> dict[str, Evidence]:
    """Every source that practices and causes name, by id."""
    return Book("evidence", dict[str, Evidence], ("evidence/*.yaml",), f"{HERE}.evidence").load(language)


@cache
def report_words(language: str = LANGUAGE) -> "ReportWords":
    """The words that stand around a report's findings."""
    from glitterball.core.reports.words import ReportWords  # most commands print no report

    return Book("report", ReportWords, ("report/*.yaml",), f"{HERE}.report").load(language)


@cache
def library(language: str = LANGUAGE) -> "Library":
    """All there is to read: articles, pages on causes, signs, prompts, letters, glossary."""
    from glitterball.core.knowledge import Library

    return Book("library", Library, LIBRARY_FILES, f"{HERE}.shelves").load(language)


@cache
def coach_words(language: str = LANGUAGE) -> "CoachWords":
    """What the message coach knows in words: rules, lexicons, reasons, rewrites."""
    from glitterball.core.coach import CoachWords

    return Book("coach", CoachWords, ("coach/*.yaml", "coach/*/*.yaml"), f"{HERE}.coach").load(language)


@cache
def help_book(language: str = LANGUAGE) -> "HelpBook":
    """Help that is the same for everybody: pages, and whom to turn to by place."""
    from glitterball.adapters.content.help import HelpBook

    return Book("help", HelpBook, ("safety/*.md", "helplines.yaml"), f"{HERE}.help").load(language)


def compile_all() -> None:
    """Read and compile every book in every language anew where its sources have changed."""
    from glitterball.adapters.content.screen import screen

    shelves = (instruments, picture_knowledge, practices_by_id, evidence_by_id, report_words, library)
    books = (*shelves, coach_words, help_book, screen)
    for language in languages():
        for book in books:
            book(language)
