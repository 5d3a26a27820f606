"""The library: all there is to read."""

from dataclasses import dataclass

from glitterball.core.knowledge.letters import Letter
from glitterball.core.knowledge.pages import Article, CausePage, GlossaryTerm
from glitterball.core.knowledge.prompts import Deck
from glitterball.core.knowledge.signs import Sign, SignTheme


@dataclass(frozen=True)
class Library:
    """All there is to read, by id and in the order of the files."""

    articles: dict[str, Article]
    causes: dict[str, CausePage]
    themes: tuple[SignTheme, ...]
    signs: dict[str, Sign]
    decks: dict[str, Deck]
    letters: dict[str, Letter]
    glossary: tuple[GlossaryTerm, ...]
    systems: dict[str, str]  # an inventory slug of a system → the page or feature that is it, or “later”
