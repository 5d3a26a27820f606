"""The models: how likely each category of an item is, given where a person stands.

``grm``   graded response (Samejima 1969): P(x >= j) = 1 / (1 + exp(-a (theta - b_j)))
``2pl``   its case of two categories (Birnbaum 1968)
``gpcm``  generalized partial credit (Muraki 1992): P(x) proportional to exp(sum over j <= x of a (theta - b_j))

The trait theta is standard normal in the people that a calibration saw: that fixes its zero and its unit; its direction
is the one in which most slopes are positive. Formulas, sources and limits: docs/methods/item-response-models.md.
"""

from dataclasses import dataclass
from math import isfinite
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

Model = Literal["grm", "2pl", "gpcm"]
Reals = NDArray[np.float64]

MOST_CATEGORIES = 127
FARTHEST = 1e9  # beyond, a threshold is no place on the trait, and its square or product no number
STEEPEST = 1_000.0  # beyond, a slope is a step that needs more points than memory holds, or no number at all


class ParametersError(ValueError):
    """Parameters that no item can have: one sentence that says what, where, and what is expected."""


@dataclass(frozen=True, slots=True)
class ItemParameters:
    """One item: slope ``a`` (per unit of the trait), and thresholds (graded) or steps (partial credit) ``b``."""

    id: str
    a: float
    b: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Parameters:
    """The items of one calibration, checked when made. Raises ``ParametersError``."""

    model: Model
    items: tuple[ItemParameters, ...]

    def __post_init__(self) -> None:
        if self.model not in get_args(Model):
            raise ParametersError(f"model {self.model!r}: expected grm, 2pl or gpcm")
        if not self.items:
            raise ParametersError("no items: expected at least one with its parameters")
        seen: set[str] = set()
        for item in self.items:
            if item.id in seen:
                raise ParametersError(f"item {item.id!r} is there twice: expected each item once")
            seen.add(item.id)
            _check(self.model, item)

    @property
    def ids(self) -> tuple[str, ...]:
        """The items' ids, in order."""
        return tuple(item.id for item in self.items)

    @property
    def categories(self) -> tuple[int, ...]:
        """How many categories each item has."""
        return tuple(len(item.b) + 1 for item in self.items)


def _check(model: Model, item: ItemParameters) -> None:
    if not isfinite(item.a) or item.a == 0:
        raise ParametersError(f"item {item.id!r} has the slope {item.a}: expected a number other than 0")
    if abs(item.a) > STEEPEST:
        raise ParametersError(f"item {item.id!r} has the slope {item.a:g}: expected at most {STEEPEST:g} either way")
    if not item.b or not all(isfinite(threshold) for threshold in item.b):
        raise ParametersError(
            f"item {item.id!r} has the thresholds {list(item.b)}: expected at least one finite number"
        )
    if max(map(abs, item.b)) > FARTHEST:
        raise ParametersError(
            f"item {item.id!r} has the thresholds {list(item.b)}: expected at most {FARTHEST:g} either way"
        )
    if len(item.b) >= MOST_CATEGORIES:
        raise ParametersError(f"item {item.id!r} has {len(item.b) + 1} categories: expected at most {MOST_CATEGORIES}")
    if model == "2pl" and len(item.b) > 1:
        raise ParametersError(f"item {item.id!r} has {len(item.b)} thresholds: expected one in the model 2pl")
    direction = 1 if item.a > 0 else -1
    if model == "grm" and any(direction * (b - a) <= 0 for a, b in zip(item.b, item.b[1:], strict=False)):
        way = "rise" if item.a > 0 else "fall, as its slope is negative"
        raise ParametersError(f"item {item.id!r} has the thresholds {list(item.b)}: expected them to {way}")


def category_probabilities(model: Model, item: ItemParameters, theta: Reals) -> Reals:
    """How likely each category is (q, m) at ``theta`` (q,)."""
    return np.exp(category_log_probabilities(model, item, theta))


def category_log_probabilities(model: Model, item: ItemParameters, theta: Reals) -> Reals:
    """The same as natural logarithms (q, m), exact also where a category is next to impossible."""
    heights = item.a * (np.asarray(theta, dtype=np.float64)[:, None] - np.array(item.b))
    if model == "gpcm":
        return _partial_credit(heights)
    return _graded(heights, item)


def _graded(heights: Reals, item: ItemParameters) -> Reals:
    """A difference of two logistic curves is a product: s(u) - s(v) = s(u) s(-v) (1 - exp(v - u))."""
    decay = np.log1p(np.exp(-np.abs(heights)))
    reached, missed = np.minimum(heights, 0) - decay, np.minimum(-heights, 0) - decay
    widths = np.log(-np.expm1(-item.a * np.diff(item.b)))
    certain = np.zeros((len(heights), 1))
    inner = np.concatenate([[0.0], widths, [0.0]])
    edges = np.concatenate([certain, reached], axis=1) + np.concatenate([missed, certain], axis=1)
    return np.asarray(edges + inner)


def _partial_credit(heights: Reals) -> Reals:
    sums = np.concatenate([np.zeros((len(heights), 1)), np.cumsum(heights, axis=1)], axis=1)
    highest = sums.max(axis=1, keepdims=True)
    total: Reals = sums - highest - np.log(np.exp(sums - highest).sum(axis=1, keepdims=True))
    return total
