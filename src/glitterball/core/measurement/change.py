"""Has somebody changed by more than error alone would do: docs/methods/change.md.

Both forms ask the same question. Jacobson–Truax gives everybody one standard error, from a reliability; the
model-based form takes each score's own. Neither says why somebody changed.
"""

from dataclasses import dataclass
from math import sqrt
from typing import Literal

from scipy.special import ndtr, ndtri

LEVEL = 0.95
Direction = Literal["rose", "fell", "can't tell"]


class UnusableScoreError(ValueError):
    """One sentence: what, where, what is expected."""


@dataclass(frozen=True, slots=True)
class Change:
    """A difference with its error; ``direction`` is said only where the interval leaves 0 out."""

    difference: float
    error: float  # standard error of the difference
    z: float
    p: float  # two-sided
    low: float
    high: float
    direction: Direction
    is_important: bool | None  # reaches the minimal important change that was given; None: none was given

    @property
    def is_reliable(self) -> bool:
        """More than error alone would do at the level asked for."""
        return self.direction != "can't tell"


def reliable_change(
    before: float,
    after: float,
    *,
    deviation: float,
    reliability: float,
    important: float | None = None,
    level: float = LEVEL,
) -> Change:
    """Jacobson & Truax (1991): difference ÷ (deviation · √2 · √(1 − reliability)).

    ``deviation`` is the standard deviation of the scores before, ``reliability`` that of the scale (best: test–retest).
    """
    if deviation <= 0 or not 0 <= reliability < 1:
        raise UnusableScoreError(
            f"deviation {deviation} and reliability {reliability}: expected above 0, and at least 0 and below 1"
        )
    error = deviation * sqrt(1 - reliability)
    return change_of((before, error), (after, error), important=important, level=level)


def change_of(
    before: tuple[float, float], after: tuple[float, float], *, important: float | None = None, level: float = LEVEL
) -> Change:
    """The model-based form: two scores, each (value, its own standard error), on one scale.

    Give it maximum likelihood or weighted likelihood scores. EAP and MAP are drawn towards the mean, both times alike,
    so that change looks smaller than it is.
    """
    error = sqrt(before[1] ** 2 + after[1] ** 2)
    if min(before[1], after[1]) <= 0:
        raise UnusableScoreError(f"standard errors {before[1]} and {after[1]}: expected both above 0")
    difference = after[0] - before[0]
    reach = float(ndtri((1 + level) / 2)) * error
    direction: Direction = "can't tell"
    if abs(difference) > reach:
        direction = "rose" if difference > 0 else "fell"
    return Change(
        difference=difference,
        error=error,
        z=difference / error,
        p=2 * float(ndtr(-abs(difference) / error)),
        low=difference - reach,
        high=difference + reach,
        direction=direction,
        is_important=None if important is None else abs(difference) >= important,
    )


@dataclass(frozen=True, slots=True)
class Cutoffs:
    """Where a score leaves the troubled group's range (a), enters the other's (b), or is likelier there (c)."""

    a: float
    b: float
    c: float


def cutoffs(*, troubled: tuple[float, float], untroubled: tuple[float, float]) -> Cutoffs:
    """Jacobson & Truax's three cut-offs; each group as (mean, standard deviation)."""
    (mean_1, sd_1), (mean_0, sd_0) = troubled, untroubled
    if sd_1 <= 0 or sd_0 <= 0 or mean_1 == mean_0:
        raise UnusableScoreError("expected other means, deviations above 0")
    towards = 1 if mean_0 > mean_1 else -1
    return Cutoffs(
        a=mean_1 + towards * 2 * sd_1,
        b=mean_0 - towards * 2 * sd_0,
        c=(sd_0 * mean_1 + sd_1 * mean_0) / (sd_0 + sd_1),
    )
