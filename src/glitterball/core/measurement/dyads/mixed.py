"""Restricted maximum likelihood of a mixed model whose covariance is a sum of known pieces times unknown sizes.

The average-information algorithm (Gilmour, Thompson & Cullis 1995, Biometrics 51:1440–1450), with steps halved until
the likelihood rises. The sizes come from parameters without bounds, so that no variance can fall below 0.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import log, pi

import numpy as np

from glitterball.core.measurement.dyads.pairs import Reals, UnusableDyadsError

MOST_STEPS, HALVINGS = 100, 25
CLOSE = 1e-10  # of the log-likelihood, relative to 1 + its size
RIDGE = 1e-8

Sizes = Callable[[Reals], tuple[Reals, Reals]]  # parameters (q,) → sizes (c,) and their slopes (c, q)


@dataclass(frozen=True, slots=True)
class Problem:
    """Padded dyads: rows that are not there have 0 everywhere and a variance of 1 that touches nothing."""

    outcome: Reals  # (d, r)
    design: Reals  # (d, r, p)
    pieces: Reals  # (c, d, r, r)
    filler: Reals  # (d, r, r): the variance of rows that are not there
    n: int  # rows that are there


@dataclass(frozen=True, slots=True)
class Solution:
    """What was found; ``loglik`` is the restricted one."""

    fixed: Reals  # (p,)
    fixed_covariance: Reals  # (p, p)
    sizes: Reals  # (c,)
    loglik: float
    converged: bool


@dataclass(frozen=True, slots=True)
class _State:
    parameters: Reals
    loglik: float
    fixed: Reals
    fixed_covariance: Reals
    gradient: Reals
    information: Reals
    sizes: Reals


def solve(problem: Problem, sizes: Sizes, start: Reals) -> Solution:
    """Climb from ``start``. Raises UnusableDyadsError where the start has no likelihood at all."""
    state = _state(problem, sizes, start)
    if state is None:
        raise UnusableDyadsError("the variances can't be told from each other: expected more waves or more dyads")
    converged = False
    for _ in range(MOST_STEPS):
        ridge = RIDGE * np.trace(state.information) * np.eye(len(start))
        step = np.linalg.solve(state.information + ridge, state.gradient)
        better = _climbed(problem, sizes, state, step)
        if better is None:
            converged = bool(np.abs(state.gradient @ step) < CLOSE * 100 * (1 + abs(state.loglik)))
            break
        gained, state = better.loglik - state.loglik, better
        if gained < CLOSE * (1 + abs(state.loglik)):
            converged = True
            break
    return Solution(state.fixed, state.fixed_covariance, state.sizes, state.loglik, converged)


def _climbed(problem: Problem, sizes: Sizes, state: _State, step: Reals) -> _State | None:
    for _ in range(HALVINGS):
        tried = _state(problem, sizes, state.parameters + step)
        if tried is not None and tried.loglik >= state.loglik:
            return tried
        step = step / 2
    return None


def _state(problem: Problem, sizes: Sizes, parameters: Reals) -> _State | None:
    found, slopes = sizes(parameters)
    variance = np.tensordot(found, problem.pieces, axes=1) + problem.filler
    sign, determinant = np.linalg.slogdet(variance)
    if not (np.isfinite(determinant).all() and (sign > 0).all()):
        return None
    inverse = np.linalg.inv(variance)
    weighted = inverse @ problem.design  # V⁻¹X
    crossed = np.einsum("drp,drq->pq", problem.design, weighted)
    crossed_sign, crossed_determinant = np.linalg.slogdet(crossed)
    if crossed_sign <= 0:
        return None
    covariance = np.linalg.inv(crossed)
    fixed = covariance @ np.einsum("drp,dr->p", weighted, problem.outcome)
    residual = problem.outcome - problem.design @ fixed
    scaled = np.einsum("drs,ds->dr", inverse, residual)  # P y
    n, p = problem.n, len(fixed)
    fit = float((residual * scaled).sum())
    loglik = -((n - p) * log(2 * pi) + float(determinant.sum()) + float(crossed_determinant) + fit) / 2
    pulled = np.einsum("cdrs,ds->cdr", problem.pieces, scaled)
    spread = np.einsum("drp,cdrs,dsq->cpq", weighted, problem.pieces, weighted, optimize=True)
    traces = np.einsum("drs,cdrs->c", inverse, problem.pieces) - np.einsum("pq,cqp->c", covariance, spread)
    gradient = (np.einsum("cdr,dr->c", pulled, scaled) - traces) / 2
    onto = np.einsum("cdr,drp->cp", pulled, weighted)
    information = np.einsum("cdr,drs,eds->ce", pulled, inverse, pulled, optimize=True) - onto @ covariance @ onto.T
    return _State(
        parameters, loglik, fixed, covariance, slopes.T @ gradient, slopes.T @ (information / 2) @ slopes, found
    )
