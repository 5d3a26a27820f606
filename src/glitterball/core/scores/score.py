"""Turn one person's answer sheet into scores of facets, blocks and guesses.

Missing answers: a scale is scored from the items that were answered, as long as there are enough of them
(docs/methods/scoring.md). Fewer, and it stays plain glass: no score at all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from glitterball.core.answers import AnswerSheet
from glitterball.core.instruments import Facet, Instrument, Item
from glitterball.core.scores.bands import Band, band_of
from glitterball.core.scores.estimates import ScoringMethod

MIN_FACET_ANSWERS = 4  # fewer than these would let a score give an answer away
MIN_BLOCK_ANSWERS = 8


@dataclass(frozen=True, slots=True)
class Score:
    """Where one person stands on one scale: 0 is dim, 100 is bright. It carries its error and how it was made."""

    scale: str  # a facet's or a block's id
    viewpoint: Literal["own", "guess"]
    value: float
    standard_error: float
    band: Band
    n_answers: int
    method: str
    calibration: str
    instrument: str


@dataclass(frozen=True)
class PersonScores:
    """All scores of one person. A scale that is absent is plain glass; ``answered`` counts its answers all the same."""

    instrument: Instrument
    facets: Mapping[str, Score]
    blocks: Mapping[str, Score]
    guesses: Mapping[str, Score]
    answered: Mapping[str, int]
    chain: Mapping[str, tuple[str, ...]]  # facet or block id → the item ids that its score stands on

    def of(self, scale: str) -> Score | None:
        """The own score of a facet or block, or nothing where it is glass."""
        return self.facets.get(scale) or self.blocks.get(scale)


def score_sheet(sheet: AnswerSheet, *, method: ScoringMethod) -> PersonScores:
    """Score every facet, block and set of guesses on ``sheet`` that has enough answers.

    Until something beyond stage 1 is answered, facets stay glass and only blocks are scored.
    """
    instrument = sheet.instrument
    own = {facet.id: _answered(sheet, facet, guesses=False) for facet in instrument.facets}
    guessed = {facet.id: _answered(sheet, facet, guesses=True) for facet in instrument.facets}
    in_blocks = {
        block.id: tuple(i for f in instrument.facets_of(block.id) if f.kind == "scored" for i in own[f.id])
        for block in instrument.blocks
    }
    scored_facets = own if sheet.is_past_stage_one else {}
    return PersonScores(
        instrument,
        facets=_scores(scored_facets, sheet, method, viewpoint="own", at_least=MIN_FACET_ANSWERS),
        blocks=_scores(in_blocks, sheet, method, viewpoint="own", at_least=MIN_BLOCK_ANSWERS),
        guesses=_scores(guessed, sheet, method, viewpoint="guess", at_least=MIN_FACET_ANSWERS),
        answered={scale: len(items) for scale, items in (own | in_blocks).items()},
        chain={scale: tuple(item.id for item in items) for scale, items in (own | in_blocks).items()},
    )


def _answered(sheet: AnswerSheet, facet: Facet, *, guesses: bool) -> tuple[Item, ...]:
    items = sheet.instrument.items_of(facet.id)
    return tuple(item for item in items if item.is_guess == guesses and item.id in sheet.answers)


def _scores(
    scales: Mapping[str, Sequence[Item]],
    sheet: AnswerSheet,
    method: ScoringMethod,
    *,
    viewpoint: Literal["own", "guess"],
    at_least: int,
) -> dict[str, Score]:
    scores = {}
    for scale, items in scales.items():
        if len(items) < at_least:
            continue
        value, error = (estimate := method.estimate(items, sheet)).value, estimate.standard_error
        scores[scale] = Score(
            scale,
            viewpoint,
            value,
            error,
            band_of(value, error),
            n_answers=len(items),
            method=method.name,
            calibration=method.calibration,
            instrument=sheet.instrument.name,
        )
    return scores
