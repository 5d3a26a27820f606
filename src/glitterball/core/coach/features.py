"""What a model looks at: short runs of words, of letters, and of word classes.

A feature is a string; a model knows its weight by the string's hash. Three families, because each generalises
differently: words carry what is said, letters survive typing, and classes ("you" + absolute + caring act) carry what
people do with words.
"""

from collections.abc import Iterator

from glitterball.core.coach.lexicon import Tag
from glitterball.core.coach.linear import hashes
from glitterball.core.coach.message import STOPS, Message

_LONGEST_WORD_RUN = 3
_LETTER_RUNS = (3, 4, 5)
_LONGEST_WORD = 24
_REACH = 7
_DIRECTIONS = frozenset(
    {"you", "your", "i", "me", "we", "they", "it", "if", "not", "when", "but", "feel-verb", "or-else"}
)
_LENGTH_STEPS = (3, 5, 8, 12, 18, 27, 40)


def word_hashes(message: Message) -> list[int]:
    """The family of words, ready for a bank."""
    return hashes(word_features(message), "words")


def letter_hashes(message: Message) -> list[int]:
    """The family of letters, ready for a bank."""
    return hashes(letter_features(message), "letters")


def class_hashes(message: Message, rules: tuple[str, ...]) -> list[int]:
    """The family of classes, with the names of the rules that spoke, ready for a bank."""
    return hashes([*class_features(message), *(f"r:{rule}" for rule in rules)], "classes")


def word_features(message: Message) -> list[str]:
    """Runs of one to three words."""
    forms = ("^", *message.forms, "$")
    runs = [" ".join(forms[i : i + n]) for n in (2, 3) for i in range(len(forms) - n + 1)]
    return [*message.forms, *runs]


def letter_features(message: Message) -> list[str]:
    """Runs of three to five letters inside a word and its edges."""
    return [
        padded[i : i + n]
        for padded in (f"_{form[:_LONGEST_WORD]}_" for form in message.forms)
        for n in _LETTER_RUNS
        for i in range(len(padded) - n + 1)
    ]


def class_features(message: Message) -> list[str]:
    """Classes alone, in runs of two to four, and in pairs that stand near each other in a sentence."""
    skeleton = _skeleton(message)
    found = [f"c:{tag.name}" for tags in message.tags for tag in tags]
    found += ["s:" + " ".join(skeleton[i : i + n]) for n in (2, 3, 4) for i in range(len(skeleton) - n + 1)]
    found += _pairs(message)
    found += _shape(message)
    return list(dict.fromkeys(found))


def _skeleton(message: Message) -> tuple[str, ...]:
    """The message with each word or phrase replaced by its first class, and unknown words left out to a dot."""
    symbols = ["^"]
    index = 0
    while index < len(message.words):
        tags = message.tags[index]
        if tags:
            symbols.append(f"<{tags[0].name}>")
            index += tags[0].length
            continue
        form = message.words[index].form
        symbols.append(form if form in STOPS or len(form) <= _LONGEST_WORD_RUN else "·")
        index += 1
    return (*symbols, "$")


def _pairs(message: Message) -> Iterator[str]:
    for sentence in message.sentences:
        for i in range(sentence.first, sentence.last):
            near = range(i + 1, min(i + _REACH, sentence.last))
            yield from (
                f"p:{one.name}>{two.name}" for one in message.tags[i] for j in near for two in _later(message, one, j)
            )


def _later(message: Message, one: Tag, index: int) -> Iterator[Tag]:
    return (two for two in message.tags[index] if one.name in _DIRECTIONS or two.name in _DIRECTIONS)


def _shape(message: Message) -> Iterator[str]:
    """The form of the whole: its length, how it begins and ends, and whether it shouts."""
    count = len(message.words)
    yield f"n:{sum(count > step for step in _LENGTH_STEPS)}"
    yield f"sentences:{min(len(message.sentences), 3)}"
    if not message.words:
        return
    yield f"ends:{message.words[-1].form if message.words[-1].form in STOPS else 'word'}"
    yield from (f"begins:{tag.name}" for tag in message.tags[0])
    if any(word.form == "?" for word in message.words):
        yield "asks"
    if message.source.isupper():
        yield "shouts"
