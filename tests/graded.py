"""Simulated people who answer graded items, for tests that need a known truth."""

from collections.abc import Mapping

import numpy as np

from glitterball.core.measurement.models import ItemParameters, Parameters, category_probabilities
from glitterball.core.measurement.responses import Responses


def items_like(count: int, *, categories: int = 4, seed: int = 1, name: str = "item", model: str = "grm") -> Parameters:
    """Items of usual slopes, whose thresholds spread over the trait."""
    draw = np.random.default_rng(seed)
    items = []
    for place in range(count):
        middle = np.sort(draw.normal(0, 0.9, categories - 1)) + 0.1 * np.arange(categories - 1)
        items.append(ItemParameters(f"{name}{place}", float(draw.uniform(0.8, 2.2)), tuple(map(float, middle))))
    return Parameters(model, tuple(items))


def answers_of(parameters: Parameters, theta: np.ndarray, draw: np.random.Generator) -> np.ndarray:
    """What people with traits ``theta`` (n,) answer (n, k)."""
    columns = []
    for item in parameters.items:
        reached = category_probabilities(parameters.model, item, theta).cumsum(axis=1)[:, :-1]
        columns.append((draw.random(len(theta))[:, None] > reached).sum(axis=1))
    return np.column_stack(columns).astype(np.int8)


def responses_of(parameters: Parameters, values: np.ndarray) -> Responses:
    return Responses(values, range(len(values)), parameters.ids, parameters.categories)


def moved(parameters: Parameters, shifts: Mapping[str, float]) -> Parameters:
    """The same items, some of them harder."""
    return Parameters(
        parameters.model,
        tuple(
            ItemParameters(item.id, item.a, tuple(b + shifts.get(item.id, 0.0) for b in item.b))
            for item in parameters.items
        ),
    )
