"""Split a message into normal words, each of which knows where it stands in the writer's own text.

"im sooo sorry, dont gooo" reads "i am so sorry , do not go", and every word keeps the code points that it came from:
that is the offset map. Nothing here knows what a word means.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from glitterball.core.coach.spelling import Spelling

_SHORTEST_ENDING = 2
_TOKEN = re.compile(
    r"""
    (?P<smile>[:;=]['’]?-?[)(DPp/|]+(?![^\W_])|<3+)
  | (?P<sum>[£$€]\d+(?:[.,]\d+)*)
  | (?P<word>[^\W_]+(?:['’ʼ`´]+[^\W_]+|[*@$\#]+[^\W_]+|\*{2,})*)
  | (?P<masked>[*@$\#]+[^\W_]+|[*\#]{3,})
  | (?P<stop>[.!?…]+|\n+|[,;:"“”„«»()]|\s[-–—]+(?=\s)|—)
  | (?P<sign>[^\w\s])
    """,
    re.VERBOSE,
)
_APOSTROPHES = re.compile(r"['’ʼ`´]+")
_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_MASK = re.compile(r"[*@$#]")
_MASK_LETTERS = str.maketrans({"@": "a", "$": "s"})
_QUOTES = frozenset('"“”„«»')
_DASHES = frozenset("-–—")


class Word(NamedTuple):
    """One normal word and the code points ``start`` to ``end`` of the writer's text that it came from."""

    form: str
    start: int
    end: int


def read_words(text: str, spelling: Spelling) -> list[Word]:
    """The normal words, stops and signs of ``text``, in order."""
    words: list[Word] = []
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        words.extend(Word(form, start, end) for form in _forms(token, spelling))
    return _settled(words, spelling)


def _forms(token: re.Match[str], spelling: Spelling) -> Iterator[str]:
    raw = token.group()
    match token.lastgroup:
        case "stop":
            yield _stop(raw)
        case "smile" | "sign":
            name = spelling.emoji.get(raw) or spelling.emoji.get(raw[:2])
            if name:
                yield name
        case "sum":
            yield "#"
        case _:
            yield from _spelt_out(unicodedata.normalize("NFKC", raw).casefold(), spelling)


def _stop(raw: str) -> str:
    mark = raw.strip(" \t")[:1] or "\n"
    if "?" in raw:
        return "?"
    if "!" in raw:
        return "!"
    if mark in _QUOTES:
        return '"'
    if mark in _DASHES:
        return "-"
    return "…" if mark == "…" or raw.startswith("..") else mark


def _spelt_out(raw: str, spelling: Spelling) -> Iterator[str]:
    plain = _APOSTROPHES.sub("'", raw)
    if _MASK.search(plain):
        plain = _unmasked(plain, spelling)
    plain = _shortened(plain, spelling)
    if plain in spelling.short:
        yield from spelling.short[plain]
    elif plain.isdigit():
        yield "#"
    elif "'" in plain:
        yield from _contraction(plain, spelling)
    else:
        yield plain


def _shortened(plain: str, spelling: Spelling) -> str:
    """Undo drawn-out letters: "sooo" is "so", "coool" is "cool" where the table knows it."""
    if not _DRAWN_OUT.search(plain):
        return plain
    twice = _DRAWN_OUT.sub(r"\1\1", plain)
    return twice if twice in spelling.short else _DRAWN_OUT.sub(r"\1", plain)


def _unmasked(plain: str, spelling: Spelling) -> str:
    """Read a masked word ("f**k") as the one that the mask stands for, if the table holds it."""
    lettered = plain.translate(_MASK_LETTERS)
    if lettered in spelling.masked:
        return lettered
    shape = re.compile("".join("[a-z]*" if part in "*#@$" else re.escape(part) for part in plain))
    return next((word for word in sorted(spelling.masked) if shape.fullmatch(word)), lettered)


def _contraction(plain: str, spelling: Spelling) -> Iterator[str]:
    stem, _, ending = plain.rpartition("'")
    if ending == "s":
        yield stem
        yield "is" if stem in spelling.contracted_is else "'s"
    elif ending == "t" and stem.endswith("n") and len(stem) > _SHORTEST_ENDING:
        yield stem[:-1]
        yield "not"
    elif ending in spelling.endings:
        yield stem
        yield spelling.endings[ending]
    else:
        yield plain.replace("'", "")


def _settled(words: list[Word], spelling: Spelling) -> list[Word]:
    """Settle the short forms that mean one thing or another by their neighbours."""
    if not any(word.form in spelling.ambiguous for word in words):
        return words
    settled: list[Word] = []
    for index, word in enumerate(words):
        choice = spelling.ambiguous.get(word.form)
        if choice is None:
            settled.append(word)
            continue
        before = words[index - 1].form if index else "^"
        after = words[index + 1].form if index + 1 < len(words) else "$"
        plain = before in choice.after or after in choice.before
        forms = choice.otherwise if plain else choice.says
        settled.extend(Word(form, word.start, word.end) for form in forms)
    return settled
