"""Scale scores of very many people at once: means of answered items, some reverse-keyed, some missing.

The rule of core/scores for one person, as a product of matrices: sums of small whole numbers are exact in single
precision. docs/methods/scale-scores.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from glitterball.core.measurement.one_thread import one_thread

Reals = NDArray[np.float64]

SMALL_PRODUCT = 2**18  # rows × items × results: fits the processor's cache
EXACT_IN_SINGLE = 2**24


class UnusableScaleError(ValueError):
    """One sentence: what, where, what is expected."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Items by their column; those in ``reverse`` count as lowest + highest − answer."""

    name: str
    items: tuple[int, ...]
    reverse: tuple[int, ...] = ()
    fewest: int = 1  # fewer answers than these give no score


@dataclass(frozen=True, slots=True)
class ScaleScores:
    """Scores and numbers of answers (people, scales); a score is nan where too few were answered."""

    scores: Reals
    answered: NDArray[np.int32]


@one_thread()
def scale_scores(answers: NDArray[Any], scales: Sequence[Scale], *, lowest: int, highest: int) -> ScaleScores:
    """Mean of the answered items of each scale, from ``answers`` (people, items), whole numbers, below 0 missing.

    Raises UnusableScaleError for columns that are not there and answers outside ``lowest`` to ``highest``.
    """
    _refuse(answers, scales, lowest, highest)
    keys = _keys(answers.shape[1], scales, lowest + highest)
    scores = np.empty((len(answers), len(scales)))
    answered = np.empty((len(answers), len(scales)), np.int32)
    rows = max(1, min(len(answers), SMALL_PRODUCT // max(keys.on_presence.size, 1)))
    present, values = np.empty((2, rows, answers.shape[1]), np.float32)
    for start in range(0, len(answers), rows):
        block = answers[start : start + rows]
        _refuse_outside(block, start, lowest, highest)
        here, kept = present[: len(block)], values[: len(block)]
        np.greater_equal(block, 0, out=here, casting="unsafe")
        np.multiply(block, here, out=kept, casting="same_kind")
        found = here @ keys.on_presence
        totals, counts = kept @ keys.signs + found[:, : len(scales)], found[:, len(scales) :]
        part = slice(start, start + len(block))
        answered[part] = counts
        np.divide(totals, counts, out=scores[part], dtype=np.float64, where=counts > 0)
    scores[answered < keys.fewest] = np.nan
    return ScaleScores(scores, answered)


@dataclass(frozen=True, slots=True)
class _Keys:
    """Matrices (items, scales): ±1 for each member; side by side, what a reversed answer adds and 1 to count it."""

    signs: NDArray[np.float32]
    on_presence: NDArray[np.float32]
    fewest: NDArray[np.int32]


def _keys(k: int, scales: Sequence[Scale], turned: int) -> _Keys:
    members, signs, offsets = np.zeros((3, k, len(scales)), np.float32)
    for column, scale in enumerate(scales):
        members[list(scale.items), column] = signs[list(scale.items), column] = 1
        signs[list(scale.reverse), column] = -1
        offsets[list(scale.reverse), column] = turned
    fewest = np.array([max(scale.fewest, 1) for scale in scales], np.int32)
    return _Keys(signs, np.hstack([offsets, members]), fewest)


def _refuse(answers: NDArray[Any], scales: Sequence[Scale], lowest: int, highest: int) -> None:
    if answers.ndim != 2 or answers.dtype.kind not in "iu":  # noqa: PLR2004 - a table has two sides
        raise UnusableScaleError(
            f"answers are {answers.ndim}-dimensional {answers.dtype}: expected a table of integers"
        )
    if not 0 <= lowest < highest or 2 * highest * answers.shape[1] > EXACT_IN_SINGLE:
        raise UnusableScaleError(f"answers from {lowest} to {highest}: expected small whole numbers from 0 upwards")
    for scale in scales:
        if not scale.items or not all(0 <= item < answers.shape[1] for item in scale.items):
            raise UnusableScaleError(f"scale {scale.name}: expected items among columns 0 to {answers.shape[1] - 1}")
        if len(set(scale.items)) < len(scale.items) or not set(scale.reverse) <= set(scale.items):
            raise UnusableScaleError(f"scale {scale.name}: expected each item once, and reverse-keyed ones among them")


def _refuse_outside(block: NDArray[Any], start: int, lowest: int, highest: int) -> None:
    """Missing answers are below 0, so as numbers without a sign they are larger than any answer."""
    unsigned = block.view(f"u{block.dtype.itemsize}")
    if block.max(initial=lowest) <= highest and unsigned.min(initial=highest) >= lowest:
        return
    row, item = np.argwhere((block > highest) | ((block >= 0) & (block < lowest)))[0]
    raise UnusableScaleError(
        f"person {start + row}, item {item}: {block[row, item]} is outside {lowest} to {highest}: expected an answer"
    )
