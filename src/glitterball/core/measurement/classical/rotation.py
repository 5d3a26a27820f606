"""Oblique rotation to simple structure: direct oblimin (γ = 0) by gradient projection.

Jennrich (2002), Psychometrika 67:7–19; the algorithm of Bernaards & Jennrich (2005). The criterion has more than one
minimum, and both it and varimax may stand still where factors were extracted; so it starts from varimax twice, once
with the factors turned beforehand, and the simpler end counts.
"""

import numpy as np

from glitterball.core.measurement.classical.covariance import Reals

MOST_STEPS = 1000
SMALL_ENOUGH = 1e-7
HALVINGS = 30


def oblimin(loadings: Reals) -> tuple[Reals, Reals]:
    """Pattern (k, m) and correlations (m, m) of the factors after rotation of ``loadings`` (k, m)."""
    m = loadings.shape[1]
    elsewhere, _ = np.linalg.qr(np.cos(np.outer(np.arange(1, m + 1), np.arange(1, m + 1))))
    ends = [_descended(_varimax(start)) for start in (loadings, loadings @ elsewhere)]
    return min(ends, key=lambda end: _simplicity(end[0])[0])


def _descended(turned: Reals) -> tuple[Reals, Reals]:
    axes = np.eye(turned.shape[1])
    pattern = turned @ np.linalg.inv(axes).T
    value, gradient = _simplicity(pattern)
    step = 1.0
    for _ in range(MOST_STEPS):
        slope = -(pattern.T @ gradient @ np.linalg.inv(axes)).T
        projected = slope - axes * (axes * slope).sum(axis=0)
        size = float(np.sqrt((projected**2).sum()))
        if size < SMALL_ENOUGH:
            break
        step *= 2
        for _ in range(HALVINGS):
            tried = axes - step * projected
            tried /= np.sqrt((tried**2).sum(axis=0))
            new_pattern = turned @ np.linalg.inv(tried).T
            new_value, new_gradient = _simplicity(new_pattern)
            if value - new_value > size**2 * step / 2:
                break
            step /= 2
        axes, pattern, value, gradient = tried, new_pattern, new_value, new_gradient
    return pattern, axes.T @ axes


def _simplicity(pattern: Reals) -> tuple[float, Reals]:
    squares = pattern**2
    others = squares.sum(axis=1, keepdims=True) - squares
    return float((squares * others).sum() / 4), pattern * others


def _varimax(loadings: Reals) -> Reals:
    rotation, before = np.eye(loadings.shape[1]), 0.0
    for _ in range(MOST_STEPS):
        turned = loadings @ rotation
        cubes = turned**3 - turned * (turned**2).mean(axis=0)
        left, lengths, right = np.linalg.svd(loadings.T @ cubes)
        rotation, now = left @ right, float(lengths.sum())
        if now < before * (1 + SMALL_ENOUGH):
            break
        before = now
    return np.asarray(loadings @ rotation)
