"""First light: what ten answers can say, and no more.

A block has two answers here, far too few for a band of the check. So each block gets an interval to look at, and at
most one block is named as the one that *may* be at work.
"""

from dataclasses import dataclass

from glitterball.core.answers import AnswerSheet
from glitterball.core.instruments.model import FIRST_LIGHT_STAGE, Item
from glitterball.core.scores.bands import DIM_TO, Band, band_of, interval
from glitterball.core.scores.estimates import ScoringMethod

FOUR_BLOCKS = ("communication", "emotional-literacy", "conflict-and-repair", "balance")
BRIGHT_FROM_HERE = 75.0  # “mostly yes” on the whole


@dataclass(frozen=True, slots=True)
class BlockLight:
    """One of the four blocks after ten questions: an interval on 0–100, and a word only where it is clear."""

    block: str
    value: float
    low: float
    high: float
    band: Band


@dataclass(frozen=True, slots=True)
class FirstLight:
    """The four blocks, the one that may be at work, and the one thing that is bright; either may be nothing."""

    blocks: tuple[BlockLight, ...]
    at_work: str | None  # a block's id
    bright: str | None  # a block's id, or the id of a facet that was asked about outside the four blocks


def first_light(sheet: AnswerSheet, *, method: ScoringMethod) -> FirstLight:
    """What the ten questions of stage 0 point to. Blocks without an answer are left out."""
    instrument = sheet.instrument
    by_scale: dict[str, list[Item]] = {}
    for item in instrument.stage(FIRST_LIGHT_STAGE):
        if item.id in sheet.answers:
            block = instrument.facet_by_id[item.facet].block
            by_scale.setdefault(block if block in FOUR_BLOCKS else item.facet, []).append(item)
    values = {scale: method.estimate(items, sheet) for scale, items in by_scale.items()}
    blocks = []
    for block in FOUR_BLOCKS:
        if block in values:
            value, error = values[block].value, values[block].standard_error
            low, high = interval(value, error)
            blocks.append(BlockLight(block, value, max(0.0, low), min(100.0, high), band_of(value, error)))
    dimmest = min(blocks, key=lambda light: light.value, default=None)
    brightest = max(values, key=lambda scale: (values[scale].value, scale not in FOUR_BLOCKS), default=None)
    return FirstLight(
        tuple(blocks),
        at_work=dimmest.block if dimmest and dimmest.value <= DIM_TO else None,
        bright=brightest if brightest and values[brightest].value >= BRIGHT_FROM_HERE else None,
    )
