"""One person's adaptive check as a pure state machine: what was answered, what that tells, what to ask next.

Nothing here knows of another person. The next item follows from this person's own answers, the bank and the rules; a
prior may come from this person's own answers to other facets, and from nowhere else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite

import numpy as np

from glitterball.core.measurement.adaptive.bank import Bank, BankError
from glitterball.core.measurement.adaptive.choice import choose
from glitterball.core.measurement.adaptive.criteria import Standing
from glitterball.core.measurement.adaptive.rules import Rules
from glitterball.core.measurement.models import Reals


@dataclass(frozen=True, slots=True, eq=False)
class Progress:
    """Where one check stands: places in the bank with the answers given there, and what is known by now.

    ``prior`` and ``posterior`` (q,) are weights over the bank's points that sum to one. ``estimate`` and
    ``standard_error`` are the posterior's mean and standard deviation, in the units of the bank's trait.
    """

    asked: tuple[int, ...]
    answers: tuple[int, ...]
    prior: Reals
    posterior: Reals
    estimate: float
    standard_error: float


def begin(bank: Bank, *, mean: float = 0.0, sd: float = 1.0) -> Progress:
    """A check that nobody has answered yet, with a normal prior. Raises ``BankError``."""
    if not (abs(mean) <= bank.points[-1] and isfinite(sd) and sd > 0):
        raise BankError(
            f"a prior with mean {mean} and standard deviation {sd}: expected a mean within {bank.points[-1]:g} of 0, "
            "and a number above 0"
        )
    distance = (bank.points - mean) ** 2
    weights = np.exp(-0.5 * (distance - distance.min()) / sd**2)
    prior = weights / weights.sum()
    return _progress(bank, (), (), prior, prior)


def resume(bank: Bank, answers: Mapping[str, int], *, mean: float = 0.0, sd: float = 1.0) -> Progress:
    """The check that these answers (item id → category from 0) lead to, in their order. Raises ``BankError``."""
    progress = begin(bank, mean=mean, sd=sd)
    for item, answer in answers.items():
        progress = answer_item(bank, progress, item, answer)
    return progress


def answer_item(bank: Bank, progress: Progress, item: str, answer: int) -> Progress:
    """The check after one more answer (a category from 0). Raises ``BankError``; then nothing has changed."""
    place = bank.place_of(item)
    if place in progress.asked:
        raise BankError(f"item {item!r} is answered already: expected each item at most once")
    highest = int(bank.categories[place]) - 1
    if not 0 <= answer <= highest:
        raise BankError(f"answer {answer} to item {item!r}: expected a category from 0 to {highest}")
    weights = progress.posterior * bank.probabilities[place, answer]
    total = weights.sum()
    if not total > 0:
        raise BankError(f"answer {answer} to item {item!r} can't follow the answers before it: check the item's slope")
    asked, answers = (*progress.asked, place), (*progress.answers, answer)
    return _progress(bank, asked, answers, progress.prior, weights / total)


def next_item(bank: Bank, progress: Progress, rules: Rules, *, chance: float = 0.0) -> str | None:
    """The id of the item to ask next, or nothing when the rules say that this is enough.

    ``chance`` in [0, 1) is used up by exposure control alone; the core draws nothing by itself.
    """
    if is_enough(bank, progress, rules):
        return None
    if not 0 <= chance < 1:
        raise BankError(f"chance {chance}: expected a number from 0 up to, but not, 1")
    asked = np.zeros((1, len(bank.facets)), dtype=bool)
    asked[0, list(progress.asked)] = True
    standing = Standing(progress.posterior[None], progress.prior)
    place = choose(bank, rules, standing, asked=asked, chance=np.array([chance]))
    return bank.parameters.items[int(place[0])].id


def is_enough(bank: Bank, progress: Progress, rules: Rules) -> bool:
    """Whether to stop: the error is small enough, the check long enough, or the bank empty."""
    length = len(progress.asked)
    if length >= min(len(bank.facets), rules.most or len(bank.facets)):
        return True
    return length >= rules.fewest and progress.standard_error < rules.error


def _progress(bank: Bank, asked: tuple[int, ...], answers: tuple[int, ...], prior: Reals, posterior: Reals) -> Progress:
    estimate = float(posterior @ bank.points)
    variance = float(posterior @ (bank.points - estimate) ** 2)
    return Progress(asked, answers, prior, posterior, estimate, variance**0.5)
