"""How facets hang together: correlations of the traits themselves, free of the error of the scores.

Each facet keeps its own calibration; each pair's correlation is then found by marginal maximum likelihood. Formulas,
sources and limits: docs/methods/correlated-facets.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from glitterball.core.measurement.facets.likelihood import POINTS, FacetsError, likelihoods
from glitterball.core.measurement.models import Parameters, Reals
from glitterball.core.measurement.one_thread import one_thread
from glitterball.core.measurement.responses import Responses

FEWEST_PEOPLE = 100
FURTHEST = 0.97  # beyond it the grid is too coarse, and the two facets are one
STEPS = 50
TOLERANCE = 1e-7
SMALLEST_ROOT = 1e-3


@dataclass(frozen=True, slots=True, eq=False)
class Structure:
    """Correlations (D, D) of the facets' traits, with standard errors (D, D).

    ``smoothed`` is the largest change that made the pairs fit together; 0 where they did by themselves.
    """

    facets: tuple[str, ...]
    correlations: Reals
    errors: Reals
    smoothed: float


@one_thread()
def latent_correlations(responses: Responses, facets: Mapping[str, Parameters]) -> Structure:
    """Correlations between facets from people who answered several. Raises ``FacetsError``."""
    if len(responses.values) < FEWEST_PEOPLE:
        raise FacetsError(
            f"{len(responses.values)} people: expected at least {FEWEST_PEOPLE} for a correlation of traits"
        )
    rows = likelihoods(responses, facets)
    found, errors = np.eye(len(rows)), np.zeros((len(rows), len(rows)))
    for one, other in combinations(range(len(rows)), 2):
        both = (np.ptp(rows[one], axis=1) > 0) & (np.ptp(rows[other], axis=1) > 0)
        if both.sum() < FEWEST_PEOPLE:
            names = " and ".join((list(facets)[one], list(facets)[other]))
            raise FacetsError(f"{both.sum()} people answered both {names}: expected at least {FEWEST_PEOPLE}")
        value, error = pair_correlation(rows[one][both], rows[other][both])
        found[one, other] = found[other, one] = value
        errors[one, other] = errors[other, one] = error
    correlations = _fitting_together(found)
    return Structure(tuple(facets), correlations, errors, float(np.abs(correlations - found).max()))


def pair_correlation(one: Reals, other: Reals) -> tuple[float, float]:
    """Correlation of two traits from likelihoods (n, q), by Fisher scoring, and its standard error."""
    value = 0.0
    for _ in range(STEPS):
        scores = _scores(one, other, value)
        information = float(scores @ scores)
        if not information > 0:
            raise FacetsError("the answers say nothing about how two facets hang together")
        step = float(np.clip(scores.sum() / information, -0.3, 0.3))
        following = float(np.clip(value + step, (value - FURTHEST) / 2, (value + FURTHEST) / 2))
        moved, value = abs(following - value), following
        if moved < TOLERANCE:
            break
    return value, information**-0.5


def _scores(one: Reals, other: Reals, correlation: float) -> Reals:
    """How each person's log-likelihood rises with the correlation (n,)."""
    x, y = POINTS[:, None], POINTS[None, :]
    rest = 1 - correlation**2
    distance = x**2 - 2 * correlation * x * y + y**2
    density = np.exp(-distance / (2 * rest))
    rise = (correlation + x * y) / rest - correlation * distance / rest**2
    density /= density.sum()
    likely: Reals = ((one @ density) * other).sum(axis=1)
    rising: Reals = ((one @ (density * rise)) * other).sum(axis=1)
    return rising / likely


def _fitting_together(correlations: Reals) -> Reals:
    """The correlations themselves if a population can have them, else those of the nearest positive matrix."""
    roots, vectors = np.linalg.eigh(correlations)
    if roots[0] >= SMALLEST_ROOT:
        return correlations
    positive = (vectors * np.maximum(roots, SMALLEST_ROOT)) @ vectors.T
    scale = np.sqrt(np.diag(positive))
    fitting: Reals = positive / np.outer(scale, scale)
    return fitting
