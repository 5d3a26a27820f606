"""Do two items share more than the trait? Local dependence, pair by pair: Chen and Thissen's X² and Yen's Q3.

Formulas, sources and limits: docs/methods/item-fit.md.
"""

from dataclasses import dataclass
from math import copysign, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy import special

from glitterball.core.measurement.fit.complete import complete_answers
from glitterball.core.measurement.fit.gradients import chances_and_gradients, line_of
from glitterball.core.measurement.models import Parameters, Reals
from glitterball.core.measurement.one_thread import one_thread
from glitterball.core.measurement.responses import Responses

POINTS = np.linspace(-6.0, 6.0, 61)
RULE_OF_THUMB = 0.2  # Q3 this far above the mean of all pairs (Christensen, Makransky and Horton 2017)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two items: X² between observed and expected answers to both, negative where they go together less than expected.

    ``cramers_v`` is its size from 0 to 1 with the same sign. ``q3`` is the correlation of what the trait leaves over.
    """

    first: str
    second: str
    statistic: float
    degrees: int
    p: float
    cramers_v: float
    q3: float


@one_thread()
def local_dependence(responses: Responses, parameters: Parameters) -> tuple[Pair, ...]:
    """Every pair of items of a calibrated model. Answers with gaps are left out. Raises ``FitError``."""
    values = complete_answers(responses, parameters)
    chances = [chances_and_gradients(parameters.model, line_of(item), POINTS)[0] for item in parameters.items]
    weights = np.exp(-0.5 * POINTS**2)
    weights /= weights.sum()
    left_over = np.asarray(np.corrcoef(_residuals(values, chances, weights).T))
    pairs = []
    for first, second in zip(*np.triu_indices(values.shape[1], k=1), strict=True):
        expected = len(values) * (chances[first] * weights[:, None]).T @ chances[second]
        observed = np.zeros(expected.shape)
        np.add.at(observed, (values[:, first], values[:, second]), 1.0)
        statistic = float(((observed - expected) ** 2 / expected).sum())
        narrow = min(expected.shape) - 1
        degrees = (expected.shape[0] - 1) * (expected.shape[1] - 1)
        sign = copysign(1.0, _correlation(observed) - _correlation(expected))
        pairs.append(
            Pair(
                first=parameters.items[first].id,
                second=parameters.items[second].id,
                statistic=sign * statistic,
                degrees=degrees,
                p=float(special.chdtrc(degrees, statistic)),
                cramers_v=sign * sqrt(statistic / (len(values) * narrow)),
                q3=float(left_over[first, second]),
            )
        )
    return tuple(pairs)


def stand_out(pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """The pairs whose Q3 lies well above the mean of all: worth reading side by side, no proof of a fault."""
    mean = float(np.mean([pair.q3 for pair in pairs]))
    return tuple(pair for pair in pairs if pair.q3 - mean > RULE_OF_THUMB)


def _residuals(values: NDArray[np.int8], chances: list[Reals], weights: Reals) -> Reals:
    """What each answer (n, k) lies above its mean at the person's estimate."""
    likelihood = np.tile(weights, (len(values), 1))
    for item, column in zip(chances, values.T, strict=True):
        likelihood *= item.T[column]
    estimate = likelihood @ POINTS / likelihood.sum(axis=1)
    means = [np.interp(estimate, POINTS, item @ np.arange(item.shape[1])) for item in chances]
    return np.asarray(values - np.column_stack(means))


def _correlation(table: Reals) -> float:
    shares = table / table.sum()
    rows, columns = np.arange(table.shape[0]), np.arange(table.shape[1])
    down, across = shares.sum(axis=1), shares.sum(axis=0)
    covariance = rows @ shares @ columns - (rows @ down) * (columns @ across)
    spread = (rows**2 @ down - (rows @ down) ** 2) * (columns**2 @ across - (columns @ across) ** 2)
    return float(covariance / sqrt(spread))
