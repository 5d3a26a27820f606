"""The last resort of rewriting: a whole clause, word for word, with the writer's own feeling set beside it.

Where no recast fits, "my friends saw you with her" may still be said as "My friends saw you with her, and I feel …
about it". What holds a name, a judgement, a charge or a threat is not framed at all.
"""

from collections.abc import Iterator

from glitterball.core.coach.message import SENTENCE_ENDS, STOPS, Message, Sentence
from glitterball.core.coach.patterns import match_at
from glitterball.core.coach.rewriting.limping import limps
from glitterball.core.coach.rewriting.spelling_out import joined
from glitterball.core.coach.rewriting.tenses import is_past
from glitterball.core.coach.rewriting.words import RewriteWords, WholeFrame

_FEWEST, _MOST = 5, 30  # words
_FEWEST_OF_A_FRAGMENT = 2
_POINTING = frozenset({"it", "that", "this"})
_YOU = frozenset({"<you>", "<your>"})
_TAGS = (("not", "it"), ("not", "you"), ("not", "she"), ("not", "he"), ("not", "they"), ("not", "we"))
_TAG_LENGTH = 3  # words: "was not it"
_REST = "{rest}"


def frame_sentence(
    message: Message, sentence: Sentence, words: RewriteWords, *, only_fragments: bool = False
) -> Iterator[str]:
    """A sentence, then its first clause, in the frame that fits how it begins; nothing where none does."""
    first = _without_sighs(message, sentence, words)
    for whole in words.whole_frames:
        if (only_fragments and not whole.fragment) or match_at(whole.when, message, first) is None:
            continue
        if message.forms[sentence.last - 1] == "?" and not (whole.fragment or whole.frame.endswith("?")):
            continue
        for last in (_end(message, first, sentence, SENTENCE_ENDS),):
            is_fit = _is_unspoken_against(whole, message, first, last)
            if is_fit and _can_be_framed(message, first, last, words, is_fragment=whole.fragment):
                yield from (text for text in (_framed(whole, message, first, last, words),) if not limps(text, words))
            if whole.fragment:
                break


def _can_be_framed(message: Message, first: int, last: int, words: RewriteWords, *, is_fragment: bool) -> bool:
    """Whether a clause may stand in a frame at all: nothing hard in it, and a verb, which only a fragment may lack."""
    fewest = _FEWEST_OF_A_FRAGMENT if is_fragment else _FEWEST
    if not fewest <= last - first <= _MOST:
        return False
    said = frozenset[str]().union(*message.keys[first:last])
    points_at_you = message.words[first].form in _POINTING and not _YOU.isdisjoint(said)
    return not points_at_you and said.isdisjoint(words.never_framed) and (is_fragment or _has_verb(said, words))


def _is_unspoken_against(whole: WholeFrame, message: Message, first: int, last: int) -> bool:
    return all(match_at(veto, message, at) is None for veto in whole.unless for at in range(first, last))


def _framed(whole: WholeFrame, message: Message, first: int, last: int, words: RewriteWords) -> str:
    turned = whole.frame.replace(_REST, joined(message, list(range(first, last)), message.words[first].form, words))
    return turned[0].upper() + turned[1:]


def _has_verb(said: frozenset[str], words: RewriteWords) -> bool:
    return not said.isdisjoint(words.finite) or any(is_past(form, words) for form in said)


def _without_sighs(message: Message, sentence: Sentence, words: RewriteWords) -> int:
    """The first word that is no sigh and no stop."""
    first = sentence.first
    while first < sentence.last and (message.words[first].form in words.sighs or message.words[first].form in STOPS):
        first += 1
    return first


def _end(message: Message, first: int, sentence: Sentence, stops: frozenset[str]) -> int:
    """Where the sentence ends, or its first clause; without a "wasn't it" behind it."""
    last = next((at for at in range(first, sentence.last) if message.words[at].form in stops), sentence.last)
    if message.forms[last - 2 : last] in _TAGS:
        last -= _TAG_LENGTH
    while last > first and message.forms[last - 1] in STOPS:
        last -= 1
    return last
