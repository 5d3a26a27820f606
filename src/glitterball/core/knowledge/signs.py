"""Signs of closeness and of its lack, to tick for oneself: private, unscored, leading on to pages that fit."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class SignTheme:
    """A group of signs that belong together."""

    id: str
    title: str
    intro: str


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: how it feels from inside, what it may mean, and what it need not mean."""

    sign: str  # the inventory's slug
    group: Literal["present", "lacking"]
    theme: str
    tick: str
    means: str
    facets: tuple[str, ...]
    causes: tuple[str, ...]
    practices: tuple[str, ...]
