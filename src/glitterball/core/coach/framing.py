"""The last resort of rewriting: a whole clause, word for word, with the writer's own feeling set beside it.

Where no recast fits, "my friends saw you with her" may still be said as "My friends saw you with her, and I feel …
about it". What holds a name, a judgement, a charge or a threat is not framed at all.
"""

from collections.abc import Iterator

from glitterball.core.coach.knowledge import RewriteWords
from glitterball.core.coach.message import STOPS, Message, Sentence
from glitterball.core.coach.patterns import match_at
from glitterball.core.coach.rewriting import is_past

_FEWEST, _MOST = 4, 30  # words
_POINTING = frozenset({"it", "that", "this"})
_YOU = frozenset({"<you>", "<your>"})
_REST = "{rest}"


def frame_sentence(message: Message, sentence: Sentence, words: RewriteWords) -> Iterator[str]:
    """The first clause of a sentence in the frame that fits how it begins; nothing where none does."""
    first, last = _clause(message, sentence, words)
    if not _FEWEST <= last - first <= _MOST:
        return
    said = frozenset[str]().union(*message.keys[first:last])
    points_at_you = message.words[first].form in _POINTING and not _YOU.isdisjoint(said)
    if points_at_you or not said.isdisjoint(words.never_framed) or not _has_verb(said, words):
        return
    start, end = message.span(first, last)
    clause = message.source[start:end]
    for whole in words.whole_frames:
        if match_at(whole.when, message, first) is not None and not any(
            match_at(veto, message, at) is not None for veto in whole.unless for at in range(first, last)
        ):
            inside = clause if whole.frame.startswith(_REST) or clause[:2] == "I " else clause[0].lower() + clause[1:]
            turned = whole.frame.replace(_REST, inside)
            yield turned[0].upper() + turned[1:]


def _has_verb(said: frozenset[str], words: RewriteWords) -> bool:
    return not said.isdisjoint(words.finite) or any(is_past(form, words) for form in said)


def _clause(message: Message, sentence: Sentence, words: RewriteWords) -> tuple[int, int]:
    """From the first word that is no sigh to the first stop."""
    first = sentence.first
    while first < sentence.last and (message.words[first].form in words.sighs or message.words[first].form in STOPS):
        first += 1
    last = next((at for at in range(first, sentence.last) if message.words[at].form in STOPS), sentence.last)
    return first, last
