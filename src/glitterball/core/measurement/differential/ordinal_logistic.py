"""Does an item mean the same for two groups: ordinal logistic regression on the total score.

Swaminathan & Rogers (1990) for two categories, Zumbo (1999) for more. Per item three models: total; total and group;
total, group and their product. Formula, effect sizes and limits: docs/methods/differential-functioning.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtrc

from glitterball.core.measurement.differential.adjusting import Adjustment, adjusted
from glitterball.core.measurement.differential.matching import (
    Whole,
    by_categories,
    counted,
    grid_of,
    predictors_of,
)
from glitterball.core.measurement.differential.proportional_odds import OddsFit, Reals, fit_odds
from glitterball.core.measurement.one_thread import one_thread

LEVEL = 0.05
NEGLIGIBLE, LARGE = 0.035, 0.070  # Jodoin & Gierl (2001)
FEWEST_IN_GROUP = 20
MOST_NUMBERS_AT_ONCE = 2_000_000
PURIFYING_ROUNDS = 10
SURE = 1e-6  # log-likelihood a person, from where on a total foretells the answer: its slope has no finite value
Size = Literal["negligible", "moderate", "large"]


class UnusableGroupsError(ValueError):
    """One sentence: what, where, what is expected."""


@dataclass(frozen=True, slots=True)
class LikelihoodRatio:
    """Twice the difference of two log-likelihoods."""

    chi2: float
    df: int
    p: float


@dataclass(frozen=True, slots=True)
class ItemDifference:
    """One item between groups at equal totals."""

    item: str
    uniform: LikelihoodRatio  # one group finds it easier throughout
    non_uniform: LikelihoodRatio  # it separates people better in one group
    total: LikelihoodRatio  # both together: the one that flags
    effect: float  # gain of Nagelkerke's R² from total alone to all three terms
    log_odds: tuple[float, ...]  # uniform model: each later group against the first, towards higher answers
    converged: bool  # False: figures are where the search stopped, as when one group never gives some answer
    is_foretold: bool = False  # the total says each answer for sure: nothing is left that groups could differ in
    p_adjusted: float = 1.0  # of the total test, over all items
    is_flagged: bool = False

    @property
    def size(self) -> Size:
        """Jodoin & Gierl's words for the effect."""
        if self.effect < NEGLIGIBLE:
            return "negligible"
        return "moderate" if self.effect < LARGE else "large"


@dataclass(frozen=True, slots=True)
class Differences:
    """All items; ``groups`` in the order of the comparison, the first being the one compared with."""

    groups: tuple[str, ...]
    n: tuple[int, ...]  # people of each group with complete rows
    n_incomplete: int  # people left out, as an answer or the group is missing
    items: tuple[ItemDifference, ...]
    matched_on: tuple[str, ...]  # items whose sum people are matched on (the studied item is always added)


@one_thread()
def item_differences(
    answers: NDArray[Any],
    group: Sequence[str],
    names: Sequence[str],
    *,
    level: float = LEVEL,
    adjustment: Adjustment = "holm",
    purify: bool = False,
) -> Differences:
    """``answers`` (people, items) whole numbers from 0, below 0 missing; ``group`` one word a person, "" missing.

    People with anything missing are left out. ``purify`` matches on unflagged items only, again until flags stay the
    same. Raises UnusableGroupsError where there are fewer than two groups of 20, or an item has one category.
    """
    complete = (answers >= 0).all(axis=1) & np.array([bool(word) for word in group])
    answers = np.ascontiguousarray(answers[complete])
    groups, members = np.unique(np.asarray(group)[complete], return_inverse=True)
    counts = np.bincount(members, minlength=len(groups))
    _refuse(answers, groups, counts, names)
    anchors = np.ones(len(names), dtype=bool)
    for _ in range(PURIFYING_ROUNDS if purify else 1):
        items = _flagged(_items(answers, members, names, anchors), adjustment, level)
        unflagged = np.array([not item.is_flagged for item in items])
        if not purify or not unflagged.any() or (unflagged == anchors).all():
            break
        anchors = unflagged
    matched_on = tuple(name for name, kept in zip(names, anchors, strict=True) if kept)
    left_out = int((~complete).sum())
    return Differences(tuple(map(str, groups)), tuple(map(int, counts)), left_out, tuple(items), matched_on)


def _flagged(items: list[ItemDifference], adjustment: Adjustment, level: float) -> list[ItemDifference]:
    p = adjusted(np.array([item.total.p for item in items]), adjustment)
    return [
        replace(item, p_adjusted=float(value), is_flagged=bool(value < level))
        for item, value in zip(items, p, strict=True)
    ]


def _refuse(answers: NDArray[Any], groups: NDArray[Any], counts: NDArray[Any], names: Sequence[str]) -> None:
    if len(groups) < 2:  # noqa: PLR2004 - a comparison needs two
        raise UnusableGroupsError(f"{len(groups)} groups have complete rows: expected at least 2")
    if counts.min() < FEWEST_IN_GROUP:
        few = int(counts.argmin())
        raise UnusableGroupsError(
            f"group {groups[few]} has {counts[few]} people with complete rows: expected at least {FEWEST_IN_GROUP}"
        )
    if len(names) < 2:  # noqa: PLR2004 - one item can't be matched on itself
        raise UnusableGroupsError("1 item: expected at least 2, as people are matched on the sum")
    for name, lowest, highest in zip(names, answers.min(axis=0), answers.max(axis=0), strict=True):
        if lowest == highest:
            raise UnusableGroupsError(f"everybody gave {name} the same answer: expected items that vary")


def _items(
    answers: NDArray[Any], members: Whole, names: Sequence[str], anchors: NDArray[np.bool_]
) -> list[ItemDifference]:
    """Every item's differences, with p not adjusted yet."""
    base = answers.sum(axis=1, dtype=np.int64, where=anchors)
    own: dict[int, Whole] = {int(j): base + answers[:, j] for j in np.flatnonzero(~anchors)}
    grid = grid_of([base, *own.values()], int(members.max()) + 1)
    shared = grid.cells_of(base, members)
    predictors = predictors_of(grid, np.bincount(shared, minlength=len(grid.totals)))
    counts = [
        counted(answers[:, j], grid.cells_of(own[j], members) if j in own else shared, len(grid.totals))
        for j in range(len(names))
    ]
    found: dict[int, ItemDifference] = {}
    for lot in by_categories([count.shape[1] for count in counts], len(grid.totals), MOST_NUMBERS_AT_ONCE):
        together = np.stack([counts[j] for j in lot])
        found |= zip(lot, _compared(together, predictors, grid.n_groups - 1, [names[j] for j in lot]), strict=True)
    return [found[j] for j in range(len(names))]


def _compared(counts: Reals, predictors: Reals, later: int, names: list[str]) -> list[ItemDifference]:
    """Three nested models for items with equally many categories; ``later`` groups after the first."""
    alone, uniform, full = (fit_odds(counts, predictors[:, :p]) for p in (1, 1 + later, 1 + 2 * later))
    gain = _nagelkerke(full, counts) - _nagelkerke(alone, counts)
    foretold = alone.loglik > -SURE * counts.sum(axis=(1, 2))
    converged = alone.converged & uniform.converged & full.converged
    return [
        ItemDifference(
            item=name,
            uniform=_ratio(uniform.loglik[i] - alone.loglik[i], later),
            non_uniform=_ratio(full.loglik[i] - uniform.loglik[i], later),
            total=_ratio(full.loglik[i] - alone.loglik[i], 2 * later),
            effect=float(gain[i]),
            log_odds=tuple(map(float, uniform.slopes[i, 1:])),
            converged=bool(converged[i] and not foretold[i]),
            is_foretold=bool(foretold[i]),
        )
        for i, name in enumerate(names)
    ]


def _ratio(gained: float, df: int) -> LikelihoodRatio:
    chi2 = max(2 * float(gained), 0.0)
    return LikelihoodRatio(chi2, df, float(chdtrc(df, chi2)))


def _nagelkerke(fit: OddsFit, counts: Reals) -> Reals:
    """Nagelkerke (1991): the share of what could be explained, (I,)."""
    answers = counts.sum(axis=1)
    n = answers.sum(axis=1)
    nothing = (answers * np.log(answers / n[:, None])).sum(axis=1)
    return np.asarray((1 - np.exp(2 * (nothing - fit.loglik) / n)) / (1 - np.exp(2 * nothing / n)))
