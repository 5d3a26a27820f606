"""What words mean to the coach: each word or phrase belongs to classes such as ``absolute`` or ``feel-sad``.

Classes are what lets a rule or a model that has seen "you never wash up" also know "you never iron".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Tag(NamedTuple):
    """A class that begins at a word and runs over ``length`` words."""

    name: str
    length: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Several words that together belong to a class."""

    forms: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All classes of a language: by single word, and by the first two words of a phrase (the longest phrases first)."""

    words: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, tuple[Phrase, ...]]

    def tags_at(self, forms: tuple[str, ...], index: int) -> tuple[Tag, ...]:
        """The classes that begin at a word, the longest first."""
        single = tuple(Tag(name, 1) for name in self.words.get(forms[index], ()))
        phrases = self.phrases.get(" ".join(forms[index : index + 2]))
        if phrases is None:
            return single
        return tuple(Tag(found.name, len(found.forms)) for found in phrases if _stands_at(forms, index, found)) + single


def _stands_at(forms: tuple[str, ...], index: int, phrase: Phrase) -> bool:
    return forms[index : index + len(phrase.forms)] == phrase.forms


def lexicon_of(classes: Mapping[str, tuple[tuple[str, ...], ...]]) -> Lexicon:
    """A lexicon from class name → entries, each entry being its words."""
    words: dict[str, list[str]] = {}
    phrases: dict[str, list[Phrase]] = {}
    for name, entries in classes.items():
        for forms in dict.fromkeys(entries):
            if len(forms) == 1:
                words.setdefault(forms[0], []).append(name)
            else:
                phrases.setdefault(" ".join(forms[:2]), []).append(Phrase(forms, name))
    return Lexicon(
        {form: tuple(names) for form, names in words.items()},
        {start: tuple(sorted(found, key=lambda phrase: -len(phrase.forms))) for start, found in phrases.items()},
    )
