"""What items tell where: Fisher information, expected scores, and the test's characteristic curve.

Formulas and sources: docs/methods/item-response-models.md.
"""

import numpy as np

from glitterball.core.measurement.models import ItemParameters, Model, Parameters, Reals, category_probabilities
from glitterball.core.measurement.together import total_information


def slopes_of_log_probabilities(model: Model, item: ItemParameters, theta: Reals) -> Reals:
    """How the logarithm of each category's probability moves with the trait (q, m) at ``theta`` (q,)."""
    if model == "gpcm":
        scores = np.arange(len(item.b) + 1)
        return np.asarray(item.a * (scores - (category_probabilities(model, item, theta) @ scores)[:, None]))
    heights = item.a * (np.asarray(theta, dtype=np.float64)[:, None] - np.array(item.b))
    passed = (1 + np.tanh(heights / 2)) / 2
    ends = np.ones((len(heights), 1))
    upper, lower = np.concatenate([ends, passed], axis=1), np.concatenate([passed, 0 * ends], axis=1)
    return np.asarray(item.a * (1 - upper - lower))


def item_information(model: Model, item: ItemParameters, theta: Reals) -> Reals:
    """Fisher information (q,) of one item at ``theta`` (q,), in 1 / trait²."""
    chances = category_probabilities(model, item, theta)
    return np.asarray((chances * slopes_of_log_probabilities(model, item, theta) ** 2).sum(axis=1))


def information(parameters: Parameters, theta: Reals) -> Reals:
    """Fisher information (q,) of all items together; 1 / √information is the standard error it allows."""
    if parameters.model != "gpcm":
        return total_information(parameters, theta)
    return np.asarray(sum(item_information(parameters.model, item, theta) for item in parameters.items))


def expected_score(model: Model, item: ItemParameters, theta: Reals) -> Reals:
    """Mean code (q,) that people at ``theta`` (q,) answer, from 0 to m - 1."""
    chances = category_probabilities(model, item, theta)
    return np.asarray(chances @ np.arange(chances.shape[1]))


def characteristic_curve(parameters: Parameters, theta: Reals) -> Reals:
    """Expected sum (q,) of codes over all items at ``theta`` (q,)."""
    return np.asarray(sum(expected_score(parameters.model, item, theta) for item in parameters.items))
