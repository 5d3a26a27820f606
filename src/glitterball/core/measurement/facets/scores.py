"""Score all facets of a person at once: what was said of one informs the others, by as much as they hang together.

A multivariate normal prior, and each facet's exact likelihood, joined by expectation propagation: exact for one facet,
and close for many (how close: docs/methods/correlated-facets.md). Only a person's own answers enter their scores.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from glitterball.core.measurement.facets.correlations import Structure
from glitterball.core.measurement.facets.likelihood import POINTS, FacetsError, likelihoods
from glitterball.core.measurement.models import Parameters, Reals
from glitterball.core.measurement.one_thread import one_thread
from glitterball.core.measurement.responses import Responses

ROWS = 500  # people at a time: bounds the memory
SWEEPS = 60
TOLERANCE = 1e-7


@dataclass(frozen=True, slots=True, eq=False)
class FacetScores:
    """Posterior means (n, D) and standard deviations (n, D) of the facets, in the units of their calibrations."""

    facets: tuple[str, ...]
    theta: Reals
    se: Reals


@dataclass(frozen=True, slots=True, eq=False)
class _Gauss:
    """A factor for each facet (n, D) in the form of a normal density: precisions, and precisions times means."""

    precision: Reals
    pull: Reals


@one_thread()
def score_facets(responses: Responses, facets: Mapping[str, Parameters], structure: Structure) -> FacetScores:
    """Score every facet of everybody, also where they answered nothing of it. Raises ``FacetsError``."""
    _check(facets, structure)
    parts = []
    for start in range(0, len(responses.values), ROWS):
        rows = likelihoods(responses.rows(slice(start, start + ROWS)), facets)
        sites = _settle(rows, structure.correlations)
        parts.append(_joined(sites, structure.correlations))
    means, variances = (np.concatenate(part) for part in zip(*parts, strict=True))
    return FacetScores(structure.facets, means, np.sqrt(variances))


@one_thread()
def prior_from_others(
    responses: Responses, facets: Mapping[str, Parameters], structure: Structure, *, facet: str
) -> tuple[Reals, Reals]:
    """What people's own answers to the other facets say of ``facet``: means (n,) and standard deviations (n,).

    This is the prior with which an adaptive check of that facet may begin. Raises ``FacetsError``.
    """
    if facet not in structure.facets:
        raise FacetsError(f"facet {facet!r}: expected one of {', '.join(structure.facets)}")
    place = structure.facets.index(facet)
    _check(facets, structure)
    rows = likelihoods(responses, facets)
    rows[place] = 1.0
    means, variances = _joined(_settle(rows, structure.correlations), structure.correlations)
    return means[:, place], np.sqrt(variances[:, place])


def _check(facets: Mapping[str, Parameters], structure: Structure) -> None:
    if tuple(facets) != structure.facets:
        raise FacetsError(
            f"calibrations of {', '.join(facets)} for correlations of {', '.join(structure.facets)}: "
            "expected the same facets in the same order"
        )
    if not np.linalg.eigvalsh(structure.correlations)[0] > 0:
        raise FacetsError("the facets' correlations belong to no population: expected a positive definite matrix")


def _settle(rows: Reals, correlations: Reals) -> _Gauss:
    """The normal factors that stand in for the likelihoods (D, n, q), once they no longer move."""
    sites = _Gauss(np.zeros(rows.shape[1::-1]), np.zeros(rows.shape[1::-1]))
    for _ in range(SWEEPS):
        means, variances = _joined(sites, correlations)
        others = _Gauss(1 / variances - sites.precision, means / variances - sites.pull)
        following = _matched(rows, others)
        moved = max(np.abs(following.precision - sites.precision).max(), np.abs(following.pull - sites.pull).max())
        sites = following
        if moved < TOLERANCE:
            return sites
    raise FacetsError(f"the facets' scores did not settle in {SWEEPS} sweeps: check the slopes of the items")


def _joined(sites: _Gauss, correlations: Reals) -> tuple[Reals, Reals]:
    """Means and variances (n, D) of each facet under the prior and all factors."""
    precision = np.linalg.inv(correlations) + np.eye(len(correlations)) * sites.precision[:, None, :]
    covariance = np.linalg.inv(precision)
    return np.einsum("nde,ne->nd", covariance, sites.pull), np.einsum("ndd->nd", covariance).copy()


def _matched(rows: Reals, others: _Gauss) -> _Gauss:
    """For each facet, the factor that has the exact likelihood's effect on what the other facets say."""
    centre, spread = others.pull / others.precision, 1 / others.precision
    distance = POINTS - centre.T[..., None]
    weights = rows * np.exp(-0.5 * distance**2 / spread.T[..., None])
    weights /= weights.sum(axis=2, keepdims=True)
    means = weights @ POINTS
    variances = np.einsum("dnq,dnq->dn", weights, (POINTS - means[..., None]) ** 2)
    silent = np.ptp(rows, axis=2).T == 0
    precision = np.where(silent, 0, 1 / variances.T - others.precision)
    return _Gauss(precision, np.where(silent, 0, means.T / variances.T - others.pull))
