"""How people spell in messages: the content's table of short forms, contractions and masked words.

The table is content (``content/en/coach/spelling.yaml``); this module only says what a table holds.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Unless:
    """A short form that is a word of its own after some words: "ill" after "am", "ur" before a thing."""

    says: tuple[str, ...]
    otherwise: tuple[str, ...]
    after: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Spelling:
    """One language's table: short form → the words that it stands for."""

    short: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ambiguous: dict[str, Unless] = field(default_factory=dict)
    endings: dict[str, str] = field(default_factory=dict)
    contracted_is: frozenset[str] = frozenset()
    masked: frozenset[str] = frozenset()
    emoji: dict[str, str] = field(default_factory=dict)
