"""One door to the four ways of scoring."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from glitterball.core.measurement.models import Parameters, Reals
from glitterball.core.measurement.one_thread import one_thread
from glitterball.core.measurement.persons.answers import PersonsError, answers_to
from glitterball.core.measurement.persons.expected import prepare
from glitterball.core.measurement.persons.modes import modes
from glitterball.core.measurement.quadrature import STANDARD, Prior
from glitterball.core.measurement.responses import Responses

Method = Literal["eap", "map", "ml", "wle"]


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """Trait values and their standard errors (n,), in the calibration's units, and whose they are."""

    method: Method
    ids: Sequence[str | int]
    theta: Reals
    se: Reals


@one_thread()
def score_persons(
    responses: Responses,
    parameters: Parameters,
    *,
    method: Method = "eap",
    prior: Prior = STANDARD,
    points: int | None = None,
    use_fast: bool | None = None,
) -> Scores:
    """Score everybody. ``points`` are EAP's (61, or more where items are steep); ML and WLE use no prior.

    ``use_fast`` None means: compiled loops where they pay. Raises ``PersonsError``.
    """
    if method not in get_args(Method):
        raise PersonsError(f"method {method!r}: expected eap, map, ml or wle")
    values = answers_to(parameters, responses)
    if method == "eap":
        theta, se = prepare(parameters, prior=prior, points=points).everybody(values, use_fast=use_fast)
    else:
        theta, se = modes(parameters, values, method=method, prior=prior)
    return Scores(method, responses.ids, theta, se)
