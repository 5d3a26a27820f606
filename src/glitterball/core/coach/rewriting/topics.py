"""What a message is about, for where none of its clauses can be turned round: it is named, and nothing said of it.

"Must be nice to sleep while I do the third feed" is about the third feed; "I feel … about the third feed, and I would
like us to talk about it" begins the talk without the jab.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from glitterball.core.coach.message import STOPS, Message, Sentence
from glitterball.core.coach.rewriting.spelling_out import joined
from glitterball.core.coach.rewriting.tenses import is_past
from glitterball.core.coach.rewriting.words import RewriteWords, TopicWords

_MOST_BETWEEN = 2  # words
_LONGEST = 4  # words of a name: "mother in law"
_HARD = ("insult", "trait", "praise", "swear", "absolute", "attack-you", "intensifier", "lack")
_OWNS = frozenset({"is", "'s"})  # the second half of "mum's"
_TOPIC = "{topic}"


@dataclass(frozen=True, slots=True)
class _Look:
    """What is looked at: the words ``first`` to ``last`` (exclusive) of a message, with the words to know things by."""

    message: Message
    first: int
    last: int
    topics: TopicWords
    words: RewriteWords


def topic_frames(message: Message, sentence: Sentence, topics: TopicWords, words: RewriteWords) -> Iterator[str]:
    """The frames for what a sentence is about: things in their order, then people; the feeling is still a slot."""
    look = _Look(message, sentence.first, sentence.last, topics, words)
    for places in _things(look):
        yield topics.of_a_thing.replace(_TOPIC, _said(look, places))
    for places in _people(look):
        yield topics.of_people.replace(_TOPIC, _said(look, places))


def _things(look: _Look) -> Iterator[list[int]]:
    """The places of each thing, with what tells which one is meant."""
    for first, last in _names(look, look.topics.things):
        which = _which(look, last)
        own = _named(look, first, last, is_told=bool(which))
        is_occasion = " ".join(look.message.forms[first:last]) in look.topics.occasions
        if own and (is_occasion or not _follows(look, own[0], look.topics.settings)):
            yield [*own, *which]


def _people(look: _Look) -> Iterator[list[int]]:
    forms = look.message.forms
    for first, last in _names(look, look.topics.people):
        begins = first - 1
        is_begun = begins == look.first or _follows(look, begins, look.topics.people_after | STOPS)
        if begins < look.first or not is_begun or _owns(look, last):
            continue
        is_everybodys = forms[begins] == "the" and forms[first] in look.topics.everybodys
        if is_everybodys or forms[begins] in look.topics.people_named_with:
            yield list(range(begins, last))


def _names(look: _Look, names: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where each of some names begins and ends, the longest at a place."""
    at = look.first
    while at < look.last:
        ends = range(min(at + _LONGEST, look.last), at, -1)
        last = next((end for end in ends if " ".join(look.message.forms[at:end]) in names), 0)
        if last:
            yield at, last
        at = last or at + 1


def _named(look: _Look, at: int, last: int, *, is_told: bool) -> list[int]:
    """The places of a thing with the word that it is named with; without one where it needs none, or is told apart."""
    forms, topics = look.message.forms, look.topics
    own = list(range(at, last))
    if _owns(look, last) or _goes_on(look, last):
        return []
    first = at
    while first > look.first and at - first <= _MOST_BETWEEN and _is_between(look, first - 1):
        first -= 1
    if first > look.first and forms[first - 1] in topics.named_with:
        kept = [place for place in range(first, at) if not any(tag.name in _HARD for tag in look.message.tags[place])]
        return [] if _follows(look, first - 1, topics.only_compared_after) else [first - 1, *kept, *own]
    may_stand_alone = is_told or " ".join(forms[at:last]) in topics.bare
    is_other = _follows(look, at, topics.only_compared_after | topics.bare_not_after)
    return own if may_stand_alone and not is_other else []


def _goes_on(look: _Look, at: int) -> bool:
    """Whether a name that ends here is only the first half of another: "the car keys", "the mortgage people"."""
    after = [" ".join(look.message.forms[at : at + length]) for length in (1, 2) if at + length <= look.last]
    return not (look.topics.things | look.topics.goes_on_with).isdisjoint(after)


def _follows(look: _Look, at: int, forms: frozenset[str]) -> bool:
    return at > 0 and look.message.forms[at - 1] in forms


def _owns(look: _Look, at: int) -> bool:
    """Whether the word here is the "'s" of the one before it."""
    words = look.message.words
    return 0 < at < len(words) and words[at].start == words[at - 1].start and words[at].form in _OWNS


def _is_between(look: _Look, at: int) -> bool:
    """Whether a word may stand between a thing and the word that it is named with: "the electric bill"."""
    form = look.message.forms[at]
    if _owns(look, at):
        return True  # "my sister's wedding"
    if form in STOPS or form in look.topics.never_between or form in look.topics.named_with:
        return False
    is_verb = form in look.words.deeds or form in look.words.plain or is_past(form, look.words)
    return not is_verb or _follows(look, at, look.topics.named_with)


def _which(look: _Look, at: int) -> list[int]:
    """What follows a thing and tells which one is meant: "from your holiday"."""
    if at >= look.last or look.message.forms[at] not in look.topics.tied_with:
        return []
    after = _Look(look.message, at + 1, min(at + 1 + _LONGEST, look.last), look.topics, look.words)
    for first, last in _names(after, look.topics.things | look.topics.people):
        places = _named(after, first, last, is_told=False)
        return [at, *places] if places and places[0] == at + 1 else []
    return []


def _said(look: _Look, places: list[int]) -> str:
    first = look.message.forms[places[0]]
    said = joined(look.message, places, look.topics.spoken_of.get(first, first), look.words)
    return look.topics.proper.get(said.casefold(), said)
