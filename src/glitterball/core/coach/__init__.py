"""The message coach: a text → findings that point at words, what is good, feelings, suggestions. It has no memory."""

from glitterball.core.coach.coaching import coach
from glitterball.core.coach.knowledge import CoachKnowledge, CoachModels, CoachWords
from glitterball.core.coach.labels import COUNTS_AS, GATE, HARMFUL, HELPFUL, LABELS, NEUTRAL, counted
from glitterball.core.coach.reading import Finding, Reading, Suggestion

__all__ = [
    "COUNTS_AS",
    "GATE",
    "HARMFUL",
    "HELPFUL",
    "LABELS",
    "NEUTRAL",
    "CoachKnowledge",
    "CoachModels",
    "CoachWords",
    "Finding",
    "Reading",
    "Suggestion",
    "coach",
    "counted",
]
