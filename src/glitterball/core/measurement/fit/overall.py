"""Does the model as a whole fit? C2, the limited-information test for ordered answers, and what is read from it.

With two categories everywhere C2 is M2. Formulas, sources and limits: docs/methods/item-fit.md.
"""

from dataclasses import dataclass
from math import nan, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy import linalg, special

from glitterball.core.measurement.fit.complete import FitError, complete_answers
from glitterball.core.measurement.fit.gradients import chances_and_gradients, line_of
from glitterball.core.measurement.fit.moments import (
    Conditional,
    expected_moments,
    moment_covariances,
    observed_moments,
    pairs_of,
)
from glitterball.core.measurement.models import Parameters, Reals
from glitterball.core.measurement.one_thread import one_thread
from glitterball.core.measurement.responses import Responses

POINTS = np.linspace(-6.0, 6.0, 121)
INTERVAL = 0.90


@dataclass(frozen=True, slots=True)
class OverallFit:
    """C2 with its degrees of freedom and p, and how far the model is off.

    ``rmsea`` carries its 90 % interval, ``srmsr`` is the root mean squared residual correlation, ``cfi`` and ``tli``
    compare with items that have nothing in common. ``people`` answered everything; only they are counted.
    """

    c2: float
    degrees: int
    p: float
    rmsea: float
    rmsea_low: float
    rmsea_high: float
    srmsr: float
    cfi: float
    tli: float
    people: int


@one_thread()
def overall_fit(responses: Responses, parameters: Parameters) -> OverallFit:
    """Test the whole of a calibrated model on the answers that it was calibrated on. Raises ``FitError``.

    The test counts the model's own parameters as estimated from these answers; with parameters from elsewhere its p is
    too small. Answers with gaps are left out.
    """
    values = complete_answers(responses, parameters)
    given, slopes = _model(parameters)
    observed = observed_moments(values, [chances.shape[1] for chances in given.chances])
    statistic, degrees = _distance(observed, given, slopes, len(values))
    if degrees <= 0:
        raise FitError(
            f"{len(parameters.items)} items leave {degrees} degrees of freedom: expected more items than parameters use"
        )
    none, freely = _independence(values, given)
    empty, empty_degrees = _distance(observed, none, freely, len(values))
    excess, empty_excess = max(statistic - degrees, 0.0), max(empty - empty_degrees, statistic - degrees, 0.0)
    low, high = (_noncentrality(statistic, degrees, tail) for tail in ((1 + INTERVAL) / 2, (1 - INTERVAL) / 2))
    scale = degrees * (len(values) - 1)
    return OverallFit(
        c2=statistic,
        degrees=degrees,
        p=float(special.chdtrc(degrees, statistic)),
        rmsea=sqrt(excess / scale),
        rmsea_low=sqrt(low / scale),
        rmsea_high=sqrt(high / scale),
        srmsr=_residual_correlation(values, given),
        cfi=1 - excess / empty_excess if empty_excess > 0 else 1.0,
        tli=(empty / empty_degrees - statistic / degrees) / (empty / empty_degrees - 1) if empty_degrees else nan,
        people=len(values),
    )


def _model(parameters: Parameters) -> tuple[Conditional, Reals]:
    """The items at the points, and how the moments move with the parameters (moments, parameters)."""
    weights = np.exp(-0.5 * POINTS**2)
    curves = [chances_and_gradients(parameters.model, line_of(item), POINTS) for item in parameters.items]
    given = Conditional(tuple(chances for chances, _ in curves), weights / weights.sum())
    return given, _slopes(given, [gradients for _, gradients in curves])


def _independence(values: NDArray[np.int8], given: Conditional) -> tuple[Conditional, Reals]:
    """Items that share nothing, each category with the share that it has."""
    shares = [
        np.bincount(values[:, item], minlength=chances.shape[1])[None, :] / len(values)
        for item, chances in enumerate(given.chances)
    ]
    moves = [np.vstack([-np.ones(one.shape[1] - 1), np.eye(one.shape[1] - 1)])[None] for one in shares]
    none = Conditional(tuple(shares), np.ones(1))
    return none, _slopes(none, moves)


def _slopes(given: Conditional, gradients: list[Reals]) -> Reals:
    first, second = pairs_of(len(given.chances))
    sums = sum(chances.shape[1] - 1 for chances in given.chances)
    slopes = np.zeros((sums + len(first), sum(one.shape[2] for one in gradients)))
    row = column = 0
    for item, gradient in enumerate(gradients):
        columns = slice(column, column + gradient.shape[2])
        weighted = gradient * given.weights[:, None, None]
        slopes[row : row + gradient.shape[1] - 1, columns] = weighted[:, 1:].sum(axis=0)
        by_score = np.einsum("qmp,m->qp", weighted, np.arange(gradient.shape[1], dtype=float))
        touching = np.flatnonzero((first == item) | (second == item))
        others = np.where(first[touching] == item, second[touching], first[touching])
        slopes[sums + touching, columns] = given.means[:, others].T @ by_score
        row, column = row + gradient.shape[1] - 1, columns.stop
    return slopes


def _distance(observed: Reals, given: Conditional, slopes: Reals, people: int) -> tuple[float, int]:
    """How far the moments lie outside of what the parameters can reach, in units of their covariances."""
    residuals = observed - expected_moments(given)
    beyond = linalg.null_space(slopes.T)
    projected = beyond.T @ residuals
    spread = beyond.T @ moment_covariances(given) @ beyond
    statistic = people * float(projected @ linalg.solve(spread, projected, assume_a="pos"))
    return statistic, beyond.shape[1]


def _residual_correlation(values: NDArray[np.int8], given: Conditional) -> float:
    first, second = pairs_of(values.shape[1])
    mean = given.weights @ given.means
    covariance = (given.means * given.weights[:, None]).T @ given.means - np.outer(mean, mean)
    covariance[np.diag_indices_from(covariance)] += given.weights @ given.variances
    spread = np.sqrt(np.diag(covariance))
    residuals = np.corrcoef(values.T) - covariance / np.outer(spread, spread)
    return sqrt(float((residuals[first, second] ** 2).mean()))


def _noncentrality(statistic: float, degrees: int, tail: float) -> float:
    """The non-centrality under which a statistic this high has the chance ``tail`` of being exceeded no more."""
    if special.chdtr(degrees, statistic) <= tail:
        return 0.0
    return float(special.chndtrinc(statistic, degrees, tail))
