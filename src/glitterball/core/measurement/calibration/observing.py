"""The observed information of all parameters together (Louis 1982): what standard errors and the last steps stand on.

It is what everybody's complete data would tell, less what is lost because traits are not seen: the spread of each
person's slopes over where that person may stand. Formula: docs/methods/calibration.md.
"""

import numpy as np
from numpy.typing import NDArray

from glitterball.core.measurement.calibration.curves import bends_of_chances, log_chances, slopes_of_logs
from glitterball.core.measurement.calibration.expecting import Crowd, Expectation
from glitterball.core.measurement.likelihood import UNLIKELY, chunks
from glitterball.core.measurement.models import Reals

ROWS_AT_ONCE = 16_384
AT_ONCE = 256  # people whose slopes are spread out at one time


def slope_of(crowd: Crowd, lines: Reals, expected: Expectation) -> Reals:
    """How the log likelihood moves with each parameter that is used (p,)."""
    logs = log_chances(crowd.shape, lines, crowd.theta)
    moves = slopes_of_logs(crowd.shape, lines, crowd.theta, logs)
    return np.asarray(np.einsum("kmq,kmqp->kp", expected.counts, moves)[crowd.shape.is_used])


def observed_information(crowd: Crowd, lines: Reals, expected: Expectation) -> Reals:
    """Negative second derivatives of the log likelihood (p, p) by the parameters that are used."""
    shape = crowd.shape
    logs = log_chances(shape, lines, crowd.theta)
    moves = slopes_of_logs(shape, lines, crowd.theta, logs)
    count, width = lines.shape
    matrix = np.zeros((count, width, count, width))
    place = np.arange(count)
    matrix[place, :, place, :] = _complete(crowd, lines, expected, logs, moves)
    whole = matrix.reshape(count * width, -1) - _lost(crowd, lines, moves)
    used = np.flatnonzero(shape.is_used.ravel())
    return np.asarray(whole[np.ix_(used, used)])


def _complete(crowd: Crowd, lines: Reals, expected: Expectation, logs: Reals, moves: Reals) -> Reals:
    """What each item's expected counts would tell, were they seen (k, M, M)."""
    if crowd.shape.model == "gpcm":
        seen = np.exp(logs) * expected.counts.sum(axis=1)[:, None]
        bends = np.zeros((len(lines), lines.shape[1], lines.shape[1]))
    else:
        seen = expected.counts
        bends = bends_of_chances(crowd.shape, lines, crowd.theta, logs, expected.counts)
    count, _, _, width = moves.shape
    flat = moves.reshape(count, -1, width)
    return np.asarray((flat * seen.reshape(count, -1, 1)).transpose(0, 2, 1) @ flat - bends)


def _lost(crowd: Crowd, lines: Reals, moves: Reals) -> Reals:
    """Sum over people of their slopes' covariance (k · M, k · M), under what is known of where each stands."""
    table = crowd.table(lines)
    by_category = moves[crowd.shape.is_category]  # (T, q, M)
    first = np.cumsum(crowd.shape.categories) - crowd.shape.categories
    size = lines.size
    lost = np.zeros((size, size))
    for part in chunks(len(crowd.cells.people), ROWS_AT_ONCE):
        answers, rows, people = crowd.cells.values[part], crowd.posteriors(table, part), crowd.cells.people[part]
        if crowd.use_fast:
            from glitterball.core.measurement.fast import crowds

            lost += crowds.spreads(answers, first, rows, people, by_category)
            continue
        for some in chunks(len(people), AT_ONCE):
            slopes = _spread(answers[some], first, rows[some], people[some], by_category)
            lost += slopes.T @ slopes
    return lost


def _spread(
    answers: NDArray[np.int8], first: NDArray[np.int64], rows: Reals, people: Reals, by_category: Reals
) -> Reals:
    """Each person's slopes less their mean, times the root of the weight, a row for each likely trait value."""
    person, point = np.nonzero(rows > UNLIKELY)
    nothing = np.zeros((1, *by_category.shape[1:]))  # an item that was not answered moves nothing
    category = np.where(answers < 0, len(by_category), first + answers)
    slopes = np.concatenate([by_category, nothing])[category[person], point[:, None]].reshape(len(person), -1)
    weights = rows[person, point]
    means = np.add.reduceat(slopes * weights[:, None], np.flatnonzero(np.diff(person, prepend=-1)))
    return np.asarray((slopes - means[person]) * np.sqrt(people[person] * weights)[:, None])
