"""A message as the coach sees it: its words with their classes, cut into sentences."""

from dataclasses import dataclass

from glitterball.core.coach.lexicon import Lexicon, Tag
from glitterball.core.coach.spelling import Spelling
from glitterball.core.coach.words import Word, read_words

SENTENCE_ENDS = frozenset({".", "!", "?", "…", "\n", ";"})
STOPS = SENTENCE_ENDS | {",", ":", "-", "—", '"', "(", ")"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words ``first`` to ``last`` (exclusive) of a message, stops included."""

    first: int
    last: int
    keys: frozenset[str]  # its words, and its classes in angle brackets


@dataclass(frozen=True, slots=True)
class Message:
    """One text, read once: everything else looks here."""

    source: str
    words: tuple[Word, ...]
    forms: tuple[str, ...]  # the normal words alone
    tags: tuple[tuple[Tag, ...], ...]
    keys: tuple[frozenset[str], ...]  # of each word: itself, and its classes in angle brackets
    sentences: tuple[Sentence, ...]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The code points of the source that the words ``first`` to ``last`` (exclusive) came from."""
        return self.words[first].start, self.words[last - 1].end

    def has(self, name: str, first: int = 0, last: int | None = None) -> bool:
        """Whether a class begins anywhere between two words."""
        return any(tag.name == name for tags in self.tags[first:last] for tag in tags)


def read_message(source: str, spelling: Spelling, lexicon: Lexicon) -> Message:
    """Read a text into words, classes and sentences."""
    words = tuple(read_words(source, spelling))
    forms = tuple(word.form for word in words)
    tags = tuple(lexicon.tags_at(forms, index) for index in range(len(words)))
    keys = tuple(
        frozenset((form, *(f"<{tag.name}>" for tag in found))) for form, found in zip(forms, tags, strict=True)
    )
    return Message(source, words, forms, tags, keys, _sentences(words, keys))


def part_of(message: Message, sentence: Sentence) -> Message:
    """One sentence of a message as a message of its own; its words still point into the whole source."""
    part = slice(sentence.first, sentence.last)
    whole = Sentence(0, sentence.last - sentence.first, sentence.keys)
    return Message(
        message.source, message.words[part], message.forms[part], message.tags[part], message.keys[part], (whole,)
    )


def _sentences(words: tuple[Word, ...], keys: tuple[frozenset[str], ...]) -> tuple[Sentence, ...]:
    ends = [index + 1 for index, word in enumerate(words) if word.form in SENTENCE_ENDS]
    if words and (not ends or ends[-1] < len(words)):
        ends.append(len(words))
    starts = [0, *ends[:-1]]
    return tuple(
        Sentence(first, last, frozenset().union(*keys[first:last])) for first, last in zip(starts, ends, strict=False)
    )
