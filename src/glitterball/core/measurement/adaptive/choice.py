"""Which item to ask next, for one person or for many at once who know nothing of each other."""

from math import inf

import numpy as np
from numpy.typing import NDArray

from glitterball.core.measurement.adaptive.bank import Bank, BankError
from glitterball.core.measurement.adaptive.criteria import CRITERIA, Standing
from glitterball.core.measurement.adaptive.rules import Rules
from glitterball.core.measurement.models import Reals

Places = NDArray[np.intp]
Flags = NDArray[np.bool_]


def choose(bank: Bank, rules: Rules, standing: Standing, *, asked: Flags, chance: Reals) -> Places:
    """The place (n,) in the bank of the item to ask each of n people next.

    ``asked`` (n, k) is what each was asked already (never everything), ``chance`` (n,) one number in [0, 1) each, used
    by exposure control alone. Between equal values the item that comes first in the bank wins.
    """
    values = np.where(asked, -inf, CRITERIA[rules.criterion](bank, standing))
    if rules.balance:
        values = _in_the_facet_that_is_due(bank, rules, values, asked)
    if rules.among == 1 and not rules.exposure:
        return np.asarray(values.argmax(axis=1))
    ranking = np.argsort(-values, axis=1, kind="stable")
    left = np.isfinite(np.take_along_axis(values, ranking, axis=1))
    rank = _rank_by_limits(bank, rules, ranking, left, chance) if rules.exposure else _rank_among(rules, left, chance)
    return np.asarray(np.take_along_axis(ranking, rank[:, None], axis=1)[:, 0])


def _in_the_facet_that_is_due(bank: Bank, rules: Rules, values: Reals, asked: Flags) -> Reals:
    """Only the facet whose share of the answers lies furthest below what is due (Kingsbury and Zara 1989)."""
    names = tuple(dict.fromkeys((*rules.balance, *bank.facets)))
    if unknown := set(rules.balance) - set(bank.facets):
        raise BankError(f"shares for {', '.join(sorted(unknown))}: no item of the bank belongs there")
    belongs = np.array([[facet == name for name in names] for facet in bank.facets])
    shares = np.array([rules.balance.get(name, 0.0) for name in names])
    counts = asked.astype(float) @ belongs
    behind = shares / shares.sum() - counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    behind[counts >= belongs.sum(axis=0)] = -inf
    return np.where(belongs.T[behind.argmax(axis=1)], values, -inf)


def _rank_among(rules: Rules, left: Flags, chance: Reals) -> Places:
    """One of the best few, each as likely (Kingsbury and Zara 1989, “randomesque”)."""
    few = np.minimum(left.sum(axis=1), rules.among)
    rank: Places = (chance * few).astype(np.intp)
    return rank


def _rank_by_limits(bank: Bank, rules: Rules, ranking: Places, left: Flags, chance: Reals) -> Places:
    """The first item that its limit lets through, the best one where none does (Stocking and Lewis 1998)."""
    limits = np.array([rules.exposure.get(item.id, 1.0) for item in bank.parameters.items])
    passed = np.where(left, limits[ranking], 0.0)
    stopped_before = np.cumprod(np.column_stack([np.ones(len(passed)), 1 - passed[:, :-1]]), axis=1)
    reached = np.cumsum(passed * stopped_before, axis=1)
    chosen = (reached <= chance[:, None]).sum(axis=1)
    return np.asarray(np.where(chosen < passed.shape[1], chosen, 0))
