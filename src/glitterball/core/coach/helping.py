"""Help first: words of fear, harm or self-harm are answered with help, never with coaching."""

from glitterball.core.coach.knowledge import CoachKnowledge, HelpRule
from glitterball.core.coach.message import Message, Sentence
from glitterball.core.coach.patterns import first_match


def help_needed(message: Message, knowledge: CoachKnowledge) -> HelpRule | None:
    """The first help rule that speaks in the message."""
    return help_in(message, knowledge.words.help)


def help_in(message: Message, rules: tuple[HelpRule, ...]) -> HelpRule | None:
    """The first of ``rules`` that speaks in the message."""
    return next((rule for rule in rules if any(_speaks(rule, message, s) for s in message.sentences)), None)


def _speaks(rule: HelpRule, message: Message, sentence: Sentence) -> bool:
    if all(first_match(pattern, message, sentence) is None for pattern in rule.when):
        return False
    return all(first_match(veto, message, sentence) is None for veto in rule.unless)
