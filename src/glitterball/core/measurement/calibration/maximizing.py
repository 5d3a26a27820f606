"""The M step: each item's parameters that fit the expected numbers best, by Fisher scoring, all items at once."""

import numpy as np
from numpy.typing import NDArray

from glitterball.core.measurement.calibration.curves import Shape, log_chances, slopes_of_logs
from glitterball.core.measurement.models import Reals

STEPS = 2
HALVINGS = 12
CLOSE = 1e-5
RIDGE = 1e-10


def maximize(shape: Shape, lines: Reals, counts: Reals, theta: Reals) -> Reals:
    """Better lines (k, M) for expected numbers (k, M, q); no item's fit gets worse."""
    logs = log_chances(shape, lines, theta)
    for _ in range(STEPS):
        step = _step(shape, lines, logs, counts, theta)
        lines, logs = _taken(shape, lines, step, logs, counts, theta)
        if np.abs(step[shape.is_used]).max() < CLOSE:
            break
    return lines


def is_ordered(shape: Shape, lines: Reals) -> NDArray[np.bool_]:
    """Whether each item's (k,) parameters are finite and, in a graded model, its intercepts fall."""
    finite = np.isfinite(np.where(shape.is_used, lines, 0)).all(axis=1)
    if shape.model == "gpcm":
        return np.asarray(finite)
    with np.errstate(invalid="ignore"):  # two places that a narrow item does not use: -inf less -inf
        falls = np.diff(np.where(shape.is_used, lines, -np.inf)[:, 1:], axis=1)
        return np.asarray(finite & ~(falls >= 0).any(axis=1))


def _step(shape: Shape, lines: Reals, logs: Reals, counts: Reals, theta: Reals) -> Reals:
    moves = slopes_of_logs(shape, lines, theta, logs)
    gradient = np.einsum("kmq,kmqp->kp", counts, moves)
    expected = np.exp(logs) * counts.sum(axis=1)[:, None]
    count, width = lines.shape
    flat = moves.reshape(count, -1, width)
    information = (flat * expected.reshape(count, -1, 1)).transpose(0, 2, 1) @ flat
    diagonal = np.arange(width)
    information[:, diagonal, diagonal] *= 1 + RIDGE
    information[:, diagonal, diagonal] += ~shape.is_used
    return np.linalg.solve(information, gradient[..., None])[..., 0]


def _taken(shape: Shape, lines: Reals, step: Reals, logs: Reals, counts: Reals, theta: Reals) -> tuple[Reals, Reals]:
    """Each item's step, halved until its intercepts stay in order and its fit does not fall; lines and their logs."""
    share, fit = np.ones(len(lines)), _fit(logs, counts)
    for _ in range(HALVINGS):
        there = lines + share[:, None] * step
        ordered = is_ordered(shape, there)
        new = log_chances(shape, np.where(ordered[:, None], there, lines), theta)
        good = ordered & (_fit(new, counts) >= fit - 1e-9 * np.abs(fit))
        if good.all():
            return there, new
        share = np.where(good, share, share / 2)
    return np.where(good[:, None], there, lines), np.where(good[:, None, None], new, logs)


def _fit(logs: Reals, counts: Reals) -> Reals:
    """Expected log likelihood of each item (k,)."""
    return np.asarray(np.where(counts > 0, counts * np.maximum(logs, -1e300), 0).sum(axis=(1, 2)))
