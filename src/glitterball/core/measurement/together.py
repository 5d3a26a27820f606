"""The curves of all items of a calibration at once, category below category: for one item see ``models``.

Rows are the categories (T,) of the first item, then of the second, and so on; columns are trait values (q,).
"""

import numpy as np
from numpy.typing import NDArray

from glitterball.core.measurement.models import Parameters, Reals, category_log_probabilities


def log_probabilities(parameters: Parameters, theta: Reals) -> Reals:
    """Logarithms of the probabilities (T, q) at ``theta`` (q,), exact also where a category is next to impossible."""
    if parameters.model == "gpcm":
        return np.concatenate([category_log_probabilities("gpcm", item, theta).T for item in parameters.items])
    heights = _heights(parameters, theta)
    decay = np.log1p(np.exp(-np.abs(heights)))
    lowest, highest = _ends(parameters)
    logs = np.zeros((len(lowest), len(theta)))
    logs[~lowest] = np.minimum(heights, 0) - decay
    logs[~highest] += np.minimum(-heights, 0) - decay
    logs[~lowest & ~highest] += np.log(-np.expm1(-_steps(parameters)))[:, None]
    return logs


def total_information(parameters: Parameters, theta: Reals) -> Reals:
    """Fisher information (q,) of all items of a graded model together."""
    passed = (1 + np.tanh(_heights(parameters, theta) / 2)) / 2
    lowest, highest = _ends(parameters)
    upper, lower = np.ones((len(lowest), len(theta))), np.zeros((len(lowest), len(theta)))
    upper[~lowest], lower[~highest] = passed, passed
    slopes = np.repeat([item.a for item in parameters.items], parameters.categories)
    return np.asarray(slopes**2 @ ((upper - lower) * (1 - upper - lower) ** 2))


def _heights(parameters: Parameters, theta: Reals) -> Reals:
    """How far above each threshold people stand (thresholds, q), in units of the logistic curve."""
    slopes = np.repeat([item.a for item in parameters.items], [len(item.b) for item in parameters.items])
    thresholds = np.concatenate([item.b for item in parameters.items])
    return np.asarray(slopes[:, None] * (np.asarray(theta, dtype=np.float64) - thresholds[:, None]))


def _steps(parameters: Parameters) -> Reals:
    """From each threshold to its item's next, in the same units."""
    return np.concatenate([item.a * np.diff(item.b) for item in parameters.items])


def _ends(parameters: Parameters) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which rows are an item's lowest category, and which its highest."""
    last = np.cumsum(parameters.categories) - 1
    highest = np.zeros(last[-1] + 1, dtype=np.bool_)
    highest[last] = True
    return np.roll(highest, 1), highest
