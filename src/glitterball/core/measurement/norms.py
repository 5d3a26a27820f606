"""Where a score stands among people alike in one respect that changes gradually: continuous norms.

Instead of norm tables per group, one smooth surface: score as a polynomial of location (a z score) and of the respect,
such as age or years together. A. Lenhard, W. Lenhard, Suggate & Segerer (2018), Assessment 25:112–125; limits:
docs/methods/norms.md.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

Reals = NDArray[np.float64]

LOCATION_POWER, RESPECT_POWER = 4, 3
FEWEST_PER_TERM = 20
WINDOW = 0.2  # share of the sample in which somebody is ranked
REACH = 2.5  # norms are read off from −2.5 to 2.5 and clipped there
STEPS = 201


class UnusableNormsError(ValueError):
    """One sentence: what, where, what is expected."""


@dataclass(frozen=True, slots=True)
class Norms:
    """A fitted surface; ``explained`` is the share of the scores' variance that it gives back."""

    coefficients: Reals  # (location powers + 1, respect powers + 1)
    centre: float
    spread: float
    lowest: float  # the respect's range in the sample: norms hold within
    highest: float
    n: int
    explained: float

    def score_at(self, location: Reals | float, respect: float) -> Reals:
        """The score that stands at ``location`` (z) among people at ``respect``."""
        by_location = self.coefficients @ _powers(np.array([self._scaled(respect)]), RESPECT_POWER)[0]
        return np.asarray(_powers(np.atleast_1d(np.asarray(location, float)), LOCATION_POWER) @ by_location)

    def location_of(self, score: float, respect: float) -> float:
        """The z score of ``score``, from −2.5 to 2.5. Raises UnusableNormsError where norms don't hold."""
        if not self.lowest <= respect <= self.highest:
            raise UnusableNormsError(f"{respect} is outside the sample: expected {self.lowest} to {self.highest}")
        grid = np.linspace(-REACH, REACH, STEPS)
        surface = self.score_at(grid, respect)
        if (np.diff(surface) <= 0).any():
            raise UnusableNormsError(f"at {respect} higher scores would stand lower: expected more people there")
        return float(np.interp(score, surface, grid))

    def percentile_of(self, score: float, respect: float) -> float:
        """The share, in per cent, of people at ``respect`` who score lower."""
        return 100 * float(ndtr(self.location_of(score, respect)))

    def _scaled(self, respect: float) -> float:
        return (respect - self.centre) / self.spread


def continuous_norms(scores: Reals, respect: Reals) -> Norms:
    """Fit ``scores`` (n,) over ``respect`` (n,), nan where missing.

    Each person is ranked among the fifth of the sample nearest in ``respect``; ranks become z scores; least squares
    then finds the surface. Raises UnusableNormsError for fewer than 20 people a term, or a score or respect that never
    varies.
    """
    if scores.shape != respect.shape or scores.ndim != 1:
        raise UnusableNormsError(f"{scores.shape} scores and {respect.shape} respects: expected two equal columns")
    both = np.isfinite(scores) & np.isfinite(respect)
    scores, respect = scores[both], respect[both]
    terms = (LOCATION_POWER + 1) * (RESPECT_POWER + 1)
    if len(scores) < terms * FEWEST_PER_TERM:
        raise UnusableNormsError(f"{len(scores)} people: expected at least {terms * FEWEST_PER_TERM}")
    if np.ptp(scores) == 0 or np.ptp(respect) == 0:
        raise UnusableNormsError("everybody has the same score or the same respect: expected both to vary")
    centre, spread = float(respect.mean()), float(respect.std())
    locations = _locations(scores, respect)
    columns = (
        _powers(locations, LOCATION_POWER)[:, :, None] * _powers((respect - centre) / spread, RESPECT_POWER)[:, None, :]
    )
    design = columns.reshape(len(scores), terms)
    found, *_ = np.linalg.lstsq(design, scores, rcond=None)
    explained = 1 - float(((scores - design @ found) ** 2).sum() / ((scores - scores.mean()) ** 2).sum())
    coefficients = np.asarray(found, np.float64).reshape(LOCATION_POWER + 1, RESPECT_POWER + 1)
    return Norms(coefficients, centre, spread, float(respect.min()), float(respect.max()), len(scores), explained)


def _locations(scores: Reals, respect: Reals) -> Reals:
    """Ranks within a window around each person, ties in their middle, as z scores by Blom's formula."""
    n = len(scores)
    width = max(int(n * WINDOW), FEWEST_PER_TERM)
    order = np.argsort(respect, kind="stable")
    sorted_scores = scores[order]
    locations = np.empty(n)
    for place in range(n):
        start = min(max(place - width // 2, 0), n - width)
        window = sorted_scores[start : start + width]
        own = sorted_scores[place]
        rank = np.count_nonzero(window < own) + (np.count_nonzero(window == own) + 1) / 2
        locations[order[place]] = ndtri((rank - 0.375) / (width + 0.25))
    return locations


def _powers(values: Reals, most: int) -> Reals:
    return np.asarray(values[:, None] ** np.arange(most + 1))
