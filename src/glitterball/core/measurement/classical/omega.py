"""How much of a scale's variance its factors make up: omega total, and omega hierarchical after Schmid and Leiman.

Formulas, sources and limits: docs/methods/reliability.md.
"""

from dataclasses import dataclass

import numpy as np

from glitterball.core.measurement.classical.covariance import Covariance, Reals, UnusableAnswersError
from glitterball.core.measurement.classical.factors import factors
from glitterball.core.measurement.classical.rotation import oblimin

ONE_FACTOR_NEEDS = 3
GROUP_FACTORS = 3
TWO = 2


@dataclass(frozen=True, slots=True)
class Omega:
    """Omega total under one factor, with the loadings (k,) of standardised items."""

    value: float
    loadings: tuple[float, ...]
    is_proper: bool  # False where one item is explained wholly: don't trust the figure


@dataclass(frozen=True, slots=True)
class HierarchicalOmega:
    """What one general factor makes up of the sum (hierarchical), and all factors together (total)."""

    hierarchical: float
    total: float
    general: tuple[float, ...]  # loadings (k,) on the general factor
    is_proper: bool


def omega(covariance: Covariance) -> Omega:
    """(Σλ)² / ((Σλ)² + Σψ) in the items' own units, one factor by maximum likelihood.

    Give it the covariance of complete rows. Raises UnusableAnswersError below 3 items or where factors can't be found.
    """
    if len(covariance.matrix) < ONE_FACTOR_NEEDS:
        raise UnusableAnswersError(f"{len(covariance.matrix)} items: expected at least 3 for omega")
    found = factors(covariance.correlation)
    loadings = found.loadings[:, 0]
    common = float(covariance.deviations @ loadings) ** 2
    unique = float(covariance.deviations**2 @ found.uniquenesses)
    return Omega(common / (common + unique), tuple(map(float, loadings)), found.is_proper and found.converged)


def hierarchical_omega(correlation: Reals, group_factors: int = GROUP_FACTORS) -> HierarchicalOmega:
    """Of standardised items: factors by maximum likelihood, turned obliquely, and one general factor above them.

    Two group factors leave the general one undetermined: both then load on it alike, as psych's omega does.
    """
    found = factors(correlation, group_factors)
    pattern, between = oblimin(found.loadings)
    above, proper = _second_order(between)
    general = pattern @ above
    if general.sum() < 0:
        general = -general
    total = float(correlation.sum())
    return HierarchicalOmega(
        hierarchical=float(general.sum()) ** 2 / total,
        total=1 - float(found.uniquenesses.sum()) / total,
        general=tuple(map(float, general)),
        is_proper=found.is_proper and found.converged and proper,
    )


def _second_order(between: Reals) -> tuple[Reals, bool]:
    """Loadings of the group factors on the general one."""
    count = len(between)
    if count == TWO:
        shared = float(between[0, 1])
        return np.array([1.0, np.sign(shared)]) * np.sqrt(abs(shared)), True
    if count == ONE_FACTOR_NEEDS:
        first, second, third = between[0, 1], between[0, 2], between[1, 2]
        squares = np.array([first * second / third, first * third / second, second * third / first])
        signs = np.array([1.0, np.sign(first), np.sign(second)])
        return signs * np.sqrt(np.clip(squares, 0, 1)), bool(((squares >= 0) & (squares < 1)).all())
    found = factors(between)
    return found.loadings[:, 0], found.is_proper
