"""The answers that a calibration can score."""

import numpy as np
from numpy.typing import NDArray

from glitterball.core.measurement.models import Parameters
from glitterball.core.measurement.responses import Responses, ResponsesError


class PersonsError(ValueError):
    """People can't be scored from this: one sentence."""


def answers_to(parameters: Parameters, responses: Responses) -> NDArray[np.int8]:
    """Codes (n, k) in the order of the parameters. Raises ``PersonsError`` where the two don't belong together."""
    try:
        asked = responses if responses.items == parameters.ids else responses.only(parameters.ids)
    except ResponsesError as error:
        raise PersonsError(str(error)) from None
    if not len(asked.values):
        raise PersonsError("nobody answered: expected at least one person")
    for item, count in zip(parameters.items, asked.categories, strict=True):
        if count > len(item.b) + 1:
            raise PersonsError(
                f"item {item.id!r} is answered in {count} categories: its parameters have {len(item.b) + 1}"
            )
    return asked.values
