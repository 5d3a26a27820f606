"""Turn an accusing clause round in the writer's own words: "you never VP" becomes "I feel … when you don't VP".

Only frames are ours; what stands in them are the writer's words, less the absolutes, swearing and names. Nothing is
added that the writer did not say, but for the feeling, which the writer picks.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from glitterball.core.coach.knowledge import Recast, RewriteWords
from glitterball.core.coach.message import SENTENCE_ENDS, STOPS, Message, Sentence
from glitterball.core.coach.patterns import first_match, is_possible, match_at

_SUBJECTS = frozenset({"you", "i", "we"})
_NEW_SENTENCE = _SUBJECTS | {"why", "how", "what", "do", "stop", "now", "please"}
_THERE_IS = frozenset({"is", "are", "was"})
_BEING = frozenset({"are", "were"})
_TAG_LENGTH = 3  # words: "is not it"
_ENOUGH_TO_NAME = 3  # words
_NOT_WHAT_HAPPENED = frozenset({"<you>", "<never>", "<not>", "<trait>", "<threat-act>", "<fake-feeling>", "<can>"})


@dataclass(frozen=True, slots=True)
class _Clause:
    """The places of the words that are kept of a clause, and whether it was cut short where it hurt."""

    places: list[int]
    is_cut: bool


def recast_sentence(message: Message, sentence: Sentence, words: RewriteWords) -> Iterator[str]:
    """Every way to turn a sentence round, the closest to the writer's words first; the feeling is still a slot."""
    for recast in words.recasts:
        found = _match(recast, message, sentence, words)
        if found is None or any(first_match(veto, message, sentence) for veto in recast.unless):
            continue
        turned = _turned(recast, message, found, sentence, words)
        if turned:
            yield turned
    if happened := _what_happened(message, sentence, words):
        yield happened


def _match(recast: Recast, message: Message, sentence: Sentence, words: RewriteWords) -> tuple[int, int] | None:
    """Where the recast's beginning stands; where it begins with "you", only a "you" that begins a clause will do."""
    if not recast.after_you:
        return first_match(recast.when, message, sentence)
    if not is_possible(recast.when, sentence):
        return None
    for at in range(sentence.first, sentence.last):
        is_inside = at > sentence.first and message.words[at - 1].form in words.before_object
        if message.words[at].form == "you" and is_inside:
            continue
        end = match_at(recast.when, message, at)
        if end is not None:
            return at, end
    return None


def _what_happened(message: Message, sentence: Sentence, words: RewriteWords) -> str:
    """The first clause where it tells of something other than "you" and is no question; else nothing."""
    clause = _clause(message, sentence.first, sentence, words)
    kept = clause.places
    if len(kept) < _ENOUGH_TO_NAME or clause.is_cut or message.words[sentence.last - 1].form == "?":
        return ""
    said = frozenset[str]().union(*message.keys[kept[0] : kept[-1] + 1])
    first = message.words[kept[0]].form
    is_of_you = first not in _SUBJECTS and "<your>" in said
    if is_of_you or not said.isdisjoint(_NOT_WHAT_HAPPENED) or first not in words.openings:
        return ""
    is_now = not any(_is_past(message.words[at].form, words) for at in kept)
    return (words.when if is_now else words.about).replace("{rest}", _joined(message, kept, first))


def _turned(recast: Recast, message: Message, found: tuple[int, int], sentence: Sentence, words: RewriteWords) -> str:
    """The recast's frame around the writer's own words to the end of the clause, without what hurts."""
    start = found[1]
    if recast.before:
        start, sentence = sentence.first, Sentence(sentence.first, found[0], sentence.keys)
    clause = _clause(message, start, sentence, words, recast.until)
    kept = clause.places
    if not kept:
        return recast.frame.replace(" {rest}", "") if recast.bare and not clause.is_cut else ""
    first = message.words[kept[0]].form
    if not _is_enough(clause, message, words) or _names_a_trait(recast, clause, message):
        return ""
    if not _fits(recast, first, message.keys[kept[0]], words):
        return ""
    joint = _joint(message, kept, words) if recast.and_you else 0
    if joint is None:
        return ""
    frame = recast.frame
    if _is_past(_first_verb(message, kept, words), words) and not recast.plain_verb:
        frame = words.in_the_past.get(frame, frame)
    if recast.plain_verb:
        first = words.present.get(first, first)
    rest = _joined(message, kept[: joint or None], first)
    if joint:
        rest = f"{rest} and {_joined(message, kept[joint:], message.words[kept[joint]].form)}"
    return frame.replace("{rest}", rest)


def _is_enough(clause: _Clause, message: Message, words: RewriteWords) -> bool:
    """Whether what is kept says something by itself, and says nothing of what the partner is."""
    if clause.is_cut and len(clause.places) < _ENOUGH_TO_NAME:
        return False
    keys = frozenset[str]().union(*(message.keys[at] for at in clause.places))
    if any(f"<{name}>" in keys for name in words.never_kept):
        return False
    return not words.empty.issuperset(message.words[at].form for at in clause.places)


def _names_a_trait(recast: Recast, clause: _Clause, message: Message) -> bool:
    """Whether the rewrite would say what the partner is."""
    said = {*recast.frame.split(), *(message.words[at].form for at in clause.places)}
    is_of_being = not _BEING.isdisjoint(said)
    return is_of_being and any("<trait>" in message.keys[at] for at in clause.places)


def _fits(recast: Recast, first: str, keys: frozenset[str], words: RewriteWords) -> bool:
    """Whether a frame can take what begins with this word."""
    if recast.begins and first not in recast.begins:
        return False
    if recast.after_you and (first in words.not_verbs or "<your>" in keys):
        return False
    if recast.after_you and first.endswith("ing") and _BEING.isdisjoint(recast.frame.split()):
        return False
    if not recast.plain_verb:
        return True
    is_unknown_past = first not in words.present and _is_past(first, words)
    return first not in words.not_plain and first not in words.not_verbs and not is_unknown_past


def _first_verb(message: Message, kept: list[int], words: RewriteWords) -> str:
    """The first word that is no adverb."""
    forms = [message.words[at].form for at in kept]
    return next((form for form in forms if form not in words.adverbs), forms[0])


def _is_past(form: str, words: RewriteWords) -> bool:
    return form in words.present or form in words.past or (form.endswith("ed") and form not in words.not_past)


def _joint(message: Message, kept: list[int], words: RewriteWords) -> int | None:
    """Where a second clause begins with "you" and needs an "and"; nought for no such place, none if unclear."""
    for number, at in enumerate(kept[1:-1], start=1):
        form, after = message.words[at].form, message.words[kept[number + 1]].form
        if form not in _SUBJECTS and not (form == "there" and after in _THERE_IS):
            continue
        if message.words[kept[number - 1]].form not in words.before_you:
            return None if after in words.not_verbs and form == "you" else number
    return 0


def _clause(
    message: Message, start: int, sentence: Sentence, words: RewriteWords, until: frozenset[str] = frozenset()
) -> _Clause:
    end, is_cut = _clause_end(message, start, sentence, words)
    end = next((at for at in range(start, end) if message.words[at].form in until), end)
    kept, is_shortened = _kept_places(message, start, end, words)
    dangling = words.dangling | words.dangling_when_cut if is_cut or is_shortened else words.dangling
    while kept and (message.words[kept[-1]].form in STOPS or message.words[kept[-1]].form in dangling):
        kept.pop()
    while kept and message.words[kept[0]].form in STOPS:
        kept.pop(0)
    if [message.words[at].form for at in kept[1 - _TAG_LENGTH :]] in (["not", "it"], ["not", "you"]):
        del kept[-_TAG_LENGTH:]
    if [message.words[at].form for at in kept[-2:]] in (["can", "you"], ["do", "you"], ["are", "you"], ["did", "you"]):
        del kept[-2:]
    return _Clause(kept, is_cut)


def _clause_end(message: Message, start: int, sentence: Sentence, words: RewriteWords) -> tuple[int, bool]:
    """Where the clause ends, and whether it goes on beyond."""
    for at in range(start, sentence.last):
        if _is_natural_end(message, at, sentence, words) or (at > start and _begins_anew(message, at, sentence)):
            return at, False
        if any(tag.name in words.breaking_classes for tag in message.tags[at]):
            return at, True
        if at > start and "<never>" in message.keys[at]:  # leaving it out would say the opposite
            return at, True
    return sentence.last, False


def _is_natural_end(message: Message, at: int, sentence: Sentence, words: RewriteWords) -> bool:
    """Whether a clause may end before this word without losing its sense."""
    form = message.words[at].form
    if form in SENTENCE_ENDS or form in words.breaks:
        return True
    if at + 1 == sentence.last:
        return False
    is_order = form == "now" and "<ask-verb>" in message.keys[at + 1]
    return is_order or (form in {"and", "so"} and message.words[at + 1].form in _NEW_SENTENCE)


def _begins_anew(message: Message, at: int, sentence: Sentence) -> bool:
    """Whether an absolute stands here that a new clause hangs on: "every time I …"."""
    ends = [at + tag.length for tag in message.tags[at] if tag.name == "absolute" and tag.length > 1]
    return any(end < sentence.last and message.words[end].form in _SUBJECTS for end in ends)


def _kept_places(message: Message, start: int, end: int, words: RewriteWords) -> tuple[list[int], bool]:
    """The places without what is dropped, and whether the last words are among that."""
    kept: list[int] = []
    at = start
    is_shortened = False
    while at < end:
        dropped = [tag.length for tag in message.tags[at] if tag.name in words.dropped]
        at += max(dropped, default=0)
        is_shortened = bool(dropped)
        if not dropped:
            kept.append(at)
            at += 1
    return kept, is_shortened


def _joined(message: Message, places: list[int], first: str) -> str:
    """The source's own spelling of some words; a contraction that is kept in part is spelt out."""
    chosen = set(places)
    parts: list[str] = []
    for at in places:
        word = message.words[at]
        shares = [i for i in (at - 1, at + 1) if 0 <= i < len(message.words) and message.words[i].start == word.start]
        if any(i in chosen and i < at for i in shares):
            continue
        whole = all(i in chosen for i in shares)
        text = message.source[word.start : word.end] if whole else word.form
        if at == places[0]:
            text = first if first != word.form and not (shares and whole) else _inside(text, word.form)
        parts.append(text if word.form not in STOPS or not parts else _glued(parts, text))
    return " ".join("I" if part == "i" else part for part in parts if part)


def _inside(text: str, form: str) -> str:
    """A first word as it stands inside a sentence; only a lone capital is made small, and never "I"."""
    return text if form == "i" or not text[1:].islower() else text.lower()


def _glued(parts: list[str], stop: str) -> str:
    """Set a stop against the word before it."""
    parts[-1] += stop.strip()
    return ""
