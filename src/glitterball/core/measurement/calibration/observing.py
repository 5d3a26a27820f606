"""The observed information of all parameters together (Louis 1982): what standard errors and the last steps stand on.

It is what everybody's complete data would tell, less what is lost because traits are not seen. Formula:
docs/methods/calibration.md.
"""

from collections.abc import Callable

import numpy as np

from glitterball.core.measurement.calibration.curves import bends_of_chances, log_chances, slopes_of_logs
from glitterball.core.measurement.calibration.expecting import Crowd, Expectation
from glitterball.core.measurement.likelihood import chunks
from glitterball.core.measurement.models import Reals

ROWS_AT_ONCE = 16_384


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
    matrix[place, :, place, :] = _alone(crowd, lines, expected, logs, moves)
    whole = matrix.reshape(count * width, -1) - _lost(crowd, lines, moves)
    used = np.flatnonzero(shape.is_used.ravel())
    return np.asarray(whole[np.ix_(used, used)])


def _alone(crowd: Crowd, lines: Reals, expected: Expectation, logs: Reals, moves: Reals) -> Reals:
    """Each item's own part (k, M, M): its complete information, less its own expected squares."""
    if crowd.shape.model != "gpcm":
        return np.negative(bends_of_chances(crowd.shape, lines, crowd.theta, logs, expected.counts))
    model = np.exp(logs) * expected.counts.sum(axis=1)[:, None]
    return np.asarray(np.einsum("kmq,kmqp,kmqr->kpr", model - expected.counts, moves, moves, optimize=True))


def _lost(crowd: Crowd, lines: Reals, moves: Reals) -> Reals:
    """Between items, the expected products of slopes; less, over all, the products of each person's expected slopes."""
    table = crowd.table(lines)
    count, width = lines.shape
    by_category = moves[crowd.shape.is_category]  # (T, q, M)
    first = np.concatenate([[0], np.cumsum(crowd.shape.categories)])
    found = np.zeros((count * width, count * width))

    def add(item: int, joint: Reals) -> None:
        mine = np.einsum("ctq,cqp->tqp", joint[:, first[item + 1] :], by_category[first[item] : first[item + 1]])
        both = by_category[first[item + 1] :].transpose(0, 2, 1) @ mine  # (T of the later, M of theirs, M of mine)
        summed = np.add.reduceat(both, first[item + 1 : -1] - first[item + 1], axis=0)
        found[item * width : (item + 1) * width, (item + 1) * width :] += summed.transpose(2, 0, 1).reshape(width, -1)

    squares = np.zeros_like(found)
    for part in chunks(len(crowd.cells.people), ROWS_AT_ONCE):
        rows = crowd.posteriors(table, part)
        people = crowd.cells.people[part, None]
        means = _expected_slopes(crowd, part, rows, by_category, first, width)
        squares += (means * people).T @ means
        _joint(crowd, part, rows * people, first, add)
    return found + found.T - squares


def _expected_slopes(crowd: Crowd, part: slice, rows: Reals, by_category: Reals, first: Reals, width: int) -> Reals:
    """How each person's log likelihood moves with each parameter (c, k · M)."""
    values = crowd.cells.values[part]
    if crowd.use_fast:
        from glitterball.core.measurement.fast import crowds

        return crowds.expected_slopes(values, crowd.shape.categories, rows, by_category).reshape(len(values), -1)
    means = np.zeros((len(values), values.shape[1], width))
    for item, column in enumerate(values.T):
        for category in range(int(crowd.shape.categories[item])):
            these = np.flatnonzero(column == category)
            means[these, item] = rows[these] @ by_category[first[item] + category]
    return means.reshape(len(values), -1)


def _joint(crowd: Crowd, part: slice, rows: Reals, first: Reals, use: Callable[[int, Reals], None]) -> None:
    """Give ``use`` each item, and its expected people by category, each later item's category, and point (m, T, q)."""
    values = crowd.cells.values[part]
    if crowd.use_fast:
        from glitterball.core.measurement.fast import crowds

        crowds.joint_counts(values, crowd.shape.categories, rows, use)
        return
    chosen = crowd.chosen(part)
    for item in range(values.shape[1] - 1):
        of_item = chosen[:, first[item] : first[item + 1]].T.astype(bool)
        use(item, np.stack([chosen[these].T @ rows[these] for these in of_item]))
