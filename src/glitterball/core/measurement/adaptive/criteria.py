"""What each item would tell next, by six criteria; the item with the highest value is the best one.

Formulas and sources: docs/methods/adaptive-checks.md.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from glitterball.core.measurement.adaptive.bank import Bank
from glitterball.core.measurement.models import Reals

Criterion = Literal[
    "information", "likelihood-information", "posterior-information", "divergence", "posterior-divergence", "variance"
]


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """Where n people stand: ``posterior`` (n, q) and ``prior`` (q,) are weights over the bank's points."""

    posterior: Reals
    prior: Reals

    @property
    def likelihood(self) -> Reals:
        """The posterior without the prior (n, q); nothing where the prior is nothing."""
        return np.divide(self.posterior, self.prior, out=np.zeros_like(self.posterior), where=self.prior > 0)


Valuing = Callable[[Bank, Standing], Reals]


def _information(bank: Bank, standing: Standing) -> Reals:
    """Fisher information at the estimate (catR: MFI)."""
    return bank.information_at(standing.posterior @ bank.points)


def _likelihood_information(bank: Bank, standing: Standing) -> Reals:
    """Information, weighted by the likelihood (catR: MLWI; Veerkamp and Berger 1997)."""
    return standing.likelihood @ bank.information.T


def _posterior_information(bank: Bank, standing: Standing) -> Reals:
    """Information, weighted by the posterior (catR: MPWI; van der Linden 1998)."""
    return standing.posterior @ bank.information.T


def _divergence(bank: Bank, standing: Standing) -> Reals:
    """Kullback–Leibler divergence from the estimate, weighted by the likelihood (catR: KL; Chang and Ying 1996)."""
    return _divergence_under(bank, standing, standing.likelihood)


def _posterior_divergence(bank: Bank, standing: Standing) -> Reals:
    """The same, weighted by the posterior (catR: KLP)."""
    return _divergence_under(bank, standing, standing.posterior)


def _variance(bank: Bank, standing: Standing) -> Reals:
    """The posterior variance to be expected after the answer, as a value to be high: negative (catR: MEPV)."""
    chances, _ = bank.curves_at(standing.posterior @ bank.points)
    curves = bank.probabilities.reshape(-1, len(bank.points)).T
    moments = [((standing.posterior * bank.points**power) @ curves).reshape(chances.shape) for power in range(3)]
    there = moments[0] > 0
    total = np.where(there, moments[0], 1)
    spread = moments[2] / total - (moments[1] / total) ** 2
    expected: Reals = np.einsum("nkm,nkm->nk", chances, np.where(there, spread, 0))
    return -expected


def _divergence_under(bank: Bank, standing: Standing, weights: Reals) -> Reals:
    chances, _ = bank.curves_at(standing.posterior @ bank.points)
    here = np.einsum("nkm,nkm->nk", chances, _logarithm(chances)) * weights.sum(axis=1, keepdims=True)
    there = weights @ _logarithm(bank.probabilities).reshape(-1, len(bank.points)).T
    divergence: Reals = here - np.einsum("nkm,nkm->nk", chances, there.reshape(chances.shape))
    return divergence


def _logarithm(chances: Reals) -> Reals:
    return np.log(np.where(chances > 0, chances, 1))


CRITERIA: dict[Criterion, Valuing] = {
    "information": _information,
    "likelihood-information": _likelihood_information,
    "posterior-information": _posterior_information,
    "divergence": _divergence,
    "posterior-divergence": _posterior_divergence,
    "variance": _variance,
}
