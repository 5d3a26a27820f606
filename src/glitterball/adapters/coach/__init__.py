"""The coach's knowledge, brought together: its compiled words and its models, read once a process."""

from functools import cache

from glitterball.adapters import content
from glitterball.adapters.coach.models import read_models
from glitterball.core.coach import CoachKnowledge

LANGUAGES = ("en",)


class UnknownLanguageError(ValueError):
    """A language that the coach has no words or models for."""


def coach_knowledge(language: str = "en") -> CoachKnowledge:
    """All that the coach knows about a language."""
    if language not in LANGUAGES:
        raise UnknownLanguageError(f"the coach does not speak “{language}” yet; it speaks {', '.join(LANGUAGES)}")
    return _read_once(language)


@cache
def _read_once(language: str) -> CoachKnowledge:
    return CoachKnowledge(language, content.coach_words(language), read_models(language))
