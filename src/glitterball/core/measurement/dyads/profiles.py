"""How alike two partners' whole profiles are, beyond what any two people share: docs/methods/couples.md.

Everybody likes kindness; two profiles that agree on that say nothing of these two (Cronbach 1955). So the average
profile is taken out first, per role where there are roles (distinctive agreement: Kenny & Acitelli 1994; Furr 2008),
and what is left is held against all pairs of people who are not a couple.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from glitterball.core.measurement.dyads.pairs import Reals, UnusableDyadsError

FEWEST_ITEMS, FEWEST_DYADS = 4, 4
LIMIT = 1 - 1e-12


@dataclass(frozen=True, slots=True)
class ProfileAgreement:
    """Correlations of profiles, nan for a couple in which one profile is flat; means are taken over Fisher's z."""

    overall: Reals  # (n,) as they stand, the stereotype included
    distinctive: Reals  # (n,) with the average profile taken out
    mean_overall: float
    mean_distinctive: float
    strangers: float  # mean distinctive agreement of all pairs of people from different couples
    p: float  # share of re-pairings, the real one among them, that agree distinctively at least as well on average


def profile_agreement(
    first: Reals, second: Reals, rng: np.random.Generator, *, told_apart: bool, shuffles: int = 999
) -> ProfileAgreement:
    """``first`` and ``second`` (n, k): the members' complete profiles over k items, row by row a couple."""
    if first.shape != second.shape or first.ndim != 2:  # noqa: PLR2004 - a table has two sides
        raise UnusableDyadsError(f"profiles {first.shape} and {second.shape}: expected two tables of the same shape")
    if len(first) < FEWEST_DYADS or first.shape[1] < FEWEST_ITEMS:
        raise UnusableDyadsError(f"{first.shape[0]} dyads with {first.shape[1]} items: expected at least 4 of each")
    if not (np.isfinite(first).all() and np.isfinite(second).all()):
        raise UnusableDyadsError("a profile has a missing value: expected complete profiles")
    overall = (_standard(first) * _standard(second)).sum(axis=1)
    means = (first.mean(axis=0), second.mean(axis=0)) if told_apart else (_mean_of(first, second),) * 2
    crossed = _standard(first - means[0]) @ _standard(second - means[1]).T
    distinctive = np.diag(crossed).copy()
    if np.isfinite(distinctive).sum() < FEWEST_DYADS:
        raise UnusableDyadsError("nearly all profiles are flat or the average one: expected profiles that vary")
    z = _fisher(crossed)
    real = float(np.nanmean(np.diag(z)))
    others = z[~np.eye(len(z), dtype=bool)]
    return ProfileAgreement(
        overall,
        distinctive,
        float(np.tanh(np.nanmean(_fisher(overall)))),
        float(np.tanh(real)),
        float(np.tanh(np.nanmean(others))),
        _share_at_least(real, z, rng, shuffles),
    )


def _mean_of(first: Reals, second: Reals) -> Reals:
    return np.asarray((first.mean(axis=0) + second.mean(axis=0)) / 2)


def _standard(profiles: Reals) -> Reals:
    """Each row with mean 0 and length 1; flat rows become nan."""
    centred = profiles - profiles.mean(axis=1, keepdims=True)
    lengths = np.sqrt((centred**2).sum(axis=1, keepdims=True))
    return np.asarray(np.where(lengths > 1 - LIMIT, centred / np.maximum(lengths, 1 - LIMIT), np.nan))


def _fisher(correlations: Reals) -> Reals:
    return np.asarray(np.arctanh(np.clip(correlations, -LIMIT, LIMIT)))


def _share_at_least(real: float, z: Reals, rng: np.random.Generator, shuffles: int) -> float:
    people: NDArray[np.intp] = np.arange(len(z))
    drawn = np.array([np.nanmean(z[people, rng.permutation(people)]) for _ in range(shuffles)])
    return float(1 + np.count_nonzero(drawn >= real)) / (1 + shuffles)
