"""Limits that keep any item from being asked of nearly everybody, found by simulation and never from real people."""

from dataclasses import replace

import numpy as np

from glitterball.core.measurement.adaptive.bank import Bank, BankError
from glitterball.core.measurement.adaptive.rules import Rules
from glitterball.core.measurement.adaptive.simulation import simulate
from glitterball.core.measurement.models import Reals

ROUNDS = 12
NEVER_BELOW = 1e-3


def limits_for(bank: Bank, rules: Rules, *, most: float, theta: Reals, rng: np.random.Generator) -> dict[str, float]:
    """Limits of exposure (item id → at most 1) under which no item is asked in many more than ``most`` of all checks.

    Sympson and Hetter (1985): an item that was chosen too often gets the limit ``most`` over how often it was chosen,
    again until this settles. ``theta`` (n,) are the simulated people: some thousands. Raises ``BankError``.
    """
    if not 0 < most <= 1:
        raise BankError(f"at most {most} of all checks: expected a share above 0, and at most 1")
    limits = np.ones(len(bank.facets))
    for _ in range(ROUNDS):
        limited = replace(rules, among=1, exposure=dict(zip(bank.items, map(float, limits), strict=True)))
        asked = simulate(bank, limited, theta, rng=rng).exposure(len(limits))
        chosen = asked / limits
        limits = np.clip(most / np.maximum(chosen, most), NEVER_BELOW, 1)
    return dict(zip(bank.items, map(float, limits), strict=True))
