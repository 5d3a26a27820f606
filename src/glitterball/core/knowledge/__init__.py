"""What there is to learn: articles, pages on causes, signs, prompts, letters, a glossary; and how hard it reads."""

from glitterball.core.knowledge.letters import Chain, Letter
from glitterball.core.knowledge.library import Library
from glitterball.core.knowledge.pages import Article, CausePage, GlossaryTerm, Section
from glitterball.core.knowledge.prompts import Deck, Depth, Prompt
from glitterball.core.knowledge.reading import reading_grade, reading_minutes
from glitterball.core.knowledge.signs import Sign, SignTheme

__all__ = [
    "Article",
    "CausePage",
    "Chain",
    "Deck",
    "Depth",
    "GlossaryTerm",
    "Letter",
    "Library",
    "Prompt",
    "Section",
    "Sign",
    "SignTheme",
    "reading_grade",
    "reading_minutes",
]
