"""Which items carry the scale from one group to the other: those that no test has flagged."""

from collections.abc import Callable
from typing import TypeVar

from glitterball.core.measurement.differential.groups import GroupFit, Groups, fit_groups

FEWEST = 2
ROUNDS = 5

Found = TypeVar("Found")


def until_flags_stay(
    test: Callable[[tuple[str, ...]], Found], flags: Callable[[Found], tuple[str, ...]], *, items: int
) -> tuple[Found, tuple[str, ...]]:
    """Test beside the items flagged so far until the same are flagged again; what was found, and beside which items.

    Every item is tested in every round, so what a strong neighbour got flagged comes back to the anchors.
    """
    flagged: tuple[str, ...] = ()
    for _ in range(ROUNDS):
        found = test(flagged)
        now = flags(found)
        if now == flagged or items - len(now) < FEWEST:
            break
        flagged = now
    return found, flagged


def fit_apart(groups: Groups, together: GroupFit, items: tuple[str, ...]) -> GroupFit:
    """The fit with these items apart, from the one with none; the last item's second line is the last."""
    if not items:
        return together
    for item in items:
        groups = groups.apart(item)
    return fit_groups(groups, start=together)
