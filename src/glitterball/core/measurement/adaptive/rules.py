"""How an adaptive check chooses, and when it ends."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf

from glitterball.core.measurement.adaptive.bank import BankError
from glitterball.core.measurement.adaptive.criteria import CRITERIA, Criterion


@dataclass(frozen=True, slots=True)
class Rules:
    """Choose by ``criterion``; end when the standard error is below ``error`` or ``most`` items are answered.

    ``fewest`` items are asked in any case. ``balance`` gives facets their shares of the check (weights, any sum): then
    the next item comes from the facet that is furthest behind. ``among`` is how many of the best items are drawn
    from, so that no item is asked of everybody (1: always the best). ``exposure`` (item id → at most 1) is how often
    an item may be asked when it is drawn: the limits of Sympson and Hetter.
    """

    criterion: Criterion = "information"
    error: float = 0.32
    most: int | None = None
    fewest: int = 1
    balance: Mapping[str, float] = field(default_factory=dict)
    among: int = 1
    exposure: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.criterion not in CRITERIA:
            raise BankError(f"criterion {self.criterion!r}: expected one of {', '.join(CRITERIA)}")
        if not 0 < self.error < inf:
            raise BankError(f"a standard error of {self.error} to stop at: expected a finite number above 0")
        if self.fewest < 1 or (self.most is not None and self.most < self.fewest):
            raise BankError(f"from {self.fewest} to {self.most} items: expected at least 1, and no fewer at most")
        if self.among < 1:
            raise BankError(f"drawn from the best {self.among} items: expected at least 1")
        if self.among > 1 and self.exposure:
            raise BankError("both a draw from the best few and limits of exposure: expected one of the two")
        if any(not share >= 0 for share in self.balance.values()) or (self.balance and not any(self.balance.values())):
            raise BankError("the shares of the facets: expected numbers from 0 up, and one above 0")
        if any(not 0 < limit <= 1 for limit in self.exposure.values()):
            raise BankError("the limits of exposure: expected numbers above 0 and at most 1")
