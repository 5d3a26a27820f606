"""Marginal maximum likelihood of one trait's items: the room's one door.

Formulas, sources, accuracy and limits: docs/methods/calibration.md.
"""

from dataclasses import dataclass, replace
from sys import maxsize

import numpy as np

from glitterball.core.measurement import fast
from glitterball.core.measurement.calibration.categories import CalibrationError
from glitterball.core.measurement.calibration.cells import collapse
from glitterball.core.measurement.calibration.climbing import NEAR, IsFine, Summit, approach, arrive
from glitterball.core.measurement.calibration.curves import Shape
from glitterball.core.measurement.calibration.expecting import Crowd
from glitterball.core.measurement.calibration.starting import first_lines
from glitterball.core.measurement.models import STEEPEST, Model, Parameters, ParametersError, Reals
from glitterball.core.measurement.one_thread import one_thread
from glitterball.core.measurement.quadrature import POINTS, points_needed
from glitterball.core.measurement.responses import Responses

FEWEST_ITEMS = 3  # two items can't tell a slope from a trait
MOST_STEPS = 2_000
CONVERGED = 1e-5  # log likelihood that could still be gained; the search aims far below
ROUGH_POINTS = 41  # on the way
LEAVE = 2  # times the rough points: items that need more would climb what lies between those points
ON_THE_WAY = 1.5  # times the points: where lines need more, the search goes on with more
BOUNDLESS = "a slope or threshold has no bound, as where two items are always answered alike: leave one of them out"
MOST_POINTS = 1_201  # a step of .01: enough for slopes of 112
PRESSED, RUN_OFF = 0.9, 0.5  # shares of them at which an end is none: where it seems to have converged, and where not


@dataclass(frozen=True, slots=True, eq=False)
class Calibration:
    """Items with standard errors, and how the search ended.

    ``errors`` (k, M) belong to slope and thresholds, nan where there is none or it can't be told. ``gain`` is what
    the log likelihood could still rise by; ``converged`` says that this is next to nothing.
    """

    parameters: Parameters
    errors: Reals
    loglik: float
    converged: bool
    gain: float
    iterations: int
    n: int
    points: int
    messages: tuple[str, ...]


@one_thread()
def calibrate(
    responses: Responses,
    *,
    model: Model,
    points: int | None = None,
    most_steps: int = MOST_STEPS,
    use_fast: bool | None = None,
) -> Calibration:
    """Estimate the items' parameters on a standard normal trait. People without an answer are left out, with a message.

    ``points`` are 61, or more where items turn out steep; ``use_fast`` None means compiled loops where they pay.
    Raises ``CalibrationError``.
    """
    values = responses.values[(responses.values >= 0).any(axis=1)]
    shape = _checked(responses, model, len(values))
    quick = fast.is_worth_it(values.size) if use_fast is None else use_fast
    cells = collapse(values)
    crowd = Crowd(cells, shape, points or POINTS, quick)
    try:
        lines, steps = _roughly(crowd, responses.items, most_steps // 2)
        summit, crowd = _on_enough_points(crowd, responses.items, lines, points, most_steps - steps)
    except np.linalg.LinAlgError:
        raise CalibrationError(f"the search found no end: {BOUNDLESS}") from None
    turned = -1.0 if np.nansum(summit.lines[:, 0]) < 0 else 1.0
    summit.lines[:, 0] *= turned
    left_out = len(responses.values) - len(values)
    messages = [f"{left_out} people answered nothing and are left out"] if left_out else []
    parameters = _as_parameters(shape, responses.items, summit.lines)
    return Calibration(
        parameters=parameters,
        errors=_errors(shape, summit, turned),
        loglik=summit.loglik,
        converged=summit.gain < CONVERGED and summit.information is not None,
        gain=summit.gain,
        iterations=steps + summit.iterations,
        n=len(values),
        points=crowd.points,
        messages=(*messages, *_doubts(parameters, summit)),
    )


def _checked(responses: Responses, model: Model, people: int) -> Shape:
    if len(responses.items) < FEWEST_ITEMS:
        raise CalibrationError(f"{len(responses.items)} items: expected at least {FEWEST_ITEMS} to calibrate")
    if people < len(responses.items):
        raise CalibrationError(
            f"{people} people answered {len(responses.items)} items: expected at least as many people"
        )
    for item, counts in zip(responses.items, responses.counts(), strict=True):
        if not counts.all() or len(counts) < 2:  # noqa: PLR2004 - a category that nobody chose has no threshold
            raise CalibrationError(
                f"item {item!r} is answered {counts.tolist()} times by category: expected none empty"
            )
        if model == "2pl" and len(counts) > 2:  # noqa: PLR2004 - two parameters
            raise CalibrationError(f"item {item!r} has {len(counts)} categories: expected two in the model 2pl")
    return Shape(model, np.array(responses.categories, dtype=np.int64))


def _roughly(crowd: Crowd, ids: tuple[str, ...], most: int) -> tuple[Reals, int]:
    """Near the end, on few points; where items turn out too steep for those, only as far as more points call it up."""
    first, limit = first_lines(crowd.shape, crowd.cells), LEAVE * ROUGH_POINTS
    rough = Crowd(crowd.cells, crowd.shape, ROUGH_POINTS, crowd.use_fast)
    lines, steps = approach(rough, first, near=NEAR, most=most, is_fine=_within(limit, crowd.shape, ids))
    needed = _needed(crowd.shape, ids, lines)
    if needed > limit:
        judge = Crowd(crowd.cells, crowd.shape, min(needed, MOST_POINTS), crowd.use_fast)
        if not judge.expect(lines).loglik >= judge.expect(first).loglik:
            return first, steps
    return lines, steps


def _on_enough_points(
    crowd: Crowd, ids: tuple[str, ...], lines: Reals, points: int | None, most: int
) -> tuple[Summit, Crowd]:
    """Arrive; where the items turn out so steep that the points were too few, go on with more."""
    bound, steps = max(MOST_POINTS, points or 0), 0
    while True:
        needed = _needed(crowd.shape, ids, lines)
        if needed > bound:
            raise _boundless(ids, lines)
        if points is None and needed > crowd.points:
            crowd = Crowd(crowd.cells, crowd.shape, needed, crowd.use_fast)
        limit = bound if points else min(bound, ON_THE_WAY * crowd.points)
        summit = arrive(crowd, lines, most=most - steps, is_fine=_within(limit, crowd.shape, ids))
        steps, lines = steps + summit.iterations, summit.lines
        needed = _needed(crowd.shape, ids, lines)
        if needed <= (bound if points else min(bound, 1.1 * crowd.points)):
            if needed > bound * (PRESSED if summit.gain < CONVERGED else RUN_OFF):
                raise _boundless(ids, lines)
            return replace(summit, iterations=steps), crowd


def _needed(shape: Shape, ids: tuple[str, ...], lines: Reals) -> int:
    """How many points these lines need; more than there are where a slope is beyond what an item can have."""
    try:
        return points_needed(shape.parameters(ids, lines))
    except ParametersError:
        return maxsize if np.abs(lines[:, 0]).max() > STEEPEST else POINTS


def _within(limit: float, shape: Shape, ids: tuple[str, ...]) -> IsFine:
    """Whether lines need no more points than that."""
    return lambda lines: _needed(shape, ids, lines) <= limit


def _boundless(ids: tuple[str, ...], lines: Reals) -> CalibrationError:
    steepest = ids[int(np.abs(lines[:, 0]).argmax())]
    return CalibrationError(f"item {steepest!r}: the search found no end: {BOUNDLESS}")


def _as_parameters(shape: Shape, ids: tuple[str, ...], lines: Reals) -> Parameters:
    try:
        return shape.parameters(ids, lines)
    except ParametersError as error:
        raise CalibrationError(f"the search left what items can be: {error}") from None


def _errors(shape: Shape, summit: Summit, turned: float) -> Reals:
    """Standard errors (k, M) of slopes and thresholds: b = -d / a, by the delta method."""
    errors = np.full(shape.is_used.shape, np.nan)
    if summit.information is None:
        return errors
    covariance = np.linalg.inv(summit.information)
    ends = np.cumsum(shape.categories)
    for item, (end, count) in enumerate(zip(ends, shape.categories, strict=True)):
        line = summit.lines[item, :count]
        slope = turned * line[0]
        change = np.eye(count)
        change[1:, 0] = line[1:] / slope**2
        change[1:, 1:] *= -1 / slope
        change[:, 0] *= turned
        errors[item, :count] = np.sqrt(np.diag(change @ covariance[end - count : end, end - count : end] @ change.T))
    return errors


def _doubts(parameters: Parameters, summit: Summit) -> list[str]:
    falling = [item.id for item in parameters.items if item.a < 0]
    said = [f"item {name!r} has a negative slope: is it reverse-keyed?" for name in falling]
    if summit.information is None:
        said.append("the parameters can't be told apart: there are no standard errors")
    if not summit.gain < CONVERGED:
        said.append(f"the search stopped before its end: the log likelihood could still gain about {summit.gain:.2g}")
    return said
