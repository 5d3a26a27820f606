"""What people's answers to one facet say about it, on a grid of trait values."""

from collections.abc import Mapping

import numpy as np

from glitterball.core.measurement.models import Parameters, Reals, category_probabilities
from glitterball.core.measurement.responses import Responses

POINTS = np.linspace(-6.0, 6.0, 121)
AT_ONCE = 8  # items multiplied before rows are brought back to a highest value of one


class FacetsError(ValueError):
    """Facets can't be measured together from this: one sentence."""


def likelihoods(responses: Responses, facets: Mapping[str, Parameters]) -> Reals:
    """How well each trait value explains each person's answers (D, n, q), up to a factor a row.

    ``facets`` holds the calibration of each facet, in order. Who answered nothing of a facet has ones there. Raises
    ``FacetsError``, ``ResponsesError``.
    """
    if not facets:
        raise FacetsError("no facet is given: expected the calibration of at least one")
    return np.stack([_likelihood(responses, name, parameters) for name, parameters in facets.items()])


def _likelihood(responses: Responses, facet: str, parameters: Parameters) -> Reals:
    values = responses.only(parameters.ids).values
    likelihood = np.ones((len(values), len(POINTS)))
    for count, (item, answers) in enumerate(zip(parameters.items, values.T, strict=True), start=1):
        if answers.size and answers.max() > len(item.b):
            raise FacetsError(
                f"{item.id} of facet {facet!r} has an answer in category {answers.max()}: its last is {len(item.b)}"
            )
        chances = category_probabilities(parameters.model, item, POINTS).T
        likelihood *= np.vstack([chances, np.ones(len(POINTS))])[answers]  # no answer, -1, is the row of ones
        if count % AT_ONCE == 0:
            likelihood /= likelihood.max(axis=1, keepdims=True)
    highest: Reals = likelihood.max(axis=1, keepdims=True)
    return likelihood / highest
