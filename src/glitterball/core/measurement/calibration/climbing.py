"""The search: EM with squared steps (Varadhan & Roland 2008) to get near, Newton's steps to arrive.

Newton's decrement, half the slope's square in the information's metric, says how much the log likelihood could still
gain: that is what "converged" means here, not that steps became small.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from glitterball.core.measurement.calibration.expecting import Crowd, Expectation
from glitterball.core.measurement.calibration.maximizing import is_ordered, maximize
from glitterball.core.measurement.calibration.observing import observed_information, slope_of
from glitterball.core.measurement.models import Reals

NEAR = 1e-3  # change of a parameter in an EM step at which Newton takes over, close enough to know the information once
LARGE = 10.0  # a parameter beyond it is near where its change is a small share of it: EM would creep for long
ENOUGH = 1e-10  # log likelihood that could still be gained
SAME = 3e-3  # change of a parameter, as a share of it, that leaves the information as it is
ROUNDS = 6
NEWTON_STEPS = 8
HALVINGS = 6
MARGIN = 1.1  # Newton's steps keep within what the points are enough for: so near to that bound, more are needed


IsFine = Callable[[Reals], bool]  # whether a crowd's points are enough for these lines


def always(_: Reals) -> bool:
    """Points that are given are enough."""
    return True


@dataclass(frozen=True, slots=True, eq=False)
class Summit:
    """Where the search ended. ``information`` (p, p) is None where the parameters can't be told apart."""

    lines: Reals
    loglik: float
    iterations: int
    gain: float
    information: Reals | None


def approach(crowd: Crowd, lines: Reals, *, near: float, most: int, is_fine: IsFine = always) -> tuple[Reals, int]:
    """EM until its steps are shorter than ``near``, it has taken ``most``, or lines ask for more points."""
    used, steps = crowd.shape.is_used, 0
    expected = crowd.expect(lines)
    while steps < most and is_fine(lines):
        one = maximize(crowd.shape, lines, expected.counts, crowd.theta)
        middle = crowd.expect(one)
        two = maximize(crowd.shape, one, middle.counts, crowd.theta)
        steps += 2
        if (np.abs((two - one)[used]) / np.maximum(1, np.abs(one[used]) / LARGE)).max() < near:
            return two, steps
        lines, expected = _leap(crowd, lines, one, two, middle.loglik)
        steps += 1
    return lines, steps


def _leap(crowd: Crowd, start: Reals, one: Reals, two: Reals, loglik: float) -> tuple[Reals, Expectation]:
    """Extrapolate two steps; where that leads down or out of order, stay with the second."""
    used = crowd.shape.is_used
    first, bend = (one - start)[used], (two - 2 * one + start)[used]
    length = max(1.0, float(np.linalg.norm(first)) / max(float(np.linalg.norm(bend)), 1e-300))
    there = start.copy()
    there[used] = start[used] + 2 * length * first + length**2 * bend
    if length > 1 and is_ordered(crowd.shape, there).all():
        expected = crowd.expect(there)
        if expected.loglik >= loglik:
            return there, expected
    return two, crowd.expect(two)


def arrive(crowd: Crowd, lines: Reals, *, most: int, is_fine: IsFine = always) -> Summit:
    """EM and Newton in turn, until hardly anything could be gained or ``most`` steps of EM are taken.

    Where lines ask for more points than the crowd has, it stops there, with an infinite gain.
    """
    near, steps = NEAR, 0
    for _ in range(ROUNDS + 1):
        lines, more = approach(crowd, lines, near=near, most=most - steps, is_fine=is_fine)
        steps += more
        if not is_fine(lines):
            return Summit(lines, crowd.expect(lines).loglik, steps, np.inf, None)
        summit = _newton(crowd, lines, steps, is_fine)
        if summit.gain < ENOUGH or summit.iterations >= most or not is_fine(summit.lines * MARGIN):
            return summit
        near /= 10
        lines, steps = summit.lines, summit.iterations
    return summit


def _newton(crowd: Crowd, lines: Reals, steps: int, is_fine: IsFine) -> Summit:
    """Newton's steps; the information is worked out again only where the parameters have moved away from it."""
    expected = crowd.expect(lines)
    gain, information, there = np.inf, None, lines
    for _ in range(NEWTON_STEPS):
        if information is None or _distance(crowd, lines, there) > SAME:
            information, there = _information(crowd, lines), lines
            if not _is_positive(information):
                return Summit(lines, expected.loglik, steps, gain, None)
        slope = slope_of(crowd, lines, expected)
        step: Reals = np.asarray(np.linalg.solve(information, slope), dtype=np.float64)
        gain = float(slope @ step) / 2
        if gain < ENOUGH:
            break
        lines, better = _stepped(crowd, lines, step, expected, is_fine)
        steps += 1
        if better is None:
            break
        expected = better
    return Summit(lines, expected.loglik, steps, gain, information)


def _information(crowd: Crowd, lines: Reals) -> Reals:
    """The observed information; two thirds of the points tell it to a tenth of a per cent."""
    looked = Crowd(crowd.cells, crowd.shape, crowd.points * 2 // 3 | 1, crowd.use_fast)
    return observed_information(looked, lines, looked.expect(lines))


def _distance(crowd: Crowd, one: Reals, other: Reals) -> float:
    """The farthest that a parameter has moved, as a share of itself or of 1."""
    used = crowd.shape.is_used
    return float(np.max(np.abs((one - other)[used]) / np.maximum(1, np.abs(one[used]))))


def _stepped(
    crowd: Crowd, lines: Reals, step: Reals, expected: Expectation, is_fine: IsFine
) -> tuple[Reals, Expectation | None]:
    """The step, halved until the points are enough and the log likelihood rises; None where it does not."""
    share = 1.0
    for _ in range(HALVINGS):
        there = lines.copy()
        there[crowd.shape.is_used] += share * step
        if is_ordered(crowd.shape, there).all() and is_fine(there):
            new = crowd.expect(there)
            if new.loglik >= expected.loglik - 1e-9 * abs(expected.loglik):
                return there, new
        share /= 2
    return lines, None


def _is_positive(matrix: Reals) -> bool:
    try:
        np.linalg.cholesky(matrix)
    except np.linalg.LinAlgError:
        return False
    return True
