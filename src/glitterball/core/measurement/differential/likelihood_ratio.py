"""Does an item mean the same for two groups: likelihood-ratio tests of item response models.

Per item, the model with its parameters the same in both groups against the model with them apart; the other items
carry the scale. Formula, effect sizes and limits: docs/methods/differential-likelihood-ratio.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtrc

from glitterball.core.measurement.differential.adjusting import Adjustment, adjusted
from glitterball.core.measurement.differential.anchors import FEWEST, fit_apart, until_flags_stay
from glitterball.core.measurement.differential.groups import (
    POINTS,
    Column,
    GroupFit,
    Groups,
    GroupsError,
    fit_groups,
)
from glitterball.core.measurement.fit.gradients import chances_and_gradients
from glitterball.core.measurement.models import Model, Reals
from glitterball.core.measurement.one_thread import one_thread
from glitterball.core.measurement.responses import Responses

LEVEL = 0.05
SMALL = 0.2  # standardised difference of expected scores below which a flag says little (Meade 2010)
FEWEST_IN_GROUP = 100
FEWEST_IN_CATEGORY = 5


@dataclass(frozen=True, slots=True)
class ItemContrast:
    """One item between two groups.

    ``chi2`` with ``degrees`` and ``p`` tests whether any of its parameters differs; ``adjusted`` is p after the other
    items. ``signed`` is how much higher the second group scores at equal traits, in scores, over its own traits;
    ``unsigned`` ignores the direction; ``standardised`` is ``signed`` in standard deviations of the expected scores.
    ``joined`` says that categories too rare in a group were joined with their neighbours.
    """

    item: str
    chi2: float
    degrees: int
    p: float
    adjusted: float
    signed: float
    unsigned: float
    standardised: float
    is_flagged: bool
    joined: bool


@dataclass(frozen=True, slots=True)
class Contrasts:
    """All items, the second group's mean and standard deviation (the first's are 0 and 1), and what anchored."""

    groups: tuple[str, str]
    people: tuple[int, int]
    mean: float
    sd: float
    items: tuple[ItemContrast, ...]
    anchors: tuple[str, ...]


@one_thread()
def item_contrasts(
    responses: Responses,
    group: Sequence[str],
    *,
    model: Model = "grm",
    adjustment: Adjustment = "holm",
    purify: bool = True,
) -> Contrasts:
    """Test every item. ``group`` holds one word a person, one of two; the first in the alphabet is compared with.

    With ``purify``, flagged items stop anchoring, and all are tested again until the flags stay. An item is flagged
    where its adjusted p is below .05 and its unsigned difference is not small. Raises ``GroupsError``.
    """
    names, groups, joined = prepared(responses, group, model=model)
    together = fit_groups(groups)

    def test(flagged: tuple[str, ...]) -> tuple[ItemContrast, ...]:
        return _tested(groups, together, flagged, joined, adjustment)

    items, flagged = until_flags_stay(test, _flagged, items=len(groups.columns)) if purify else (test(()), ())
    anchored = fit_apart(groups, together, flagged)
    return Contrasts(
        groups=names,
        people=(int((~groups.second).sum()), int(groups.second.sum())),
        mean=anchored.mean,
        sd=anchored.sd,
        items=items,
        anchors=tuple(column.item for column in groups.columns if column.item not in flagged),
    )


def prepared(
    responses: Responses, group: Sequence[str], *, model: Model
) -> tuple[tuple[str, str], Groups, frozenset[str]]:
    """The names of the two groups, the answers as columns, and the items with joined categories.

    Raises ``GroupsError``.
    """
    words = np.asarray(group)
    if len(words) != len(responses.values):
        raise GroupsError(f"{len(words)} groups for {len(responses.values)} people: expected one for each")
    names = sorted({str(word) for word in words})
    if len(names) != 2:  # noqa: PLR2004 - a comparison has two sides
        raise GroupsError(f"{len(names)} groups ({', '.join(names[:5])}): expected two")
    second = words == names[1]
    for name, count in ((names[0], (~second).sum()), (names[1], second.sum())):
        if count < FEWEST_IN_GROUP:
            raise GroupsError(f"group {name!r} has {count} people: expected at least {FEWEST_IN_GROUP}")
    if len(responses.items) <= FEWEST:
        raise GroupsError(f"{len(responses.items)} items: expected more than {FEWEST}, as the others anchor")
    columns, joined = [], set()
    for place, item in enumerate(responses.items):
        answers, categories = _joined(responses.values[:, place], second, item)
        columns.append(Column(item, answers, categories))
        if categories <= responses.values[:, place].max():
            joined.add(item)
    return (names[0], names[1]), Groups(model, tuple(columns), second), frozenset(joined)


def expected_scores(model: Model, line: Reals) -> Reals:
    """Expected score (q,) of an item at the points of the fit."""
    chances, _ = chances_and_gradients(model, line, POINTS)
    scores: Reals = chances @ np.arange(chances.shape[1])
    return scores


def _joined(answers: NDArray[np.int8], second: NDArray[np.bool_], item: str) -> tuple[NDArray[np.int8], int]:
    """The answers with each category that is too rare in a group joined with its rarer neighbour."""
    answers = answers.copy()
    while True:
        categories = int(answers.max()) + 1
        counts = np.stack(
            [np.bincount(answers[side & (answers >= 0)], minlength=categories) for side in (~second, second)]
        )
        rarest = counts.min(axis=0)
        if categories < 2:  # noqa: PLR2004 - one category says nothing
            raise GroupsError(
                f"item {item!r} has no two categories that {FEWEST_IN_CATEGORY} people of each group chose"
            )
        if rarest.min() >= FEWEST_IN_CATEGORY:
            return answers, categories
        rare = int(rarest.argmin())
        if rare == 0 or (rare < categories - 1 and rarest[rare + 1] < rarest[rare - 1]):
            rare += 1
        answers[answers >= rare] -= 1


def _flagged(items: tuple[ItemContrast, ...]) -> tuple[str, ...]:
    return tuple(item.item for item in items if item.is_flagged)


def _tested(
    groups: Groups, together: GroupFit, flagged: tuple[str, ...], joined: frozenset[str], adjustment: Adjustment
) -> tuple[ItemContrast, ...]:
    """Every item, tested beside the items that are apart already."""
    anchored = fit_apart(groups, together, flagged)
    found = []
    for column in groups.columns:
        others = tuple(item for item in flagged if item != column.item)
        same = anchored if others == flagged else fit_apart(groups, together, others)
        apart = fit_apart(groups, together, (*others, column.item))
        found.append(_contrast(groups, column, same, apart, joined))
    p = adjusted(np.array([item.p for item in found]), adjustment)
    return tuple(
        replace(item, adjusted=float(value), is_flagged=bool(value < LEVEL and item.is_flagged))
        for item, value in zip(found, p, strict=True)
    )


def _contrast(groups: Groups, column: Column, same: GroupFit, apart: GroupFit, joined: frozenset[str]) -> ItemContrast:
    place = groups.columns.index(column)
    first, later = (expected_scores(groups.model, apart.lines[at]) for at in (place, len(apart.lines) - 1))
    weights = np.exp(-0.5 * ((POINTS - apart.mean) / apart.sd) ** 2)
    weights /= weights.sum()
    signed, unsigned = float(weights @ (later - first)), float(weights @ np.abs(later - first))
    spread = float(np.sqrt(np.mean([weights @ (one - weights @ one) ** 2 for one in (first, later)])))
    chi2 = max(2 * (apart.loglik - same.loglik), 0.0)
    return ItemContrast(
        item=column.item,
        chi2=chi2,
        degrees=column.categories,
        p=float(chdtrc(column.categories, chi2)),
        adjusted=1.0,
        signed=signed,
        unsigned=unsigned,
        standardised=signed / spread,
        is_flagged=unsigned >= SMALL * spread,
        joined=column.item in joined,
    )
