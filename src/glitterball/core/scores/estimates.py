"""What a scoring method must give, so that a calibrated one can take the place of the assumed one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from glitterball.core.answers import AnswerSheet
from glitterball.core.instruments import Item


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value on 0–100 (100 is bright) and its standard error in the same unit."""

    value: float
    standard_error: float


class ScoringMethod(Protocol):
    """A way from answers to an estimate: today the mean with an assumed error, later item response theory."""

    @property
    def name(self) -> str:
        """The method and its own version, such as ``mean/1``."""

    @property
    def calibration(self) -> str:
        """What the error rests on, such as ``assumed/1``; never empty."""

    def estimate(self, items: Sequence[Item], sheet: AnswerSheet) -> Estimate:
        """Where the person stands by ``items``, all of them answered, at least one."""
