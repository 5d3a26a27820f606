"""Couples as two columns: one row a couple, one column a member. In core and in statistics a couple is a dyad."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]

FEWEST_DYADS = 4


class UnusableDyadsError(ValueError):
    """One sentence: what, where, what is expected."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Complete dyads: outcome and predictor (n, 2), column 0 being one member and column 1 the other.

    ``roles`` names the columns where members can be told apart; without it which column is whose changes no result.
    """

    outcome: Reals
    predictor: Reals
    roles: tuple[str, str] | None = None
    n_incomplete: int = 0  # dyads left out, as a member or a value was missing

    def __post_init__(self) -> None:
        shape = self.outcome.shape
        if len(shape) != 2 or shape[1] != 2 or self.predictor.shape != shape:  # noqa: PLR2004 - a dyad is two
            raise UnusableDyadsError(f"the shapes are {shape} and {self.predictor.shape}: expected (dyads, 2) twice")
        if len(self.outcome) < FEWEST_DYADS:
            raise UnusableDyadsError(f"{len(self.outcome)} complete dyads: expected at least {FEWEST_DYADS}")
        if not (np.isfinite(self.outcome).all() and np.isfinite(self.predictor).all()):
            raise UnusableDyadsError("a value is missing: expected complete dyads")

    @property
    def n(self) -> int:
        """Dyads."""
        return len(self.outcome)


@dataclass(frozen=True, slots=True)
class MemberRows:
    """One row a member, as files have it; nan and "" are missing."""

    dyad: Sequence[str]
    member: Sequence[str]
    outcome: Reals
    predictor: Reals
    role: Sequence[str] | None = None


def pairs_of(rows: MemberRows) -> Pairs:
    """Put the two members of each dyad side by side; dyads with anything missing are counted and left out.

    Raises UnusableDyadsError for a third member, the same member twice, or members of a dyad with the same role.
    """
    found: dict[str, dict[str, int]] = {}
    for row, (dyad, member) in enumerate(zip(rows.dyad, rows.member, strict=True)):
        if not dyad or not member:
            raise UnusableDyadsError(f"row {row + 1}: expected a dyad and a member in every row")
        members = found.setdefault(dyad, {})
        if member in members:
            raise UnusableDyadsError(f"dyad {dyad}: member {member} is there twice (row {row + 1}): expected once")
        if len(members) == 2:  # noqa: PLR2004 - a dyad is two
            raise UnusableDyadsError(f"dyad {dyad} has a third member, {member} (row {row + 1}): expected two")
        members[member] = row
    roles = _roles(rows.role)
    kept = [order for members in found.values() if (order := _order(members, rows, roles)) is not None]
    index = np.array(kept, dtype=np.intp).reshape(-1, 2)
    return Pairs(rows.outcome[index], rows.predictor[index], roles, len(found) - len(kept))


def _roles(role: Sequence[str] | None) -> tuple[str, str] | None:
    if role is None:
        return None
    named = sorted({word for word in role if word})
    if len(named) != 2:  # noqa: PLR2004 - a dyad is two
        raise UnusableDyadsError(f"the roles are {', '.join(named[:5]) or 'all missing'}: expected exactly two")
    return named[0], named[1]


def _order(members: dict[str, int], rows: MemberRows, roles: tuple[str, str] | None) -> tuple[int, ...] | None:
    """The two rows of a dyad, the first role first; None where something is missing."""
    order = tuple(members.values())
    complete = len(order) == 2 and all(np.isfinite(rows.outcome[i]) and np.isfinite(rows.predictor[i]) for i in order)  # noqa: PLR2004 - a dyad is two
    if not complete or rows.role is None or roles is None:
        return order if complete else None
    words = [rows.role[i] for i in order]
    if "" in words:
        return None
    if words[0] == words[1]:
        dyad = rows.dyad[order[0]]
        raise UnusableDyadsError(f"dyad {dyad}: both members are {words[0]}: expected one of each role")
    return order if words[0] == roles[0] else order[::-1]
