"""Everything that the coach knows about one language: content that people wrote, and models that training made."""

from collections.abc import Mapping
from dataclasses import dataclass

from glitterball.core.coach.lexicon import Lexicon
from glitterball.core.coach.linear import Bank
from glitterball.core.coach.patterns import Pattern
from glitterball.core.coach.rewriting.words import RewriteWords, TopicWords
from glitterball.core.coach.rules import Rulebook
from glitterball.core.coach.spelling import Spelling


@dataclass(frozen=True, slots=True)
class LabelWords:
    """What is said about a label when no rule gives a closer reason."""

    name: str  # as a page calls it
    reason: str
    opening: str = ""  # a beginning to offer where the writer's words give no rewrite
    chips: tuple[str, ...] = ()  # three feelings to pick from


@dataclass(frozen=True, slots=True)
class HelpRule:
    """Words that mean: help first, no coaching."""

    name: str
    when: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    text: str


@dataclass(frozen=True, slots=True)
class CoachWords:
    """The written part: rules, word classes, and all that the coach says."""

    spelling: Spelling
    lexicon: Lexicon
    rules: Rulebook
    labels: Mapping[str, LabelWords]
    feelings: Mapping[str, tuple[str, ...]]  # a feeling's name → the classes that name it
    help: tuple[HelpRule, ...]
    rewriting: RewriteWords
    topics: TopicWords


@dataclass(frozen=True, slots=True)
class CoachModels:
    """The learned part."""

    messages: Bank
    emotions: Bank
    support: Bank
    hurtful: Mapping[str, int]  # word → how often, in a hundred, readers marked it as hurtful


@dataclass(frozen=True, slots=True)
class CoachKnowledge:
    """Both parts, for one language."""

    language: str
    words: CoachWords
    models: CoachModels
