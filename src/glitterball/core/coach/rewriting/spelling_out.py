"""How the kept words of a clause are spelt inside a frame: as the writer spelt them, short forms written out."""

from glitterball.core.coach.message import STOPS, Message
from glitterball.core.coach.rewriting.words import RewriteWords

_JOINING = frozenset({"&", "/", "+", ":", "-"})  # signs that tie two words together: "A&E", "11:04"
_OWNERS = ("s'", "s’")  # "the kids' tea"
_QUOTES = frozenset({"'", "‘", "’"})
_DOUBLE = '"'
_MARK = "\ue002"  # a double quotation mark, until it is known whether it has its other half
_OPENING, _CLOSING = "\ue000", "\ue001"  # until it is known whether both were kept
_YOUR = "ur"


def joined(message: Message, places: list[int], first: str, words: RewriteWords) -> str:
    """The source's own spelling of some words; a contraction that is kept in part is spelt out."""
    chosen = set(places)
    parts: list[str] = []
    for at in places:
        word = message.words[at]
        shares = [i for i in (at - 1, at + 1) if 0 <= i < len(message.words) and message.words[i].start == word.start]
        if any(i in chosen and i < at for i in shares):
            continue
        is_whole = all(i in chosen for i in shares)
        text = _written(message, at, words) if is_whole else word.form
        if at == places[0]:
            begins = at == 0 or message.words[at - 1].form in STOPS
            inside = _inside(text, word.form) if begins else text
            text = first if first != word.form and not (shares and is_whole) else inside
        if parts and at - 1 in chosen and message.source[word.start - 1] in _JOINING:
            parts[-1] += message.source[message.words[at - 1].end : word.start] + text
            continue
        if word.form == _DOUBLE:
            parts.append(_MARK)
            continue
        if word.form in STOPS and parts:
            parts[-1] = _with_stop(parts[-1], text.strip())
            continue
        parts.append(_quoted(message, at, text))
    return _balanced(_marked(" ".join("I" if part == "i" else part for part in parts if part)))


def _written(message: Message, at: int, words: RewriteWords) -> str:
    """A word as the writer spelt it, or what stands for its short form."""
    word = message.words[at]
    text = message.source[word.start : word.end]
    if text.casefold() == _YOUR:
        is_owned = word.form == "your" or not words.owned.isdisjoint(message.keys[min(at + 2, len(message.keys) - 1)])
        return "your" if is_owned else "you're"
    return words.written_out.get(text.casefold(), text)


def _quoted(message: Message, at: int, text: str) -> str:
    """The text with the single quotation marks that the writer set around it."""
    source, word = message.source, message.words[at]
    if source[word.end - 1 : word.end + 1] in _OWNERS:
        return text + "'"
    opens = source[max(0, word.start - 1) : word.start] in _QUOTES and not source[: word.start - 1][-1:].isalnum()
    closes = source[word.end : word.end + 1] in _QUOTES and not source[word.end + 1 : word.end + 2].isalnum()
    return f"{_OPENING if opens else ''}{text}{_CLOSING if closes else ''}"


def _balanced(text: str) -> str:
    """With the quotation marks where both halves were kept, else with none."""
    mark = "'" if text.count(_OPENING) == text.count(_CLOSING) else ""
    return text.replace(_OPENING, mark).replace(_CLOSING, mark)


def _marked(text: str) -> str:
    """With double quotation marks against the words that they hold, where all have their other half; else without."""
    pieces = text.split(_MARK)
    if len(pieces) % 2 == 0:
        return " ".join(" ".join(pieces).split())
    held = (f'"{piece.strip()}"' if at % 2 else piece for at, piece in enumerate(pieces))
    return "".join(held)


def _inside(text: str, form: str) -> str:
    """A first word as it stands inside a sentence; only the lone capital of a sentence's first word is made small."""
    return text.lower() if form != "i" and (text == "A" or text[1:].islower()) and not text.startswith("I'") else text


def _with_stop(part: str, stop: str) -> str:
    """A stop set against the word before it, once."""
    return part if part.endswith(stop) else part + stop
