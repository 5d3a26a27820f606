"""People and items of the measuring figures: drawn with a seed, so that everybody measures the same."""

import numpy as np
from numpy.typing import NDArray

from glitterball.core.measurement.models import ItemParameters, Parameters
from glitterball.core.measurement.responses import Responses

ITEMS, CATEGORIES = 32, 5


def items(count: int = ITEMS) -> Parameters:
    """Graded items with slopes from 0.8 to 2.5."""
    draw = np.random.default_rng(32)
    slopes = draw.uniform(0.8, 2.5, count)
    thresholds = np.sort(draw.normal(0, 1, (count, CATEGORIES - 1)), axis=1) + np.linspace(-0.5, 0.5, CATEGORIES - 1)
    rows = zip(slopes.tolist(), thresholds.tolist(), strict=True)
    return Parameters("grm", tuple(ItemParameters(f"item{place}", a, tuple(b)) for place, (a, b) in enumerate(rows)))


def people(parameters: Parameters, count: int) -> Responses:
    """Standard normal people who answer as the model says."""
    draw = np.random.default_rng(count)
    theta = draw.standard_normal(count)
    values: NDArray[np.int8] = np.zeros((count, len(parameters.items)), dtype=np.int8)
    for place, item in enumerate(parameters.items):
        drawn = draw.random(count)
        for threshold in item.b:
            values[:, place] += drawn < 1 / (1 + np.exp(-item.a * (theta - threshold)))
    return Responses(values, range(count), parameters.ids, parameters.categories)
