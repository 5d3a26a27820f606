"""Listening: what a reply does with what the partner said.

The partner's words are context only: never labelled, never kept.
"""

from glitterball.core.coach.analysis import Analysis
from glitterball.core.coach.knowledge import CoachKnowledge
from glitterball.core.coach.labels import ONLY_IN_REPLIES
from glitterball.core.coach.message import read_message
from glitterball.core.coach.rules import Hit

_TENDER = ("feel-sad", "feel-hurt", "feel-lonely", "feel-unseen", "feel-fear", "feel-shame", "feel-anger", "feel-tired")
_RECEIVES = ("validation", "open_question")


def shares_something_tender(reply_to: str, knowledge: CoachKnowledge) -> bool:
    """Whether what the partner said holds a feeling that wants to be heard before it is solved."""
    message = read_message(reply_to, knowledge.words.spelling, knowledge.words.lexicon)
    return any(message.has(name) for name in _TENDER)


def reply_hits(analysis: Analysis, *, is_tender: bool) -> tuple[Hit, ...]:
    """Where the reply advises before it has listened, or turns to the writer's own story."""
    if not is_tender or any(analysis.scores[label] > 0 for label in _RECEIVES):
        return ()
    return tuple(hit for hit in analysis.hits if hit.rule.label in ONLY_IN_REPLIES)
