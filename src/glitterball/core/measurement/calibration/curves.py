"""All items' curves at once, as slopes and intercepts, in which the likelihood is smooth also for slopes near 0.

``lines`` (k, M) holds a slope and M - 1 intercepts an item: graded z_j = a theta + d_j, partial credit the same for
each step, d = -a b. Items with fewer categories are padded with nan, which no curve uses.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from glitterball.core.measurement.models import ItemParameters, Model, Parameters, Reals


@dataclass(frozen=True, eq=False)  # no slots: it keeps what it worked out once
class Shape:
    """The model, and how many categories each item has (k,)."""

    model: Model
    categories: NDArray[np.int64]

    @cached_property
    def is_used(self) -> NDArray[np.bool_]:
        """Which places of ``lines`` are parameters (k, M)."""
        return np.asarray(np.arange(self.categories.max()) < self.categories[:, None])

    @property
    def is_category(self) -> NDArray[np.bool_]:
        """Which categories (k, M) an item has."""
        return self.is_used

    def parameters(self, ids: tuple[str, ...], lines: Reals) -> Parameters:
        """The same as slopes and thresholds. Raises ``ParametersError``."""
        items = tuple(
            ItemParameters(name, float(line[0]), tuple((-line[1:count] / line[0]).tolist()))
            for name, line, count in zip(ids, lines, self.categories, strict=True)
        )
        return Parameters(self.model, items)


def log_chances(shape: Shape, lines: Reals, theta: Reals) -> Reals:
    """Logarithms of the categories' probabilities (k, M, q); -inf where an item has no such category."""
    heights = _heights(shape, lines, theta)
    if shape.model == "gpcm":
        sums = np.concatenate([np.zeros((len(lines), 1, len(theta))), np.cumsum(heights, axis=1)], axis=1)
        sums -= sums.max(axis=1, keepdims=True)
        return np.asarray(sums - np.log(np.exp(sums).sum(axis=1, keepdims=True)))
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        decay = np.log1p(np.exp(-np.abs(heights)))
        reached, missed = np.minimum(heights, 0) - decay, np.minimum(-heights, 0) - decay
        gaps = np.log(-np.expm1(np.diff(np.where(shape.is_used, lines, -np.inf)[:, 1:], axis=1)))
    logs = np.zeros((*shape.is_used.shape, len(theta)))
    logs[:, 1:] += reached
    logs[:, :-1] += missed
    logs[:, 1:-1] += np.where(shape.is_used[:, 2:], gaps, 0)[..., None]
    logs[~shape.is_category] = -np.inf
    return logs


def slopes_of_logs(shape: Shape, lines: Reals, theta: Reals, logs: Reals) -> Reals:
    """How those logarithms move with the parameters (k, M, q, M); 0 where there is no category or parameter."""
    heights, used = _heights(shape, lines, theta), shape.is_used
    count, width, points = *used.shape, len(theta)
    moves = np.zeros((count, width, points, width))
    if shape.model == "gpcm":
        chances = np.exp(logs)
        moves[..., 0] = theta * np.arange(width)[:, None]
        moves[..., 1:] = np.tri(width, width - 1, -1)[:, None, :]
        moves -= np.einsum("kmq,kmqp->kqp", chances, moves)[:, None]
    else:
        with np.errstate(over="ignore"):
            bends = np.exp(-np.abs(heights)) / (1 + np.exp(-np.abs(heights))) ** 2
        with np.errstate(over="ignore", invalid="ignore"):
            opened = bends * np.exp(-logs[:, 1:])
            closed = bends * np.exp(-logs[:, :-1])
        for place in range(width - 1):
            moves[:, place + 1, :, place + 1] = opened[:, place]
            moves[:, place, :, place + 1] = -closed[:, place]
        with np.errstate(over="ignore", invalid="ignore"):  # what is not finite is 0 in the end
            moves[..., 0] = moves[..., 1:].sum(axis=3) * theta
    moves[~shape.is_category] = 0
    with np.errstate(invalid="ignore"):
        moves *= used[:, None, None, :]
    moves[~np.isfinite(moves)] = 0
    return moves


def bends_of_chances(shape: Shape, lines: Reals, theta: Reals, logs: Reals, counts: Reals) -> Reals:
    """Sum over categories and points of counts times P'' / P (k, M, M), of graded items, for the information."""
    heights = _heights(shape, lines, theta)
    with np.errstate(over="ignore", invalid="ignore"):
        tail = np.exp(-np.abs(heights))
        second = tail * -np.expm1(-np.abs(heights)) / (1 + tail) ** 3 * -np.sign(heights)
        ratio = np.nan_to_num(counts * np.exp(-logs), posinf=0, neginf=0)
    weights = np.nan_to_num(second * (ratio[:, 1:] - ratio[:, :-1]))
    found = np.zeros((*shape.is_used.shape, shape.is_used.shape[1]))
    found[:, 0, 0] = (weights * theta**2).sum(axis=(1, 2))
    along = (weights * theta).sum(axis=2)
    found[:, 0, 1:] = found[:, 1:, 0] = along
    place = np.arange(1, found.shape[1])
    found[:, place, place] = weights.sum(axis=2)
    return found


def _heights(shape: Shape, lines: Reals, theta: Reals) -> Reals:
    """The curves' heights (k, M - 1, q); -inf where an item has no such curve."""
    heights = lines[:, :1, None] * theta + lines[:, 1:, None]
    heights[~shape.is_used[:, 1:]] = -np.inf
    return np.asarray(heights)
