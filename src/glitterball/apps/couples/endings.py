"""What becomes of shared words at the end. Each says it alone; the narrower of the two holds."""

from typing import Literal, cast

Ending = Literal["own", "both"]
OWN: Ending = "own"  # each one's words leave with whoever wrote them
BOTH: Ending = "both"  # both keep what lies there, and nothing can be added
ENDINGS = (OWN, BOTH)


def narrower(first: Ending, second: Ending) -> Ending:
    """The one that holds: both keep everything only where both want it."""
    return BOTH if first == second == BOTH else OWN


def read_ending(text: str) -> Ending:
    """An ending as it was sealed."""
    return cast("Ending", text)
