"""Fewer questions with known error: a check that chooses each next item by what this person has answered."""

from glitterball.core.measurement.adaptive.bank import Bank, BankError, make_bank
from glitterball.core.measurement.adaptive.criteria import Criterion
from glitterball.core.measurement.adaptive.exposure import limits_for
from glitterball.core.measurement.adaptive.progress import (
    Progress,
    answer_item,
    begin,
    is_enough,
    next_item,
    resume,
)
from glitterball.core.measurement.adaptive.rules import Rules
from glitterball.core.measurement.adaptive.simulation import Simulation, simulate

__all__ = [
    "Bank",
    "BankError",
    "Criterion",
    "Progress",
    "Rules",
    "Simulation",
    "answer_item",
    "begin",
    "is_enough",
    "limits_for",
    "make_bank",
    "next_item",
    "resume",
    "simulate",
]
