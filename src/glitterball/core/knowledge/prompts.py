"""Prompts: questions to talk about, in decks, from daily life to what is hardest to say."""

from dataclasses import dataclass
from typing import Literal

Depth = Literal["daily", "hopes", "worries", "hardest"]


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question, with the facets and practices that it goes with."""

    id: str
    text: str
    depth: Depth
    facets: tuple[str, ...]
    practices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deck:
    """Prompts on one theme. ``tender`` decks could hurt where there is fear or a fresh injury."""

    id: str
    title: str
    about: str
    care: Literal["none", "tender"]
    prompts: tuple[Prompt, ...]
