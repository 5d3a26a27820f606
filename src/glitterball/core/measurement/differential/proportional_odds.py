"""Proportional-odds regressions of many items at once, by Newton's method on counts.

logit P(answer ≤ c) = α_c − x'β (McCullagh 1980). Answers enter as counts per cell of equal predictors, so that the
time does not grow with people. The log-likelihood is concave (Pratt 1981): halving a step that overshoots is all the
care that it needs.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

Reals = NDArray[np.float64]

MOST_STEPS, HALVINGS = 50, 20
CLOSE = 1e-9  # of the log-likelihood, relative to 1 + its size
TINY = 1e-300
STEEPEST = 30.0  # beyond this a slope means that groups don't overlap, and it has no finite value


@dataclass(frozen=True, slots=True)
class OddsFit:
    """What was found for each of I items."""

    loglik: Reals  # (I,)
    thresholds: Reals  # (I, m − 1)
    slopes: Reals  # (I, p)
    converged: NDArray[np.bool_]  # (I,)


def fit_odds(counts: Reals, predictors: Reals) -> OddsFit:
    """``counts`` (I, cells, m) of answers, none of them empty; ``predictors`` (cells, p) of about unit scale."""
    point = _Points(_starting_thresholds(counts), np.zeros((len(counts), predictors.shape[1])))
    loglik = _loglik(counts, predictors, point)
    moving = np.ones(len(counts), dtype=bool)
    for _ in range(MOST_STEPS):
        at = np.flatnonzero(moving)
        if not len(at):
            break
        better, new = _step(counts[at], predictors, point.of(at), loglik[at])
        gained = new - loglik[at]
        point.put(at, better)
        loglik[at] = new
        moving[at] = gained > CLOSE * (1 + np.abs(new))
    finite = np.abs(point.slopes).max(axis=1, initial=0) < STEEPEST
    return OddsFit(loglik, point.thresholds, point.slopes, ~moving & finite)


@dataclass(slots=True)
class _Points:
    thresholds: Reals
    slopes: Reals

    def of(self, at: NDArray[np.intp]) -> "_Points":
        return _Points(self.thresholds[at], self.slopes[at])

    def put(self, at: NDArray[np.intp], other: "_Points") -> None:
        self.thresholds[at], self.slopes[at] = other.thresholds, other.slopes

    def moved(self, step: Reals) -> "_Points":
        cut = self.thresholds.shape[1]
        return _Points(self.thresholds + step[:, :cut], self.slopes + step[:, cut:])


def _starting_thresholds(counts: Reals) -> Reals:
    total = counts.sum(axis=1)
    below = np.cumsum(total, axis=1)[:, :-1] / total.sum(axis=1, keepdims=True)
    return np.asarray(np.log(below / (1 - below)))


def _cumulative(predictors: Reals, point: _Points) -> Reals:
    """P(answer ≤ c): (I, cells, m − 1)."""
    eta = point.slopes @ predictors.T
    return np.asarray(expit(point.thresholds[:, None, :] - eta[:, :, None]))


def _category(cumulative: Reals) -> Reals:
    return np.diff(cumulative, axis=2, prepend=0.0, append=1.0)


def _loglik(counts: Reals, predictors: Reals, point: _Points) -> Reals:
    probabilities = _category(_cumulative(predictors, point))
    ordered = (np.diff(point.thresholds, axis=1) > 0).all(axis=1)
    value = np.einsum("ilm,ilm->i", counts, np.log(np.maximum(probabilities, TINY)))
    return np.asarray(np.where(ordered, value, -np.inf))


def _step(counts: Reals, predictors: Reals, point: _Points, loglik: Reals) -> tuple[_Points, Reals]:
    gradient, information = _slope_and_information(counts, predictors, point)
    ridge = 1e-10 * np.trace(information, axis1=1, axis2=2)[:, None, None] * np.eye(information.shape[1])
    step = np.linalg.solve(information + ridge, gradient[:, :, None])[:, :, 0]
    for _ in range(HALVINGS):
        tried = point.moved(step)
        new = _loglik(counts, predictors, tried)
        worse = ~(new >= loglik)
        if not worse.any():
            return tried, new
        step[worse] /= 2
    step[worse] = 0
    tried = point.moved(step)
    return tried, _loglik(counts, predictors, tried)


def _slope_and_information(counts: Reals, predictors: Reals, point: _Points) -> tuple[Reals, Reals]:
    """First derivatives (I, m − 1 + p), and minus the second ones, of the log-likelihood."""
    cumulative = _cumulative(predictors, point)
    weight = counts / np.maximum(_category(cumulative), TINY)  # n_c / P_c
    curve = weight / np.maximum(_category(cumulative), TINY)  # n_c / P_c²
    density = cumulative * (1 - cumulative)
    first = density * (weight[:, :, :-1] - weight[:, :, 1:])
    bend = (1 - 2 * cumulative) * first - density**2 * (curve[:, :, :-1] + curve[:, :, 1:])
    beside = density[:, :, :-1] * density[:, :, 1:] * curve[:, :, 1:-1]
    cuts, slopes = first.shape[2], predictors.shape[1]
    information = np.zeros((len(counts), cuts + slopes, cuts + slopes))
    across = bend.copy()  # the sum of each row of the tridiagonal matrix of second derivatives
    across[:, :, :-1] += beside
    across[:, :, 1:] += beside
    diagonal = np.arange(cuts)
    information[:, diagonal, diagonal] = -bend.sum(axis=1)
    information[:, diagonal[:-1], diagonal[1:]] = information[:, diagonal[1:], diagonal[:-1]] = -beside.sum(axis=1)
    mixed = across.transpose(0, 2, 1) @ predictors
    information[:, :cuts, cuts:] = mixed
    information[:, cuts:, :cuts] = mixed.transpose(0, 2, 1)
    weights = across.sum(axis=2)
    information[:, cuts:, cuts:] = -(predictors.T[None] * weights[:, None, :]) @ predictors
    gradient = np.concatenate([first.sum(axis=1), -first.sum(axis=2) @ predictors], axis=1)
    return gradient, information
