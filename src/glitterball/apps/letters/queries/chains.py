"""The chains of the course, and their letters in order."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.translation import gettext as _

from glitterball.adapters import content
from glitterball.core.knowledge import Letter

GENERAL = "general"


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain as somebody chooses it."""

    id: str
    title: str
    about: str
    letters: tuple[Letter, ...]


def chains() -> tuple[Chain, ...]:
    """Every chain, the general one first."""
    words = {
        GENERAL: (
            _("A bit of everything"),
            _("Small thanks, a real question, a better hour. A good one to begin with."),
        ),
        "communication": (_("Talking and listening"), _("What gets lost between one mouth and another’s ear.")),
        "emotional-literacy": (_("Words for feelings"), _("Closer words than “fine”, and where to find them.")),
        "conflict-and-repair": (_("Making up after a fight"), _("Pauses that end, and the day after.")),
        "balance": (_("A fair balance"), _("Who carries what, and how to talk about it.")),
        "time-and-attention": (_("Time for each other"), _("Two minutes here and there, and the phones.")),
        "trust-and-old-hurts": (_("Trust and old hurts"), _("Small promises kept, at a quiet pace.")),
    }
    return tuple(Chain(name, *said, letters_of(name)) for name, said in words.items() if letters_of(name))


def chain_of(name: str) -> Chain | None:
    """One chain, or nothing where there is none of this name."""
    return next((chain for chain in chains() if chain.id == name), None)


@cache
def letters_of(chain: str) -> tuple[Letter, ...]:
    """The letters of a chain, in the order of sending."""
    letters = content.library(settings.LANGUAGE_CODE).letters.values()
    return tuple(sorted((letter for letter in letters if letter.chain == chain), key=lambda letter: letter.position))


def letter_of(letter_id: str) -> Letter | None:
    """One letter by its id, or nothing where the content has let go of it."""
    letters = content.library(settings.LANGUAGE_CODE).letters.values()
    return next((letter for letter in letters if letter.id == letter_id), None)
