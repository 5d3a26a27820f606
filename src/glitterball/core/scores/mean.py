"""Score by the mean of answered items, with a standard error that rests on two stated assumptions.

Formula, assumptions and what other values would give: docs/methods/scoring.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean

from glitterball.core.answers import AnswerSheet
from glitterball.core.instruments import Item
from glitterball.core.scores.estimates import Estimate

ASSUMED_CORRELATION = 0.35
ASSUMED_ITEM_SD = 22.5  # on 0–100: nine tenths of the step between two neighbouring options


@dataclass(frozen=True, slots=True)
class AssumedMean:
    """The mean of the answered items; the error is an assumption until the bank is calibrated.

    Under the parallel-items model with inter-item correlation r and item standard deviation s, the standard error of
    measurement of a mean of n items is s·√((1 − r)/n): the square root of (1 − Spearman–Brown reliability) times the
    standard deviation of such a mean.
    """

    correlation: float = ASSUMED_CORRELATION
    item_sd: float = ASSUMED_ITEM_SD

    @property
    def name(self) -> str:
        """Method and version."""
        return "mean/1"

    @property
    def calibration(self) -> str:
        """The stated assumptions, since nobody has calibrated these items yet."""
        return f"assumed/1 r={self.correlation:g} sd={self.item_sd:g}"

    def estimate(self, items: Sequence[Item], sheet: AnswerSheet) -> Estimate:
        """Mean of ``items`` on 0–100 with its assumed standard error; items not answered are simply not in it."""
        lowest, highest = sheet.instrument.lowest, sheet.instrument.highest
        mean = fmean(sheet.towards_the_light(item.id) for item in items)
        value = 100 * (mean - lowest) / (highest - lowest)
        return Estimate(value, self.item_sd * sqrt((1 - self.correlation) / len(items)))
