"""How the chances of an item's categories move with its parameters: what tests of fit and of differences stand on.

Items are taken here by slope and intercepts, ``dⱼ = -a·bⱼ``, in which the likelihood is smooth also for slopes near 0.
"""

import numpy as np

from glitterball.core.measurement.models import ItemParameters, Model, Reals


def line_of(item: ItemParameters) -> Reals:
    """Slope and intercepts (m,) of an item."""
    return np.array([item.a, *(-item.a * threshold for threshold in item.b)])


def chances_and_gradients(model: Model, line: Reals, theta: Reals) -> tuple[Reals, Reals]:
    """Chances (q, m) of an item's categories at ``theta`` (q,), and how these move (q, m, m) with its line."""
    heights = line[0] * theta[:, None] + line[1:]
    return (_partial_credit if model == "gpcm" else _graded)(heights, line[1:], theta)


def _graded(heights: Reals, intercepts: Reals, theta: Reals) -> tuple[Reals, Reals]:
    with np.errstate(over="ignore"):
        above, below = 1 / (1 + np.exp(-heights)), 1 / (1 + np.exp(heights))
    ends = np.ones((len(theta), 1))
    widths = np.concatenate([[1.0], -np.expm1(np.diff(intercepts)), [1.0]])
    chances = np.column_stack([ends, above]) * np.column_stack([below, ends]) * widths
    places = np.arange(len(intercepts))
    by_intercept = np.zeros((len(theta), len(intercepts) + 1, len(intercepts)))
    by_intercept[:, places + 1, places] = above * below  # a curve opens one category
    by_intercept[:, places, places] = -above * below  # and closes the one before
    by_slope = by_intercept.sum(axis=2) * theta[:, None]
    return chances, np.concatenate([by_slope[..., None], by_intercept], axis=2)


def _partial_credit(heights: Reals, intercepts: Reals, theta: Reals) -> tuple[Reals, Reals]:
    count = len(intercepts) + 1
    sums = np.column_stack([np.zeros(len(theta)), np.cumsum(heights, axis=1)])
    chances = np.exp(sums - sums.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    by_slope = theta[:, None] * np.arange(count)
    by_intercept = np.broadcast_to(np.tri(count, count - 1, -1), (len(theta), count, count - 1))
    rises = np.concatenate([by_slope[..., None], by_intercept], axis=2)
    mean = np.einsum("qm,qmp->qp", chances, rises)
    return chances, chances[..., None] * (rises - mean[:, None, :])
