"""One sentence of a draft, said from oneself: turned round, framed whole, or no more than what it is about."""

import re
from collections.abc import Iterator
from itertools import islice

from glitterball.core.coach.drafts import ACCUSING, FRAMED, Draft, ended, harms_of
from glitterball.core.coach.rewriting.framing import frame_sentence
from glitterball.core.coach.rewriting.recasting import recast_sentence
from glitterball.core.coach.rewriting.topics import topic_frames

_TRIES = 6
_SAYS_NO_TOPIC = frozenset({"defensiveness", "stonewalling", "threat"})  # what they name did not hurt the writer
_WARM = frozenset({"<praise>", "<thanks-word>", "<love-word>"})
_NOT_DONE = re.compile(r"when you (don't|didn't)\b|would have liked it if you had\b")
_LONGEST_OF_A_TOPIC = 18  # words and stops
_OF_YOU = re.compile(r"\byou\b")


def recast(draft: Draft, at: int) -> str:
    """One of the sentences turned round; beside a judgement only what is not done ("You never help, you slob")."""
    if draft.is_only_kind(at):
        return ""
    may_turn = draft.may_turn(at)
    return draft.first_clean(way for way in _recasts(draft, at) if may_turn or _NOT_DONE.search(way))


def recast_too(draft: Draft, at: int) -> str:
    """What else is said of "you" beside what hurts, turned round as well."""
    if not draft.may_turn(at):
        return ""
    ways = (ended(way) for way in _recasts(draft, at) if _OF_YOU.search(way))
    return next((way for way in ways if draft.is_clean(way)), "")


def framed(draft: Draft, at: int) -> str:
    """One of the sentences in a whole frame; where worse than an accusation was found, only a bare fact is framed."""
    if not draft.may_turn(at) or ACCUSING.isdisjoint(draft.harms) or not _WARM.isdisjoint(draft.sentence(at).keys):
        return ""
    is_worse = not draft.harms <= FRAMED and not harms_of(draft.alone(at)) <= FRAMED
    return draft.first_clean(frame_sentence(draft.message, draft.sentence(at), draft.words, only_fragments=is_worse))


def topic(draft: Draft, at: int) -> str:
    """One of the sentences as no more than what it is about, where a short message accuses and does nothing else.

    Among many words, the first thing that is named is as often not what it is about.
    """
    if len(draft.message.words) > _LONGEST_OF_A_TOPIC:
        return ""
    harms = draft.harms
    if not _SAYS_NO_TOPIC.isdisjoint(harms) and len(draft.hurts) > 1:
        harms = harms_of(draft.alone(at))
    if ACCUSING.isdisjoint(harms) or not _SAYS_NO_TOPIC.isdisjoint(harms):
        return ""
    frames = topic_frames(draft.message, draft.sentence(at), draft.knowledge.words.topics, draft.words)
    return next((frame for frame in frames if draft.is_clean(frame)), "")


def _recasts(draft: Draft, at: int) -> Iterator[str]:
    is_excuse = ACCUSING.isdisjoint(draft.harms)
    ways = recast_sentence(draft.message, draft.sentence(at), draft.words, is_excuse=is_excuse)
    return islice(ways, _TRIES)
