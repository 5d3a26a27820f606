"""The small cast of the tests, and how they answer.

Alex and Sam are a couple. A sheet is told by how bright each facet is for a person, as one of the five options.
"""

from collections.abc import Mapping

from glitterball.core.answers import AnswerSheet, check_answers
from glitterball.core.instruments import Instrument
from glitterball.core.scores import AssumedMean, PersonScores, score_sheet

ALEX, SAM = "Alex", "Sam"


def answers_like(
    instrument: Instrument,
    light: Mapping[str, int] | int,
    *,
    guesses: Mapping[str, int] | int | None = None,
    stages: tuple[int, ...] = (0, 1, 2, 3),
) -> dict[str, int]:
    """Answers of somebody whose facets are as bright as ``light`` says (1–5; facets not named are not answered)."""
    answers = {}
    for item in instrument.items:
        wanted = guesses if item.is_guess else light
        level = wanted.get(item.facet) if isinstance(wanted, Mapping) else wanted
        if level is not None and item.stage in stages:
            answers[item.id] = 6 - level if item.is_reversed else level
    return answers


def sheet_like(instrument: Instrument, light: Mapping[str, int] | int, **more: object) -> AnswerSheet:
    return check_answers(instrument, answers_like(instrument, light, **more))  # type: ignore[arg-type]


def scores_like(instrument: Instrument, light: Mapping[str, int] | int, **more: object) -> PersonScores:
    return score_sheet(sheet_like(instrument, light, **more), method=AssumedMean())
