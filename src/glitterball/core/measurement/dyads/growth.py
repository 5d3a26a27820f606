"""How couples develop over waves: a line for each partner, whose starts, slopes and daily ups and downs go together.

Dyadic growth curve (Kashy, Donnellan, Burt & McGue 2008; Kenny, Kashy & Cook 2006, ch. 13). Starts and
slopes of alike partners go together, too; of partners told apart they are taken as independent, so centre time there.
Formula and limits: docs/methods/couples.md.
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from scipy.special import stdtr

from glitterball.core.measurement.dyads.actor_partner import Effect
from glitterball.core.measurement.dyads.mixed import Problem, Sizes, Solution, solve
from glitterball.core.measurement.dyads.pairs import Reals, UnusableDyadsError
from glitterball.core.measurement.dyads.waves import Layout, Waves, laid_out
from glitterball.core.measurement.one_thread import one_thread

KINDS = 3  # starts, slopes, ups and downs
ONE, OTHER = 0, 1
LEAST = 1e-8  # of the outcome's variance, where a piece starts its search


@dataclass(frozen=True, slots=True)
class Shared:
    """One kind of variation: its variance per member (one entry for alike partners) and the partners' covariance."""

    variances: tuple[float, ...]
    covariance: float

    @property
    def correlation(self) -> float:
        """Of the two partners; nan where one does not vary."""
        spread = sqrt(self.variances[0] * self.variances[-1])
        return self.covariance / spread if spread > 0 else float("nan")


@dataclass(frozen=True, slots=True)
class Line:
    """Where people start (at time 0) and how they go on by one unit of time."""

    intercept: Effect
    time: Effect


@dataclass(frozen=True, slots=True)
class Growth:
    """Lines by role ("" for alike partners), and what varies between and within dyads."""

    n: int  # rows
    n_dyads: int
    lines: dict[str, Line]
    starts: Shared
    slopes: Shared
    ups_and_downs: Shared  # around the line, at one time
    starts_with_slopes: tuple[float, float] | None  # covariance with one's own and the partner's; of alike partners
    loglik: float  # restricted
    converged: bool


@one_thread()
def growth(waves: Waves) -> Growth:
    """Fit by restricted maximum likelihood.

    Raises UnusableDyadsError for data that ``laid_out`` refuses, one wave only, or an outcome that never varies.
    """
    layout = laid_out(waves)
    values = layout.outcome[layout.present]
    if np.ptp(layout.time[layout.present]) == 0:
        raise UnusableDyadsError("all rows have the same time: expected at least two waves")
    spread = float(values.var())
    if spread <= 1e-12 * max(1.0, float(np.abs(values).max()) ** 2):
        raise UnusableDyadsError("the outcome is the same in every row: expected values that vary")
    scale = float(np.abs(layout.time[layout.present]).max())
    start = np.log(np.array([spread / 2, spread / (10 * scale**2), spread / 2])) / 2
    told_apart = waves.roles is not None
    pieces = _pieces(layout, told_apart=told_apart)
    problem = Problem(layout.outcome, _design(layout, told_apart=told_apart), pieces, _filler(layout), layout.n)
    sizes: Sizes = _triangles if told_apart else _sums_and_differences
    block = np.append(start, 0.0)
    beginning = np.concatenate([start, start, np.zeros(KINDS)] if told_apart else [block, block])
    return _read(solve(problem, sizes, beginning), layout, waves.roles)


def _design(layout: Layout, *, told_apart: bool) -> Reals:
    here = layout.present.astype(np.float64)
    line = np.stack([here, here * layout.time], axis=2)
    if not told_apart:
        return line
    role = layout.member[:, :, None]
    return np.concatenate([line * (role == ONE), line * (role == OTHER)], axis=2)


def _pieces(layout: Layout, *, told_apart: bool) -> Reals:
    """For each of starts, slopes, ups and downs: sums and differences of alike partners; else one, the other, both."""
    here = layout.present[:, :, None] & layout.present[:, None, :]
    time, member = layout.time, layout.member
    together = time[:, :, None] == time[:, None, :]
    kinds = [here.astype(np.float64), here * time[:, :, None] * time[:, None, :], (here & together).astype(np.float64)]
    same = member[:, :, None] == member[:, None, :]
    if not told_apart:
        kinds.append(here * (time[:, :, None] + time[:, None, :]))  # a start with a slope
        return np.stack([kind / 2 for kind in kinds] + [kind * np.where(same, 0.5, -0.5) for kind in kinds])
    one = same & (member[:, :, None] == ONE)
    return np.stack(
        [kind * one for kind in kinds] + [kind * (same & ~one) for kind in kinds] + [kind * ~same for kind in kinds]
    )


def _filler(layout: Layout) -> Reals:
    return np.asarray(np.eye(layout.present.shape[1]) * ~layout.present[:, :, None])


def _sums_and_differences(parameters: Reals) -> tuple[Reals, Reals]:
    """Each from its own four parameters: variances of starts, slopes, ups and downs, and how starts go with slopes."""
    half = KINDS + 1
    one, other = _block(parameters[:half]), _block(parameters[half:])
    nothing = np.zeros((half, half))
    return np.concatenate([one[0], other[0]]), np.block([[one[1], nothing], [nothing, other[1]]])


def _block(parameters: Reals) -> tuple[Reals, Reals]:
    """Starts and slopes from their triangular root: exp(a), exp(b) on the diagonal and c below it; ups and downs."""
    start, slope, around = np.exp(parameters[:KINDS])
    below = parameters[KINDS]
    sizes = np.array([start**2, slope**2 + below**2, around**2, start * below])
    slopes = np.diag([2 * start**2, 2 * slope**2, 2 * around**2, start])
    slopes[1, KINDS] = 2 * below
    slopes[KINDS, 0] = start * below
    return sizes, slopes


def _triangles(parameters: Reals) -> tuple[Reals, Reals]:
    """Each 2 × 2 covariance from its triangular root: exp(a), exp(b) on the diagonal and c below it."""
    first, second, below = np.exp(parameters[:KINDS]), np.exp(parameters[KINDS : 2 * KINDS]), parameters[2 * KINDS :]
    sizes = np.concatenate([first**2, second**2 + below**2, first * below])
    nothing = np.zeros((KINDS, KINDS))
    slopes = np.block(
        [
            [np.diag(2 * first**2), nothing, nothing],
            [nothing, np.diag(2 * second**2), np.diag(2 * below)],
            [np.diag(first * below), nothing, np.diag(first)],
        ]
    )
    return sizes, slopes


def _read(found: Solution, layout: Layout, roles: tuple[str, str] | None) -> Growth:
    n_dyads, sizes = len(layout.present), found.sizes
    errors = np.sqrt(np.diag(found.fixed_covariance))
    df = layout.n - n_dyads - (len(errors) - 1)
    effects = [
        Effect(float(value), float(error), 2 * float(stdtr(df, -abs(value / error))))
        for value, error in zip(found.fixed, errors, strict=True)
    ]
    if roles:
        shared = [Shared((float(sizes[i]), float(sizes[KINDS + i])), float(sizes[2 * KINDS + i])) for i in range(KINDS)]
        lines = {roles[ONE]: Line(*effects[:2]), roles[OTHER]: Line(*effects[2:])}
    else:
        sums, differences = np.split(sizes, 2)
        shared = [Shared((float(s + d) / 2,), float(s - d) / 2) for s, d in zip(sums, differences, strict=True)]
        lines = {"": Line(*effects)}
    starts, slopes, ups_and_downs, *crossed = shared
    together = (crossed[0].variances[0], crossed[0].covariance) if crossed else None
    return Growth(layout.n, n_dyads, lines, starts, slopes, ups_and_downs, together, found.loglik, found.converged)
