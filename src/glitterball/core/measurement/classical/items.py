"""What each item contributes to its scale, and which ones run against the others: docs/methods/reliability.md."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from glitterball.core.measurement.classical.covariance import Covariance, Reals


@dataclass(frozen=True, slots=True)
class ItemStatistics:
    """One item among the others of its scale."""

    item: str
    n: int
    mean: float
    deviation: float
    with_rest: float  # correlation with the sum of the other items
    on_first: float  # its loading on the first principal component, whose sum is positive

    @property
    def runs_against(self) -> bool:
        """Higher answers to it go with lower ones elsewhere: it may need to be reverse-keyed."""
        return self.with_rest < 0 or self.on_first < 0


def item_statistics(covariance: Covariance, names: Sequence[str]) -> tuple[ItemStatistics, ...]:
    """Each item's figures; ``names`` in the order of the matrix."""
    matrix, deviations = covariance.matrix, covariance.deviations
    first = _first_component(covariance.correlation)
    rest_covariance = matrix.sum(axis=0) - np.diag(matrix)
    rest_variance = matrix.sum() - 2 * matrix.sum(axis=0) + np.diag(matrix)
    with_rest = np.full(len(matrix), np.nan)
    np.divide(
        rest_covariance, deviations * np.sqrt(np.maximum(rest_variance, 0)), out=with_rest, where=rest_variance > 0
    )
    return tuple(
        ItemStatistics(
            name,
            int(covariance.counts[j, j]),
            float(covariance.means[j]),
            float(deviations[j]),
            float(with_rest[j]),
            float(first[j]),
        )
        for j, name in enumerate(names)
    )


def _first_component(correlation: Reals) -> Reals:
    values, vectors = np.linalg.eigh(correlation)
    first = vectors[:, -1] * np.sqrt(values[-1])
    return np.asarray(-first if first.sum() < 0 else first)
