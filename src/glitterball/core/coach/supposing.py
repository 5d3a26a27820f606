"""What only looks like a charge: what is asked or supposed, and what was said of one thing to deny it of another."""

from glitterball.core.coach.knowledge import Recast
from glitterball.core.coach.message import STOPS, Message, Sentence

_CONDITIONS = frozenset({"if", "unless", "or", "like", "had", "how"})
_TIES = frozenset({",", "and", "but"})


def is_asked_or_supposed(recast: Recast, message: Message, at: int, sentence: Sentence) -> bool:
    """Whether "you …" is asked ("You hear 'mm' in my vows?") or stands in what begins with "if" or "or"."""
    first = next((place for place in range(sentence.first, at) if message.forms[place] not in STOPS), at)
    if first < at and message.forms[first] in _CONDITIONS:
        return not any("if" in need for need in recast.when.needs)
    is_of_you = recast.after_you and message.forms[at] == "you"
    return is_of_you and message.forms[sentence.last - 1] == "?" and "," not in message.forms[at : sentence.last]


def goes_on_with_no(message: Message, at: int, sentence: Sentence) -> bool:
    """Whether what was left out says where it is not so: "you've got time for her garden, and never for ours"."""
    while at < sentence.last and message.forms[at] in _TIES:
        at += 1
    return at < sentence.last and (message.forms[at] == "not" or "<never>" in message.keys[at])
