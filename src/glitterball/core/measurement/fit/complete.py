"""What the tests of fit need of answers: complete rows, and items that the parameters belong to."""

import numpy as np
from numpy.typing import NDArray

from glitterball.core.measurement.models import Parameters
from glitterball.core.measurement.responses import Responses


class FitError(ValueError):
    """A test of fit can't be made of this: one sentence."""


def complete_answers(responses: Responses, parameters: Parameters) -> NDArray[np.int8]:
    """The rows (n, k) without gaps, in the order of the parameters. Raises ``FitError``, ``ResponsesError``."""
    values = responses.only(parameters.ids).values
    values = values[(values >= 0).all(axis=1)]
    for item, column in zip(parameters.items, values.T, strict=True):
        if column.size and column.max() > len(item.b):
            raise FitError(
                f"item {item.id!r} has answers in category {column.max()}: its parameters end at {len(item.b)}"
            )
    if len(values) <= len(parameters.items):
        raise FitError(f"{len(values)} people answered every item: expected more people than items")
    return values
