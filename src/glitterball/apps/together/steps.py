"""The pages of ten minutes together, and where turning leads. Pure: no clock, no rows."""

from datetime import datetime, timedelta
from typing import Literal

STEPS = ("arrive", "lines", "bright-one", "bright-two", "surprise", "wish", "tonight", "rest", "enough")
ARRIVE, LINES, REST, ENOUGH = (STEPS.index(name) for name in ("arrive", "lines", "rest", "enough"))
STAYS_OPEN = timedelta(hours=2)  # then it begins anew, so that nobody finds out that the other was here alone

Way = Literal["on", "back", "enough", "again"]
WAYS: tuple[Way, ...] = ("on", "back", "enough", "again")


def where(step: int, turned_at: datetime, now: datetime) -> int:
    """The page at ``now`` of two who turned to ``step`` at ``turned_at``."""
    return step if timedelta(0) <= now - turned_at < STAYS_OPEN else ARRIVE


def turned(step: int, way: Way) -> int:
    """The page that ``way`` leads to from ``step``; at both ends it stays."""
    match way:
        case "on":
            return min(step + 1, REST) if step != ENOUGH else ENOUGH
        case "back":
            return max(step - 1, ARRIVE)
        case "enough":
            return ENOUGH
        case "again":
            return ARRIVE
