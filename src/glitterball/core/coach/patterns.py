"""Patterns over words and classes, as rules write them: ``<you> .. <absolute> <care-verb>``.

A step is a word, a class in angle brackets, or several of them with bars between; in round brackets it may be
missing, after an exclamation mark it must not come next. Two dots skip up to two words, three dots up to six, and
neither skips over a stop; a tilde skips anything in the sentence. ``^`` and ``$`` are the ends of a sentence,
doubled those of the message.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from glitterball.core.coach.message import SENTENCE_ENDS, STOPS, Message, Sentence

Kind = Literal["one", "maybe", "not", "gap", "edge"]
_GAPS = {"..": 2, "...": 6, "~": 40}
_EDGES = frozenset({"^", "$", "^^", "$$"})


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a pattern."""

    kind: Kind
    words: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    reach: int = 0
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sequence of steps, what a match may begin with, and what must stand in the sentence for there to be one."""

    steps: tuple[Step, ...]
    begins: frozenset[str]
    needs: tuple[frozenset[str], ...]


class UnreadablePatternError(ValueError):
    """A rule's pattern that the language does not allow."""


def parse_pattern(text: str) -> Pattern:
    """Read a pattern from the way that rules write it."""
    steps = tuple(_parse_step(part) for part in text.split())
    if not any(step.kind == "one" for step in steps):
        raise UnreadablePatternError(f"“{text}” needs a word or a class that must be there")
    if next(step for step in steps if step.kind != "edge").kind not in ("one", "maybe"):
        raise UnreadablePatternError(f"“{text}” must begin with a word or a class")
    return Pattern(steps, _begins(steps), tuple(_keys(step) for step in steps if step.kind == "one"))


def _begins(steps: tuple[Step, ...]) -> frozenset[str]:
    """The keys of every step up to the first that must be there."""
    keys: frozenset[str] = frozenset()
    for step in steps:
        keys |= _keys(step)
        if step.kind == "one":
            break
    return keys


def _keys(step: Step) -> frozenset[str]:
    return step.words | {f"<{name}>" for name in step.classes}


def _parse_step(part: str) -> Step:
    if part in _GAPS:
        return Step("gap", reach=_GAPS[part])
    if part in _EDGES:
        return Step("edge", edge=part)
    kind: Kind = "one"
    if part.startswith("(") and part.endswith(")"):
        kind, part = "maybe", part[1:-1]
    elif part.startswith("!") and len(part) > 1:
        kind, part = "not", part[1:]
    if "(" in part or ")" in part:
        raise UnreadablePatternError(f"“{part}”: round brackets hold one step, without spaces")
    choices = part.split("|")
    classes = frozenset(choice[1:-1] for choice in choices if choice.startswith("<"))
    return Step(kind, frozenset(choice for choice in choices if not choice.startswith("<")), classes)


Place = tuple[int, int]  # of a pattern: the number of its group, and its number there
Index = Mapping[str, tuple[Place, ...]]  # word or <class> → the patterns that it makes worth a look


def index_of(groups: Sequence[Sequence[Pattern]]) -> Index:
    """Each pattern under the words and classes of the one need that is rarest among all: most are never looked at."""
    uses = Counter(key for group in groups for pattern in group for need in pattern.needs for key in need)
    index: dict[str, list[Place]] = {}
    for number, group in enumerate(groups):
        for at, pattern in enumerate(group):
            rarest = min(pattern.needs, key=lambda need: sum(uses[key] for key in need))
            for key in sorted(rarest):
                index.setdefault(key, []).append((number, at))
    return {key: tuple(places) for key, places in index.items()}


def possible_of(index: Index, groups: Sequence[Sequence[Pattern]], sentence: Sentence) -> list[Place]:
    """The patterns of an index whose every need stands in the sentence, in order."""
    found = {place for key in sentence.keys if key in index for place in index[key]}
    return sorted(place for place in found if is_possible(groups[place[0]][place[1]], sentence))


def is_possible(pattern: Pattern, sentence: Sentence) -> bool:
    """Whether all that the pattern needs stands somewhere in the sentence: a quick no for most."""
    for need in pattern.needs:  # noqa: SIM110 - the hottest line of the coach; a generator costs twice as much
        if need.isdisjoint(sentence.keys):
            return False
    return True


def first_match(pattern: Pattern, message: Message, sentence: Sentence) -> tuple[int, int] | None:
    """Where in a sentence the pattern first matches, or nothing."""
    return match_in(pattern, message, sentence) if is_possible(pattern, sentence) else None


def match_in(pattern: Pattern, message: Message, sentence: Sentence) -> tuple[int, int] | None:
    """The same where the pattern is known to be possible."""
    for at in range(sentence.first, sentence.last):
        if not pattern.begins.isdisjoint(message.keys[at]):
            end = match_at(pattern, message, at)
            if end is not None:
                return at, end
    return None


def match_at(pattern: Pattern, message: Message, start: int) -> int | None:
    """Where a match that begins at a word ends, or nothing."""
    return _match(pattern.steps, 0, message, start)


def _match(steps: tuple[Step, ...], step: int, message: Message, at: int) -> int | None:
    if step == len(steps):
        return at
    current = steps[step]
    match current.kind:
        case "gap":
            return _match_gap(steps, step, message, at)
        case "edge":
            return _match(steps, step + 1, message, at) if _is_edge(current.edge, message, at) else None
        case "not":
            return None if any(True for _ in _ends(current, message, at)) else _match(steps, step + 1, message, at)
        case _:
            for end in _ends(current, message, at):
                if (found := _match(steps, step + 1, message, end)) is not None:
                    return found
            return _match(steps, step + 1, message, at) if current.kind == "maybe" else None


def _match_gap(steps: tuple[Step, ...], step: int, message: Message, at: int) -> int | None:
    barred = SENTENCE_ENDS if steps[step].reach > _GAPS["..."] else STOPS
    for skipped in range(steps[step].reach + 1):
        if (found := _match(steps, step + 1, message, at + skipped)) is not None:
            return found
        if at + skipped >= len(message.words) or message.words[at + skipped].form in barred:
            return None
    return None


def _ends(step: Step, message: Message, at: int) -> list[int]:
    """Where the step may end if it begins at a word: classes may run over several words."""
    if at >= len(message.words):
        return []
    ends = [at + tag.length for tag in message.tags[at] if tag.name in step.classes]
    if message.words[at].form in step.words:
        ends.append(at + 1)
    return ends


def _is_edge(edge: str, message: Message, at: int) -> bool:
    words = message.words
    match edge:
        case "^^":
            return at == 0
        case "$$":
            return all(word.form in STOPS for word in words[at:])
        case "^":
            return at == 0 or words[at - 1].form in STOPS
        case _:
            return at >= len(words) or words[at].form in STOPS
