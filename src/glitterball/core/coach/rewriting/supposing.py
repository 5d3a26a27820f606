"""What only looks like a charge: what is asked or supposed, and what was said of one thing to deny it of another."""

from glitterball.core.coach.message import STOPS, Message, Sentence
from glitterball.core.coach.rewriting.tenses import is_past
from glitterball.core.coach.rewriting.words import Recast, RewriteWords

_CONDITIONS = frozenset({"if", "unless", "or", "like", "had", "how"})
_TIES = frozenset({",", "and", "but"})


def is_told(message: Message, sentence: Sentence, words: RewriteWords) -> bool:
    """Whether a sentence says what happened at all: "don't tell me you forgot" does not."""
    forms = message.forms[sentence.first : sentence.last]
    return not any(
        forms[at : at + len(phrase)] == phrase
        for phrase in words.not_told
        for at in range(len(forms) - len(phrase) + 1)
    )


def is_asked_or_supposed(recast: Recast, message: Message, at: int, sentence: Sentence, words: RewriteWords) -> bool:
    """Whether "you …" is asked ("You hear 'mm' in my vows?") or stands in what begins with "if" or "or"."""
    first = next((place for place in range(sentence.first, at) if message.forms[place] not in STOPS), at)
    if first < at and message.forms[first] in _CONDITIONS:
        return not any("if" in need for need in recast.when.needs)
    if "when" in message.forms[at - 1 : at + 1] and any("<praise>" in keys for keys in message.keys[first:at]):
        return True  # "you're a great dad, when you turn up"
    is_of_you = recast.after_you and message.forms[at] == "you"
    if at == first and is_past(message.forms[min(at + 1, sentence.last - 1)], words):
        return False  # "You told the lads before me??"
    return is_of_you and message.forms[sentence.last - 1] == "?" and "," not in message.forms[at : sentence.last]


def goes_on_with_no(message: Message, at: int, sentence: Sentence) -> bool:
    """Whether what was left out says where it is not so: "you've got time for her garden, and never for ours"."""
    while at < sentence.last and message.forms[at] in _TIES:
        at += 1
    return at < sentence.last and (message.forms[at] == "not" or "<never>" in message.keys[at])
