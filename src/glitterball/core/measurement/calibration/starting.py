"""Where the search starts: thresholds from the shares of each category, slopes from how items go with the rest."""

import numpy as np

from glitterball.core.measurement.calibration.cells import Cells
from glitterball.core.measurement.calibration.curves import Shape
from glitterball.core.measurement.models import Reals

NORMAL_TO_LOGISTIC = 1.7
FLATTEST, STEEPEST = 0.2, 3.0


def first_lines(shape: Shape, cells: Cells) -> Reals:
    """Slopes and intercepts (k, M) to start from."""
    correlations = _with_the_rest(cells)
    size = NORMAL_TO_LOGISTIC * np.abs(correlations) / np.sqrt(1 - np.minimum(correlations**2, 0.9))
    slopes = np.where(correlations < 0, -1.0, 1.0) * np.clip(size, FLATTEST, STEEPEST)
    lines = np.full(shape.is_used.shape, np.nan)
    lines[:, 0] = slopes
    for item, count in enumerate(shape.categories):
        answered = cells.values[:, item] >= 0
        shares = np.bincount(cells.values[answered, item], cells.people[answered], minlength=count).astype(np.float64)
        lines[item, 1:count] = _intercepts(shape, shares, slopes[item])
    return lines


def _with_the_rest(cells: Cells) -> Reals:
    """Correlation of each item (k,) with the mean of the others, which stand the same way round as the first factor."""
    people, values = cells.people[:, None], cells.values
    answered = values >= 0
    means = (people * np.where(answered, values, 0)).sum(axis=0) / (people * answered).sum(axis=0)
    away = np.where(answered, values - means, 0)
    spread = np.sqrt((people * away**2).sum(axis=0) / (people * answered).sum(axis=0))
    scores = away / spread
    matrix = (people * scores).T @ scores / cells.people.sum()
    _, vectors = np.linalg.eigh(matrix)
    signs = np.where(vectors[:, -1] < 0, -1, 1)
    signs = signs if signs.sum() >= 0 else -signs
    with_all, own = matrix @ signs, np.diag(matrix)
    with_rest = with_all - own * signs
    rest = signs @ with_all - 2 * signs * with_all + own  # mean square of the others' sum
    return np.asarray(with_rest / np.sqrt(rest * own))


def _intercepts(shape: Shape, shares: Reals, slope: float) -> Reals:
    wider = np.sqrt(1 + (slope / NORMAL_TO_LOGISTIC) ** 2)
    if shape.model == "gpcm":
        return np.asarray(np.log(shares[1:] / shares[:-1]))
    above = shares[::-1].cumsum()[::-1][1:] / shares.sum()
    return np.asarray(wider * np.log(above / (1 - above)))
