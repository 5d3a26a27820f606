"""Does each item fit? S-X²: observed and expected answers among people with the same sum of scores.

Formula, sources and limits: docs/methods/item-fit.md.
"""

from dataclasses import dataclass
from math import nan

import numpy as np
from numpy.typing import NDArray
from scipy import special

from glitterball.core.measurement.fit.complete import complete_answers
from glitterball.core.measurement.fit.gradients import chances_and_gradients, line_of
from glitterball.core.measurement.models import Parameters, Reals
from glitterball.core.measurement.one_thread import one_thread
from glitterball.core.measurement.responses import Responses

POINTS = np.linspace(-6.0, 6.0, 61)
LEAST_EXPECTED = 1.0  # people in a cell; sparser ones are joined with a neighbour


@dataclass(frozen=True, slots=True)
class ItemFit:
    """S-X² of one item. ``p`` is not a number where joining sparse cells has left no degree of freedom."""

    item: str
    statistic: float
    degrees: int
    p: float


@one_thread()
def item_fit(responses: Responses, parameters: Parameters) -> tuple[ItemFit, ...]:
    """Test each item of a calibrated model on the answers that it was calibrated on. Raises ``FitError``.

    Answers with gaps are left out.
    """
    values = complete_answers(responses, parameters)
    chances = [chances_and_gradients(parameters.model, line_of(item), POINTS)[0] for item in parameters.items]
    weights = np.exp(-0.5 * POINTS**2)
    sums = values.sum(axis=1, dtype=np.int64)
    results = []
    for place, item in enumerate(parameters.items):
        shares = _expected_shares(place, chances, weights)
        observed = _observed(values[:, place], sums, shape=shares.shape)
        statistic, left = _compare(observed, shares * observed.sum(axis=1, keepdims=True))
        degrees = max(left - 1 - len(item.b), 0)
        p = float(special.chdtrc(degrees, statistic)) if degrees else nan
        results.append(ItemFit(item.id, statistic, degrees, p))
    return tuple(results)


def sum_distribution(chances: list[Reals]) -> Reals:
    """Chances (q, S + 1) of each sum of scores given the trait (Lord and Wingersky 1984)."""
    so_far = np.ones((len(chances[0]), 1))
    for item in chances:
        longer = np.zeros((len(item), so_far.shape[1] + item.shape[1] - 1))
        for category in range(item.shape[1]):
            longer[:, category : category + so_far.shape[1]] += item[:, [category]] * so_far
        so_far = longer
    return so_far


def _expected_shares(place: int, chances: list[Reals], weights: Reals) -> Reals:
    """Shares (S - 1, m) of an item's categories among people with each sum but the lowest and the highest."""
    item = chances[place]
    others = sum_distribution(chances[:place] + chances[place + 1 :])
    joint = np.zeros((others.shape[1] + item.shape[1] - 1, item.shape[1]))
    for category in range(item.shape[1]):
        joint[category : category + others.shape[1], category] = (weights * item[:, category]) @ others
    inner = joint[1:-1]
    shares: Reals = inner / inner.sum(axis=1, keepdims=True)
    return shares


def _observed(column: NDArray[np.int8], sums: NDArray[np.int64], *, shape: tuple[int, int]) -> Reals:
    counts = np.zeros((shape[0] + 2, shape[1]))
    np.add.at(counts, (sums, column), 1.0)
    return counts[1:-1]


def _compare(observed: Reals, expected: Reals) -> tuple[float, int]:
    """Pearson's statistic over cells that enough people are expected in, and the degrees of freedom they leave."""
    if observed.shape[1] == 2:  # noqa: PLR2004 - yes and no: there is no third category to join with
        observed, expected = _join_rows(observed, expected)
    statistic, degrees = 0.0, 0
    for seen, due in zip(observed, expected, strict=True):
        if due.sum() > 0:
            seen, due = _join_categories(seen, due)  # noqa: PLW2901 - the same row with fewer cells
            statistic += float(((seen - due) ** 2 / due).sum()) if len(due) > 1 else 0.0
            degrees += len(due) - 1
    return statistic, degrees


def _join_rows(observed: Reals, expected: Reals) -> tuple[Reals, Reals]:
    """Join sums from both ends inwards until each cell is expected to hold enough people (Orlando and Thissen 2000)."""
    for _ in range(2):
        for row in range(len(expected) - 1):
            if expected[row].min() < LEAST_EXPECTED and row < len(expected) // 2:
                expected[row + 1] += expected[row]
                observed[row + 1] += observed[row]
                expected[row] = observed[row] = 0
        observed, expected = observed[::-1], expected[::-1]
    return observed, expected


def _join_categories(seen: Reals, due: Reals) -> tuple[Reals, Reals]:
    """Join neighbouring categories until each is expected to hold enough people (Kang and Chen 2008)."""
    while len(due) > 1 and due.min() < LEAST_EXPECTED:
        least = int(due.argmin())
        neighbours = [place for place in (least - 1, least + 1) if 0 <= place < len(due)]
        into = min(neighbours, key=lambda place: due[place])
        seen, due = seen.copy(), due.copy()
        due[into] += due[least]
        seen[into] += seen[least]
        seen, due = np.delete(seen, least), np.delete(due, least)
    return seen, due
