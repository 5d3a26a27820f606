"""Fit one linear model a label, and choose where it says yes by what it said of texts that it had not seen."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

FOLDS = 5
Maker = Callable[[], LinearSVC | LogisticRegression]


@dataclass(frozen=True, slots=True)
class Fitted:
    """One model: its weights by column, its intercept, and its threshold."""

    weights: np.ndarray
    intercept: float
    threshold: float


def margin_model() -> LinearSVC:
    """For few texts and many kinds of features."""
    return LinearSVC(C=0.03, tol=1e-4, max_iter=4000, dual=True, random_state=0)


def gate_model() -> LinearSVC:
    """Smoother, because it must hold for any text."""
    return LinearSVC(C=0.02, tol=1e-4, max_iter=4000, dual=True, random_state=0)


def likelihood_model() -> LogisticRegression:
    """For many texts."""
    return LogisticRegression(C=0.3, tol=1e-3, solver="liblinear", random_state=0)


def fit(matrix: csr_matrix, has: np.ndarray, make: Maker, weights: np.ndarray, *, judged: int | None = None) -> Fitted:
    """The model of a label; its threshold is the best out of fold for the first ``judged`` texts.

    Weights say how much each text counts.
    """
    said = out_of_fold(matrix, has, make, weights)
    threshold = best_threshold(has[:judged], said[:judged], weights[:judged])
    model = make().fit(matrix, has, sample_weight=weights)
    return Fitted(model.coef_[0], float(model.intercept_[0]), threshold)


def out_of_fold(matrix: csr_matrix, has: np.ndarray, make: Maker, weights: np.ndarray) -> np.ndarray:
    """What models say of the texts that each of them had not seen; every fifth text is one fold."""
    said = np.zeros(len(has))
    folds = np.arange(len(has)) % FOLDS
    for fold in range(FOLDS):
        seen = folds != fold
        model = make().fit(matrix[seen], has[seen], sample_weight=weights[seen])
        said[~seen] = model.decision_function(matrix[~seen])
    return said


def best_threshold(has: np.ndarray, said: np.ndarray, weights: np.ndarray) -> float:
    """The threshold of the best F1, half-way between the two answers that it parts."""
    order = np.argsort(-said, kind="stable")
    hits = np.cumsum((has * weights)[order])
    f1 = 2 * hits / (np.cumsum(weights[order]) + (has * weights).sum())
    best = int(f1.argmax())
    below = said[order][min(best + 1, len(said) - 1)]
    return float((said[order][best] + below) / 2)
