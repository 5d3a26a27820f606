"""Means and covariances of what people answer, under a model: the ground of the limited-information tests.

An item contributes the share of each of its categories but the first, a pair of items the mean of the product of their
scores. Given the trait, items are independent; so each covariance is an integral of products, and only moments that
share an item need a correction.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from glitterball.core.measurement.models import Reals


@dataclass(frozen=True, slots=True, eq=False)
class Conditional:
    """Items given the trait at q points: chances (q, m) of each item's categories, and weights (q,) of the points."""

    chances: tuple[Reals, ...]
    weights: Reals

    @property
    def means(self) -> Reals:
        """Mean scores (q, k)."""
        return np.column_stack([chances @ np.arange(chances.shape[1]) for chances in self.chances])

    @property
    def variances(self) -> Reals:
        """Variances of the scores (q, k)."""
        squares = np.column_stack([chances @ np.arange(chances.shape[1]) ** 2 for chances in self.chances])
        return squares - self.means**2

    @property
    def shares(self) -> Reals:
        """Chances of all categories but each item's first, side by side (q, s)."""
        return np.column_stack([chances[:, 1:] for chances in self.chances])


def pairs_of(items: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The pairs of items, in the order of the moments."""
    return np.triu_indices(items, k=1)


def expected_moments(given: Conditional) -> Reals:
    """All moments (s + p,) that the model expects."""
    first, second = pairs_of(len(given.chances))
    products = given.means[:, first] * given.means[:, second]
    return given.weights @ np.column_stack([given.shares, products])


def observed_moments(values: NDArray[np.int8], categories: Sequence[int]) -> Reals:
    """The same moments of complete answers (n, k)."""
    shares = [(values[:, item, None] == np.arange(1, count)).mean(axis=0) for item, count in enumerate(categories)]
    first, second = pairs_of(values.shape[1])
    scores = values.astype(float)
    return np.concatenate([*shares, (scores.T @ scores)[first, second] / len(values)])


def moment_covariances(given: Conditional) -> Reals:
    """Covariances (s + p, s + p) of one person's moments under the model."""
    moments = expected_moments(given)
    first, second = pairs_of(len(given.chances))
    products = given.means[:, first] * given.means[:, second]
    both = np.column_stack([given.shares, products])
    covariances = (both * given.weights[:, None]).T @ both
    _correct_shares(covariances, given)
    _correct_products(covariances, given)
    return covariances - np.outer(moments, moments)


def _correct_shares(covariances: Reals, given: Conditional) -> None:
    """Where moments share an item: two shares of it, or a share and a product with it."""
    first, second = pairs_of(len(given.chances))
    begin, sums = 0, sum(chances.shape[1] - 1 for chances in given.chances)
    for item, chances in enumerate(given.chances):
        shares, scores = chances[:, 1:], np.arange(1, chances.shape[1])
        rows = slice(begin, begin + len(scores))
        weighted = shares * given.weights[:, None]
        covariances[rows, rows] = np.diag(weighted.sum(axis=0))
        touching = np.flatnonzero((first == item) | (second == item))
        others = np.where(first[touching] == item, second[touching], first[touching])
        extra = (weighted * (scores - given.means[:, [item]])).T @ given.means[:, others]
        covariances[rows, sums + touching] += extra
        covariances[sums + touching, rows] += extra.T
        begin += len(scores)


def _correct_products(covariances: Reals, given: Conditional) -> None:
    """Where two products share an item, or are the same."""
    first, second = pairs_of(len(given.chances))
    sums = len(covariances) - len(first)
    means, variances = given.means, given.variances
    for item in range(len(given.chances)):
        touching = np.flatnonzero((first == item) | (second == item))
        others = np.where(first[touching] == item, second[touching], first[touching])
        extra = (means * (given.weights * variances[:, item])[:, None]).T @ means
        covariances[np.ix_(sums + touching, sums + touching)] += extra[np.ix_(others, others)]
    same = sums + np.arange(len(first))
    covariances[same, same] += given.weights @ (variances[:, first] * variances[:, second])
