"""The questions that an adaptive check may choose from, worked out once on a grid of trait values.

A bank is read only: it holds nothing of anybody's answers, so one bank serves everybody.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import copysign, inf

import numpy as np
from numpy.typing import NDArray

from glitterball.core.measurement.models import Model, Parameters, Reals

POINTS = 61
REACH = 6.0


class BankError(ValueError):
    """A bank, or a question asked of it, is not what it must be: one sentence."""


@dataclass(frozen=True, slots=True, eq=False)
class Bank:
    """Items (k) with at most m answer categories, and what they say at q trait values.

    ``probabilities`` (k, m, q) and ``information`` (k, q) belong to ``points`` (q,); ``slopes`` (k,) and
    ``thresholds`` (k, m - 1, padded with infinity) give both at any other trait value.
    """

    parameters: Parameters
    facets: tuple[str, ...]
    points: Reals
    slopes: Reals
    thresholds: Reals
    categories: NDArray[np.int64]
    probabilities: Reals
    information: Reals

    @property
    def items(self) -> tuple[str, ...]:
        """The ids of the items, in the bank's order."""
        return self.parameters.ids

    def place_of(self, item: str) -> int:
        """Where ``item`` stands in the bank. Raises ``BankError`` if it does not."""
        try:
            return self.items.index(item)
        except ValueError:
            raise BankError(f"item {item!r} is not in the bank of {len(self.facets)} items") from None

    def curves_at(self, theta: Reals) -> tuple[Reals, Reals]:
        """Probabilities of the categories (n, k, m) and the slopes of their logarithms, at ``theta`` (n,)."""
        return _curves(self.parameters.model)(self.slopes, self.thresholds, theta[:, None])

    def chances_of(self, places: NDArray[np.intp], theta: Reals) -> Reals:
        """Probabilities of the categories (n, m) of one item each, at ``places`` (n,), at ``theta`` (n,)."""
        return _curves(self.parameters.model)(self.slopes[places], self.thresholds[places], theta)[0]

    def information_at(self, theta: Reals) -> Reals:
        """Fisher information (n, k) of each item at ``theta`` (n,)."""
        if self.parameters.model == "gpcm":
            return _information(*self.curves_at(theta))
        return _graded_information(self.slopes, self.thresholds, theta[:, None])


def make_bank(
    parameters: Parameters,
    *,
    facets: Mapping[str, str] | Sequence[str] | None = None,
    points: int = POINTS,
    reach: float = REACH,
) -> Bank:
    """A bank of calibrated items.

    ``facets`` names the facet of each item, by id or in the items' order (all one facet if it is left out). ``points``
    equally spaced trait values from ``-reach`` to ``reach`` carry the posterior. Raises ``BankError``.
    """
    if points < POINTS:
        raise BankError(f"{points} points are too few for a posterior: expected at least {POINTS}")
    grid = np.linspace(-reach, reach, points)
    slopes = np.array([item.a for item in parameters.items])
    widest = max(len(item.b) for item in parameters.items)
    thresholds = np.array([[*item.b, *[copysign(inf, item.a)] * (widest - len(item.b))] for item in parameters.items])
    curves = _curves(parameters.model)(slopes, thresholds, grid[:, None])
    return Bank(
        parameters=parameters,
        facets=_facets_of(parameters, facets),
        points=grid,
        slopes=slopes,
        thresholds=thresholds,
        categories=np.array(parameters.categories),
        probabilities=np.ascontiguousarray(curves[0].transpose(1, 2, 0)),
        information=np.ascontiguousarray(_information(*curves).T),
    )


def _facets_of(parameters: Parameters, facets: Mapping[str, str] | Sequence[str] | None) -> tuple[str, ...]:
    if facets is None:
        return ("",) * len(parameters.items)
    if isinstance(facets, Mapping):
        missing = [item.id for item in parameters.items if item.id not in facets]
        if missing:
            raise BankError(f"no facet is given for {', '.join(missing)}: expected one for each item of the bank")
        return tuple(facets[item.id] for item in parameters.items)
    if len(facets) != len(parameters.items):
        raise BankError(f"{len(facets)} facets for {len(parameters.items)} items: expected one for each item")
    return tuple(facets)


def _curves(model: Model) -> Callable[[Reals, Reals, Reals], tuple[Reals, Reals]]:
    return _partial_credit if model == "gpcm" else _graded


def _graded(slopes: Reals, thresholds: Reals, theta: Reals) -> tuple[Reals, Reals]:
    """Differences of logistic curves as products, so that no category's chance is rounded to nothing."""
    distance = slopes[..., None] * (theta[..., None] - thresholds)
    with np.errstate(over="ignore"):
        above, below = 1 / (1 + np.exp(-distance)), 1 / (1 + np.exp(distance))
    one, none = np.ones((*above.shape[:-1], 1)), np.zeros((*above.shape[:-1], 1))
    upper, lower = np.concatenate([one, above], axis=-1), np.concatenate([above, none], axis=-1)
    chances = upper * np.concatenate([below, one], axis=-1) * _widths(slopes, thresholds)
    return chances, slopes[..., None] * (1 - upper - lower)


def _widths(slopes: Reals, thresholds: Reals) -> Reals:
    """How much of a category lies between its two thresholds (k, m); nothing where an item has no such category."""
    edges = np.column_stack([thresholds, np.copysign(inf, slopes)])
    with np.errstate(invalid="ignore"):  # infinity from infinity is how a category that is not there shows
        inner = -np.expm1(-slopes[:, None] * np.diff(edges))
    return np.column_stack([np.ones(len(slopes)), np.nan_to_num(inner)])


def _partial_credit(slopes: Reals, thresholds: Reals, theta: Reals) -> tuple[Reals, Reals]:
    steps = slopes[..., None] * (theta[..., None] - thresholds)
    heights = np.concatenate([np.zeros((*steps.shape[:-1], 1)), np.cumsum(steps, axis=-1)], axis=-1)
    chances = np.exp(heights - heights.max(axis=-1, keepdims=True))
    chances /= chances.sum(axis=-1, keepdims=True)
    scores = np.arange(heights.shape[-1])
    return chances, slopes[..., None] * (scores - (chances @ scores)[..., None])


def _information(chances: Reals, slopes: Reals) -> Reals:
    information: Reals = np.einsum("nkm,nkm,nkm->nk", chances, slopes, slopes)
    return information


def _graded_information(slopes: Reals, thresholds: Reals, theta: Reals) -> Reals:
    """The same for graded items, without the chances: what choosing spends its time on."""
    above = np.empty((len(theta), len(slopes), thresholds.shape[1] + 2))
    above[..., 0], above[..., -1] = 1, 0
    with np.errstate(over="ignore"):
        above[..., 1:-1] = 1 / (1 + np.exp(slopes[:, None] * (thresholds - theta[..., None])))
    upper, lower = above[..., :-1], above[..., 1:]
    information: Reals = slopes**2 * ((upper - lower) * (1 - upper - lower) ** 2).sum(axis=-1)
    return information
