"""How many things a set of items measures: parallel analysis. docs/methods/dimensions.md.

Horn (1965), Psychometrika 30:179–185, with the 95th percentile (Glorfeld 1995) of the same answers shuffled within
each item, which keeps the answer options and their use as they are (Buja & Eyuboglu 1992).
"""

from dataclasses import dataclass

import numpy as np

from glitterball.core.measurement.classical.covariance import Answers, Reals, complete_covariance

DRAWS = 100
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Dimensions:
    """Eigenvalues (k,) of the items' correlations and of shuffled answers'; ``suggested`` components stand out."""

    eigenvalues: Reals
    shuffled: Reals  # the percentile asked for
    suggested: int
    n: int  # people with complete rows


def parallel_analysis(
    answers: Answers, rng: np.random.Generator, *, draws: int = DRAWS, level: float = LEVEL
) -> Dimensions:
    """Count components from the first on whose eigenvalue is above the ``level`` percentile of shuffled answers.

    ``answers`` as ``classical.covariance`` reads them; people with a missing answer are left out. Raises
    UnusableAnswersError as ``complete_covariance`` does.
    """
    complete = answers[_is_complete(answers)] if len(answers) else answers
    found = complete_covariance(complete)
    eigenvalues: Reals = np.asarray(np.linalg.eigvalsh(found.correlation)[::-1], np.float64)
    drawn = np.empty((draws, len(eigenvalues)))
    for draw in range(draws):
        shuffled = rng.permuted(complete, axis=0)
        drawn[draw] = np.linalg.eigvalsh(complete_covariance(shuffled).correlation)[::-1]
    bar: Reals = np.quantile(drawn, level, axis=0)
    below = np.flatnonzero(eigenvalues <= bar)
    return Dimensions(eigenvalues, bar, int(below[0]) if len(below) else len(eigenvalues), found.n)


def _is_complete(answers: Answers) -> Answers:
    present = answers >= 0 if answers.dtype.kind in "iu" else np.isfinite(answers)
    return np.asarray(present.all(axis=1))
