"""How people's log likelihood moves with the trait, what their answers tell, and Warm's correction."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from glitterball.core.measurement.models import Parameters, Reals

Codes = NDArray[np.int8]


@dataclass(frozen=True, slots=True, eq=False)
class Items:
    """Slopes (k,), and intercepts (k, m + 1) of the curves that open and close each category: +inf first, -inf last."""

    is_graded: bool
    slopes: Reals
    intercepts: Reals


def items_of(parameters: Parameters) -> Items:
    """The items as arrays, padded to the most categories."""
    widest = max(parameters.categories)
    intercepts = np.full((len(parameters.items), widest + 1), -np.inf)
    intercepts[:, 0] = np.inf
    for row, item in zip(intercepts, parameters.items, strict=True):
        row[1 : len(item.b) + 1] = [-item.a * threshold for threshold in item.b]
    return Items(parameters.model != "gpcm", np.array([item.a for item in parameters.items]), intercepts)


def climb(items: Items, codes: Codes, theta: Reals) -> tuple[Reals, Reals]:
    """Slope of the log-likelihood and observed information, both (n,), at ``theta`` (n,)."""
    answered = codes >= 0
    if not items.is_graded:
        means, squares, _ = _moments(items, theta)
        slope = np.where(answered, items.slopes * (codes - means), 0).sum(axis=1)
        return slope, np.where(answered, items.slopes**2 * squares, 0).sum(axis=1)
    place = np.arange(len(items.slopes))
    heights = items.slopes * theta[:, None]
    upper = _logistic(heights + items.intercepts[place, np.maximum(codes, 0)])
    lower = _logistic(heights + items.intercepts[place, np.maximum(codes, 0) + 1])
    slope = np.where(answered, items.slopes * (1 - upper - lower), 0).sum(axis=1)
    bend = np.where(answered, items.slopes**2 * (upper * (1 - upper) + lower * (1 - lower)), 0).sum(axis=1)
    return slope, bend


def warm(items: Items, codes: Codes, theta: Reals) -> tuple[Reals, Reals]:
    """Warm's J and the expected information I of the answered items, both (n,): the correction is J / (2 I)."""
    answered = codes >= 0
    if not items.is_graded:
        _, squares, cubes = _moments(items, theta)
        tilt, told = items.slopes**3 * cubes, items.slopes**2 * squares
    else:
        curves = _logistic(items.slopes[:, None] * theta[:, None, None] + items.intercepts)
        bends = curves * (1 - curves)
        chances = -np.diff(curves, axis=2)
        first, second = -np.diff(bends, axis=2), -np.diff(bends * (1 - 2 * curves), axis=2)
        ratio = np.divide(first, chances, out=np.zeros_like(first), where=chances > 0)
        tilt, told = items.slopes**3 * (ratio * second).sum(axis=2), items.slopes**2 * (ratio * first).sum(axis=2)
    return np.where(answered, tilt, 0).sum(axis=1), np.where(answered, told, 0).sum(axis=1)


def pushes(items: Items, codes: Codes, parameters: Parameters) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Whether any answer of a person pulls the trait up, and whether any pulls it down, both (n,)."""
    tops = np.array(parameters.categories) - 1
    rising = items.slopes > 0
    above_lowest, below_highest = codes > 0, (codes >= 0) & (codes < tops)
    up = np.where(rising, above_lowest, below_highest).any(axis=1)
    down = np.where(rising, below_highest, above_lowest).any(axis=1)
    return np.asarray(up), np.asarray(down)


def _moments(items: Items, theta: Reals) -> tuple[Reals, Reals, Reals]:
    """Mean, variance and third central moment (n, k) of partial credit answers."""
    steps = items.slopes[:, None] * theta[:, None, None] + items.intercepts[:, 1:-1]
    sums = np.concatenate([np.zeros((*steps.shape[:2], 1)), np.cumsum(steps, axis=2)], axis=2)
    chances = np.exp(sums - sums.max(axis=2, keepdims=True))
    chances /= chances.sum(axis=2, keepdims=True)
    scores = np.arange(sums.shape[2])
    means = chances @ scores
    away = scores - means[..., None]
    return means, (chances * away**2).sum(axis=2), (chances * away**3).sum(axis=2)


def _logistic(heights: Reals) -> Reals:
    with np.errstate(over="ignore"):  # far below, the curve is nothing
        return np.asarray(1 / (1 + np.exp(-heights)))
