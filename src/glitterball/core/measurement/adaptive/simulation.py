"""How an adaptive check would go with a bank: people with known traits answer it, and nobody real takes part."""

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from glitterball.core.measurement.adaptive.bank import Bank, BankError
from glitterball.core.measurement.adaptive.choice import Places, choose
from glitterball.core.measurement.adaptive.criteria import Standing
from glitterball.core.measurement.adaptive.progress import begin
from glitterball.core.measurement.adaptive.rules import Rules
from glitterball.core.measurement.fast import is_there, is_worth_it
from glitterball.core.measurement.models import Reals
from glitterball.core.measurement.one_thread import one_thread

if TYPE_CHECKING:
    from glitterball.core.measurement.adaptive import kernel

ROWS = 256  # people at a time: what fits the processor's cache
MANY_ROWS = 16_384  # the same for the compiled loop, which holds one person at a time: bounds the memory
NINETY_FIVE = 1.959963984540054


class Draws(NamedTuple):
    """Numbers in [0, 1) (n, L) that decide each person's answers, and what exposure control lets through."""

    answers: Reals
    chances: Reals


Run = Callable[[Bank, Rules, Reals, Draws], tuple[Reals, Reals, Places]]


@dataclass(frozen=True, slots=True, eq=False)
class Simulation:
    """What came of n simulated checks: estimates, errors, lengths, and what was asked (n, L; -1 after)."""

    theta: Reals
    estimates: Reals
    errors: Reals
    lengths: NDArray[np.int64]
    asked: Places

    @property
    def mean_length(self) -> float:
        """Items answered on average."""
        return float(self.lengths.mean())

    @property
    def bias(self) -> float:
        """Estimate less truth on average."""
        return float((self.estimates - self.theta).mean())

    @property
    def rmse(self) -> float:
        """Root of the mean squared error of the estimates."""
        return sqrt(float(((self.estimates - self.theta) ** 2).mean()))

    @property
    def coverage(self) -> float:
        """How often the 95 % interval about the estimate holds the truth."""
        return float((np.abs(self.estimates - self.theta) <= NINETY_FIVE * self.errors).mean())

    def exposure(self, items: int) -> Reals:
        """The share of checks in which each of the bank's ``items`` was asked."""
        return np.bincount(self.asked[self.asked >= 0], minlength=items) / len(self.theta)


@one_thread()
def simulate(
    bank: Bank, rules: Rules, theta: Reals, *, rng: np.random.Generator, fast: bool | None = None
) -> Simulation:
    """Let people with traits ``theta`` (n,) take the check; their answers are drawn from the bank's own model.

    ``fast`` says whether to run the compiled kernel (it needs the extra ``fast``, and does the criterion "information"
    without balance and exposure control); left out, it runs where it can and n is worth it. Both ways give the same
    numbers. Raises ``BankError``.
    """
    if theta.ndim != 1 or not len(theta) or not np.isfinite(theta).all():
        raise BankError("the people to simulate: expected one finite trait value each, and at least one")
    run, rows = (_run_compiled, MANY_ROWS) if _is_compiled(bank, rules, len(theta), wanted=fast) else (_run, ROWS)
    parts = [_part(bank, rules, theta[start : start + rows], rng, run) for start in range(0, len(theta), rows)]
    estimates, errors, asked = (np.concatenate(part) for part in zip(*parts, strict=True))
    return Simulation(theta, estimates, errors, (asked >= 0).sum(axis=1), asked)


def _is_compiled(bank: Bank, rules: Rules, people: int, *, wanted: bool | None) -> bool:
    able = rules.criterion == "information" and not rules.balance and rules.among == 1 and not rules.exposure
    if wanted and not (able and is_there()):
        raise BankError(
            "a compiled simulation needs the extra fast, and the criterion information without balance or exposure"
        )
    return able and (is_worth_it(people * len(bank.facets)) if wanted is None else wanted)


def _part(bank: Bank, rules: Rules, theta: Reals, rng: np.random.Generator, run: Run) -> tuple[Reals, Reals, Places]:
    size = (len(theta), min(len(bank.facets), rules.most or len(bank.facets)))
    is_drawn = rules.among > 1 or bool(rules.exposure)
    return run(bank, rules, theta, Draws(rng.random(size), rng.random(size) if is_drawn else np.zeros(size)))


def _run(bank: Bank, rules: Rules, theta: Reals, draws: Draws) -> tuple[Reals, Reals, Places]:
    prior = begin(bank).prior
    posterior = np.tile(prior, (len(theta), 1))
    estimates, errors = _moments(bank, posterior)
    done = np.zeros((len(theta), len(bank.facets)), dtype=bool)
    asked = np.full(draws.answers.shape, -1, dtype=np.int64)
    on = np.arange(len(theta))
    for length in range(draws.answers.shape[1]):
        if length >= rules.fewest:
            on = on[errors[on] >= rules.error]
        if not len(on):
            break
        standing = Standing(posterior[on], prior)
        places = choose(bank, rules, standing, asked=done[on], chance=draws.chances[on, length])
        answers = _answers(bank, places, theta[on], draws.answers[on, length])
        done[on, places], asked[on, length] = True, places
        weights = posterior[on] * bank.probabilities[places, answers]
        posterior[on] = weights / weights.sum(axis=1, keepdims=True)
        estimates[on], errors[on] = _moments(bank, posterior[on])
    return estimates, errors, asked


def _answers(bank: Bank, places: Places, theta: Reals, draws: Reals) -> Places:
    """The categories that ``draws`` in [0, 1) pick for people with traits ``theta``."""
    reached = bank.chances_of(places, theta).cumsum(axis=1)
    return np.asarray(np.minimum((reached <= draws[:, None]).sum(axis=1), bank.categories[places] - 1))


def _moments(bank: Bank, posterior: Reals) -> tuple[Reals, Reals]:
    means = posterior @ bank.points
    return means, np.sqrt(np.einsum("nq,nq->n", posterior, (bank.points - means[:, None]) ** 2))


def _run_compiled(bank: Bank, rules: Rules, theta: Reals, draws: Draws) -> tuple[Reals, Reals, Places]:
    from glitterball.core.measurement.adaptive import kernel

    found = kernel.Found(np.empty(len(theta)), np.empty(len(theta)), np.full(draws.answers.shape, -1, dtype=np.int64))
    ending = kernel.Ending(rules.error, rules.fewest, draws.answers.shape[1])
    kernel.ask_everybody(_table_of(bank), ending, theta, draws.answers, found)
    return found.estimates, found.errors, found.asked


def _table_of(bank: Bank) -> "kernel.Table":
    from glitterball.core.measurement.adaptive import kernel

    graded = bank.parameters.model != "gpcm"
    bounds = bank.slopes**2 * (1 / 3 if graded else (bank.categories - 1) ** 2 / 4)
    order = np.argsort(-bounds, kind="stable")
    return kernel.Table(
        places=order,
        bounds=bounds[order],
        slopes=bank.slopes[order],
        thresholds=bank.thresholds[order],
        categories=bank.categories[order],
        is_graded=graded,
        points=bank.points,
        prior=begin(bank).prior,
        probabilities=bank.probabilities[order],
    )
