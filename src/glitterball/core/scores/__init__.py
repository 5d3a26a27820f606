"""Facets and blocks on 0–100, each with its error, its band and the method that made it."""

from glitterball.core.scores.bands import BRIGHT_FROM, CONFIDENCE_Z, DIM_TO, Band, band_of
from glitterball.core.scores.estimates import Estimate, ScoringMethod
from glitterball.core.scores.first_light import BlockLight, FirstLight, first_light
from glitterball.core.scores.mean import AssumedMean
from glitterball.core.scores.score import MIN_BLOCK_ANSWERS, MIN_FACET_ANSWERS, PersonScores, Score, score_sheet

__all__ = [
    "BRIGHT_FROM",
    "CONFIDENCE_Z",
    "DIM_TO",
    "MIN_BLOCK_ANSWERS",
    "MIN_FACET_ANSWERS",
    "AssumedMean",
    "Band",
    "BlockLight",
    "Estimate",
    "FirstLight",
    "PersonScores",
    "Score",
    "ScoringMethod",
    "band_of",
    "first_light",
    "score_sheet",
]
