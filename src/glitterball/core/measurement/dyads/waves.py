"""Couples over waves, laid out for a mixed model: one row an answer, padded so that all dyads have one shape."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from glitterball.core.measurement.dyads.pairs import Reals, UnusableDyadsError

MOST_NUMBERS = 3_000_000  # dyads × rows²: what is held at once
FEWEST_DYADS = 4


@dataclass(frozen=True, slots=True)
class Waves:
    """One row an answer: whose, when, what. With ``roles`` the member is one of these two in every dyad."""

    dyad: Sequence[str]
    member: Sequence[str]
    time: Reals
    outcome: Reals
    roles: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Arrays (dyads, rows): padded rows have ``present`` False and count for nothing."""

    member: NDArray[np.int64]  # 0 or 1
    time: Reals
    outcome: Reals
    present: NDArray[np.bool_]

    @property
    def n(self) -> int:
        """Rows that are there."""
        return int(self.present.sum())


def laid_out(waves: Waves) -> Layout:
    """Rows with a missing outcome or time are left out; a dyad may have one member only at some waves.

    Raises UnusableDyadsError for a third member, a wave that a member has twice, or too little to go on.
    """
    seen: dict[str, dict[str, int]] = {}
    rows: dict[str, list[tuple[int, float, float]]] = {}
    for dyad, member, time, outcome in zip(waves.dyad, waves.member, waves.time, waves.outcome, strict=True):
        place = _place(seen.setdefault(dyad, {}), member, waves.roles, dyad)
        if np.isfinite(time) and np.isfinite(outcome):
            rows.setdefault(dyad, []).append((place, float(time), float(outcome)))
    for dyad, found in rows.items():
        if len({(place, time) for place, time, _ in found}) < len(found):
            raise UnusableDyadsError(f"dyad {dyad} has a member twice at one time: expected one row a wave")
    if len(rows) < FEWEST_DYADS:
        raise UnusableDyadsError(f"{len(rows)} dyads with values: expected at least {FEWEST_DYADS}")
    longest = max(map(len, rows.values()))
    if len(rows) * longest**2 > MOST_NUMBERS:
        raise UnusableDyadsError(
            f"{len(rows)} dyads with up to {longest} rows: expected dyads × rows² up to {MOST_NUMBERS}"
        )
    return _padded(list(rows.values()), longest)


def _place(members: dict[str, int], member: str, roles: tuple[str, str] | None, dyad: str) -> int:
    if roles:
        if member not in roles:
            raise UnusableDyadsError(f"dyad {dyad}: {member!r} is no role: expected {roles[0]} or {roles[1]}")
        return roles.index(member)
    place = members.setdefault(member, len(members))
    if place > 1:
        raise UnusableDyadsError(f"dyad {dyad} has a third member, {member}: expected two")
    return place


def _padded(dyads: list[list[tuple[int, float, float]]], longest: int) -> Layout:
    filled = np.zeros((len(dyads), longest, 3))
    present = np.zeros((len(dyads), longest), dtype=bool)
    for i, rows in enumerate(dyads):
        filled[i, : len(rows)] = rows
        present[i, : len(rows)] = True
    return Layout(filled[:, :, 0].astype(np.int64), filled[:, :, 1], filled[:, :, 2], present)
