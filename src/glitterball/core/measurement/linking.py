"""Put a new calibration on the scale of an old one, by the items that both have.

A calibration fixes its own zero and unit. ``θ_old = A·θ_new + B`` joins two of them: a → a / A, b → A·b + B. Formulas,
sources and limits: docs/methods/linking.md.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from glitterball.core.measurement.information import expected_score
from glitterball.core.measurement.models import ItemParameters, Parameters, Reals, category_probabilities
from glitterball.core.measurement.one_thread import one_thread

Method = Literal["mean-sigma", "haebara", "stocking-lord"]

POINTS = np.linspace(-4.0, 4.0, 41)
FEWEST = 2
TOLERANCE = 1e-10
STEPS = 200


class LinkingError(ValueError):
    """Two calibrations can't be linked: one sentence."""


@dataclass(frozen=True, slots=True)
class Link:
    """``slope`` and ``shift`` of the line from the new scale to the old one.

    ``drift`` says for each shared item how far its curve still lies off after linking: the root of the mean squared
    difference of its expected scores, in scores, over a standard normal trait on the old scale.
    """

    method: Method
    slope: float
    shift: float
    drift: dict[str, float]

    def traits(self, theta: Reals) -> Reals:
        """Trait values of the new scale on the old one."""
        return self.slope * theta + self.shift

    def errors(self, se: Reals) -> Reals:
        """Standard errors of the new scale on the old one; the link's own error is not in them."""
        return self.slope * se

    def parameters(self, new: Parameters) -> Parameters:
        """The new items on the old scale."""
        return _moved(new, self.slope, self.shift)


@one_thread()
def link(new: Parameters, old: Parameters, *, method: Method = "stocking-lord") -> Link:
    """The line from the scale of ``new`` to that of ``old``. Raises ``LinkingError``.

    ``mean-sigma`` compares means and spreads of the thresholds, ``haebara`` fits each category's curve, and
    ``stocking-lord`` the expected sum of scores; the last two look from both scales.
    """
    shared_new, shared_old = _shared(new, old)
    slope, shift = _mean_sigma(shared_new, shared_old)
    if method == "haebara":
        slope, shift = _fitted(shared_new, shared_old, slope, shift, _category_gaps)
    elif method == "stocking-lord":
        slope, shift = _fitted(shared_new, shared_old, slope, shift, _sum_gaps)
    elif method != "mean-sigma":
        raise LinkingError(f"method {method!r}: expected mean-sigma, haebara or stocking-lord")
    return Link(method, slope, shift, _drift(_moved(shared_new, slope, shift), shared_old))


def _shared(new: Parameters, old: Parameters) -> tuple[Parameters, Parameters]:
    if (new.model == "gpcm") != (old.model == "gpcm"):
        raise LinkingError(f"the new calibration is {new.model}, the old one {old.model}: expected the same model")
    known = {item.id: item for item in old.items}
    ids = [item.id for item in new.items if item.id in known]
    if len(ids) < FEWEST:
        raise LinkingError(f"{len(ids)} items are in both calibrations: expected at least {FEWEST}")
    fresh = {item.id: item for item in new.items}
    for name in ids:
        if len(fresh[name].b) != len(known[name].b):
            raise LinkingError(
                f"item {name!r} has {len(fresh[name].b) + 1} categories in the new calibration and "
                f"{len(known[name].b) + 1} in the old one: expected as many in both"
            )
    return (
        replace(new, items=tuple(fresh[name] for name in ids)),
        replace(old, items=tuple(known[name] for name in ids)),
    )


def _mean_sigma(new: Parameters, old: Parameters) -> tuple[float, float]:
    before = np.concatenate([item.b for item in new.items])
    after = np.concatenate([item.b for item in old.items])
    if not before.std() > 0 or not after.std() > 0:
        raise LinkingError("the shared items' thresholds are all the same: expected thresholds that spread")
    slope = float(after.std() / before.std())
    return slope, float(after.mean() - slope * before.mean())


def _moved(parameters: Parameters, slope: float, shift: float) -> Parameters:
    items = tuple(
        ItemParameters(item.id, item.a / slope, tuple(slope * threshold + shift for threshold in item.b))
        for item in parameters.items
    )
    return replace(parameters, items=items)


def _chances(parameters: Parameters, theta: Reals) -> list[Reals]:
    return [category_probabilities(parameters.model, item, theta) for item in parameters.items]


def _scores(parameters: Parameters, theta: Reals) -> Reals:
    """Expected score of each item (q, k)."""
    return np.column_stack([expected_score(parameters.model, item, theta) for item in parameters.items])


def _category_gaps(one: Parameters, other: Parameters, theta: Reals) -> Reals:
    return np.column_stack(_chances(one, theta)) - np.column_stack(_chances(other, theta))


def _sum_gaps(one: Parameters, other: Parameters, theta: Reals) -> Reals:
    gaps: Reals = (_scores(one, theta) - _scores(other, theta)).sum(axis=1, keepdims=True)
    return gaps


def _fitted(
    new: Parameters, old: Parameters, slope: float, shift: float, gaps: Callable[[Parameters, Parameters, Reals], Reals]
) -> tuple[float, float]:
    """Least squares of the gaps, weighted by a standard normal trait on either scale, by Gauss and Newton."""
    from scipy.optimize import least_squares

    weights = np.exp(-0.25 * POINTS**2)[:, None]

    def residuals(line: Reals) -> Reals:
        scale, place = float(np.exp(line[0])), float(line[1])
        there = gaps(_moved(new, scale, place), old, POINTS)
        back = gaps(new, _moved(old, 1 / scale, -place / scale), POINTS)
        both: Reals = (np.concatenate([there, back], axis=1) * weights).ravel()
        return both

    found = least_squares(residuals, [np.log(slope), shift], xtol=TOLERANCE, ftol=TOLERANCE, max_nfev=STEPS)
    if not found.success:
        raise LinkingError(f"the curves of the shared items could not be joined: {found.message}")
    return float(np.exp(found.x[0])), float(found.x[1])


def _drift(moved: Parameters, old: Parameters) -> dict[str, float]:
    weights = np.exp(-0.5 * POINTS**2)
    squares = (_scores(moved, POINTS) - _scores(old, POINTS)) ** 2
    apart = np.sqrt(weights @ squares / weights.sum())
    return {item.id: float(value) for item, value in zip(old.items, apart, strict=True)}
