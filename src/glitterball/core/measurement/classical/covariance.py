"""How items vary together: exact for whole answers, with missing ones pairwise or in complete rows only.

Answers are an array (people, items): integers from 0 upwards with anything below 0 missing, or real numbers with nan
missing. Formula, source and limits: docs/methods/reliability.md.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from glitterball.core.measurement.one_thread import one_thread

Answers = NDArray[Any]
Reals = NDArray[np.float64]

ROWS_AT_ONCE = 2_048  # fits the processor's cache with the usual number of items
EXACT_IN_SINGLE = 2**24  # whole numbers up to here are exact in single precision
WORTH_TWO_THREADS = 100_000  # people
FEWEST_PEOPLE = 3
FEWEST_ITEMS = 2
NO_VARIANCE = 1e-12


class UnusableAnswersError(ValueError):
    """One sentence: what, where, what is expected. Items without names are counted from 0."""


@dataclass(frozen=True, slots=True)
class Covariance:
    """Covariances (k, k) and means (k,) of items, and how many people stand behind them."""

    matrix: Reals
    means: Reals
    counts: Reals  # people behind each pair of items, (k, k)
    n: int  # people who answered anything
    n_complete: int  # people who answered everything

    @property
    def is_complete(self) -> bool:
        """Nobody left anything out."""
        return self.n == self.n_complete

    @property
    def deviations(self) -> Reals:
        """Standard deviations (k,)."""
        return np.sqrt(np.diag(self.matrix))

    @property
    def correlation(self) -> Reals:
        """The same as correlations (k, k)."""
        return np.asarray(self.matrix / np.outer(self.deviations, self.deviations))


@dataclass(slots=True)
class _Sums:
    """Running sums: of products, of values where both of a pair answered, and how many did."""

    products: Reals
    values: Reals
    counts: Reals
    n: int = 0
    n_complete: int = 0

    def with_(self, other: "_Sums") -> "_Sums":
        """Those of both."""
        return _Sums(
            self.products + other.products,
            self.values + other.values,
            self.counts + other.counts,
            self.n + other.n,
            self.n_complete + other.n_complete,
        )


def pairwise_covariance(answers: Answers, names: Sequence[str] = ()) -> Covariance:
    """Each covariance from the people who answered both items; ``names`` are for what an error says.

    Raises UnusableAnswersError where there are too few items or people, or an item never varies.
    """
    return _covariance(answers, names, complete_rows=False)


def complete_covariance(answers: Answers, names: Sequence[str] = ()) -> Covariance:
    """All covariances from the people who answered every item; raises as ``pairwise_covariance`` does."""
    return _covariance(answers, names, complete_rows=True)


@one_thread()
def _covariance(answers: Answers, names: Sequence[str], *, complete_rows: bool) -> Covariance:
    if answers.ndim != 2 or answers.shape[1] < FEWEST_ITEMS:  # noqa: PLR2004 - a table has two sides
        raise UnusableAnswersError(f"the answers have the shape {answers.shape}: expected people by at least 2 items")
    middle = _middle(answers)
    sums = _summed_in_parts(answers, middle, complete_rows=complete_rows)
    named = tuple(names) or tuple(f"item {j}" for j in range(answers.shape[1]))
    if sums.counts.min() < FEWEST_PEOPLE:
        first, second = np.argwhere(sums.counts < FEWEST_PEOPLE)[0]
        both = named[first] if first == second else f"{named[first]} and {named[second]}"
        rows = "people answered every item" if complete_rows else f"people answered {both}"
        raise UnusableAnswersError(f"{int(sums.counts[first, second])} {rows}: expected at least {FEWEST_PEOPLE}")
    means = np.diag(sums.values) / np.diag(sums.counts)
    matrix = (sums.products - sums.values * sums.values.T / sums.counts) / (sums.counts - 1)
    constant = np.flatnonzero(np.diag(matrix) <= NO_VARIANCE * means**2)
    if len(constant):
        raise UnusableAnswersError(f"everybody gave {named[constant[0]]} the same answer: expected items that vary")
    return Covariance(matrix, means + middle, sums.counts, sums.n, sums.n_complete)


def _summed_in_parts(answers: Answers, middle: Reals, *, complete_rows: bool) -> _Sums:
    """Halves of a large table side by side: threads that wait for nothing but the end bear a busy machine."""
    if len(answers) < WORTH_TWO_THREADS:
        return _summed(answers, middle, complete_rows=complete_rows)
    middle_row = len(answers) // 2
    with ThreadPoolExecutor(2) as threads:
        halves = (answers[:middle_row], answers[middle_row:])
        one, other = threads.map(lambda half: _summed(half, middle, complete_rows=complete_rows), halves)
    return one.with_(other)


def _summed(answers: Answers, middle: Reals, *, complete_rows: bool) -> _Sums:
    k = answers.shape[1]
    sums = _Sums(np.zeros((k, k)), np.zeros((k, k)), np.zeros((k, k)))
    for values, present in _blocks(answers, middle):
        _add(sums, values, present, complete_rows=complete_rows)
    return sums


def _middle(answers: Answers) -> Reals:
    """What real numbers are taken from, so that their squares keep their digits; whole numbers stay as they are."""
    if answers.dtype.kind in "iu":
        return np.zeros(answers.shape[1])
    sample = answers[:ROWS_AT_ONCE]
    answered = np.isfinite(sample)
    return np.asarray(np.where(answered, sample, 0).sum(axis=0) / np.maximum(answered.sum(axis=0), 1))


def _blocks(answers: Answers, middle: Reals) -> Iterator[tuple[NDArray[Any], NDArray[Any] | None]]:
    """Blocks of rows, 0 for what is missing; and 1 where an answer is (None: everywhere). The next overwrites them."""
    whole = answers.dtype.kind in "iu"
    largest = int(answers.max(initial=1)) if whole else 1
    single = whole and FEWEST_PEOPLE * largest**2 < EXACT_IN_SINGLE
    rows = min(ROWS_AT_ONCE, EXACT_IN_SINGLE // largest**2) if single else ROWS_AT_ONCE
    values, present = np.empty((2, min(rows, len(answers)), answers.shape[1]), np.float32 if single else np.float64)
    for start in range(0, len(answers), rows):
        block = answers[start : start + rows]
        kept, here = values[: len(block)], present[: len(block)]
        if whole:
            complete = bool(block.min() >= 0)
            np.copyto(kept, block)
            if not complete:
                np.greater_equal(block, 0, out=here, casting="unsafe")
        else:
            np.isfinite(block, out=here, casting="unsafe")
            complete = bool(here.all())
            np.subtract(np.nan_to_num(block, nan=0, posinf=0, neginf=0), middle, out=kept)
        if not complete:
            kept *= here
        yield kept, None if complete else here


def _add(sums: _Sums, values: NDArray[Any], present: NDArray[Any] | None, *, complete_rows: bool) -> None:
    if present is None:
        sums.n += len(values)
        sums.n_complete += len(values)
    else:
        answered = present @ np.ones(present.shape[1], present.dtype)
        complete = answered == present.shape[1]
        sums.n += int(np.count_nonzero(answered))
        sums.n_complete += int(np.count_nonzero(complete))
        if complete_rows:
            values, present = values[complete], None
    sums.products += values.T @ values
    if present is None:
        sums.values += (np.ones(len(values), values.dtype) @ values)[:, None]
        sums.counts += len(values)
    else:
        sums.values += values.T @ present
        sums.counts += present.T @ present
