"""The feelings in a message: what the writer names, and what the words sound like."""

from glitterball.core.coach.analysis import Analysis, emotion_scores
from glitterball.core.coach.knowledge import CoachKnowledge
from glitterball.core.coach.message import Message

_NO_FEELING = "neutral"
_REACH = 5  # words between "I" and the feeling
_FEELS = frozenset({"<i>", "<feel>"})
_NOT_OWN = frozenset({"<not>", "<you>"})


def feelings_of(analysis: Analysis, knowledge: CoachKnowledge) -> tuple[str, ...]:
    """Names of feelings: those the writer names of themselves first, then those that the model hears."""
    named = _named_classes(analysis.message)
    own = [name for name, classes in knowledge.words.feelings.items() if not named.isdisjoint(classes)]
    heard = [
        name for name, score in emotion_scores(analysis, knowledge.models).items() if score > 0 and name != _NO_FEELING
    ]
    return tuple(dict.fromkeys([*own, *heard]))


def _named_classes(message: Message) -> set[str]:
    """The classes that the writer says "I feel …" before, and does not deny."""
    named: set[str] = set()
    for at, tags in enumerate(message.tags):
        if tags:
            before = frozenset[str]().union(*message.keys[max(0, at - _REACH) : at])
            if before.issuperset(_FEELS) and _NOT_OWN.isdisjoint(before):
                named.update(tag.name for tag in tags)
    return named
