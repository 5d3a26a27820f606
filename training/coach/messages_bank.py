"""The bank of message labels: a model a label, and a gate that keeps quiet about text that hurts nobody."""

import numpy as np
from scipy.sparse import csr_matrix, vstack

from glitterball.core.coach import GATE, HARMFUL, CoachWords
from glitterball.core.coach.linear import Bank
from training.coach import sources
from training.coach.fitting import FOLDS, Fitted, fit, gate_model, margin_model, out_of_fold
from training.coach.matrices import Families, matrix_of, rarity, weighted
from training.coach.packing import bank_of
from training.coach.turned import with_turned

FLAGGED_AT_MOST = 0.014  # of kind or neutral public text


def message_bank(words: CoachWords, kind_texts: tuple[str, ...], families: Families, bits: int) -> Bank:
    """All labels, each trained on our own messages alone, and the gate, trained on kind public text besides."""
    judged = sources.own_messages()
    own = with_turned(judged, words)
    matrix = matrix_of(own.texts, words, families, bits)
    kind = matrix_of(kind_texts, words, families, bits)
    rare = rarity(matrix)
    own_columns, kind_columns = weighted(matrix, rare), weighted(kind, rare)
    counts = np.concatenate([sources.own_weights(), np.ones(len(own.texts) - len(judged.texts))])
    fitted = {label: _fit_label(label, own, own_columns, counts, len(judged.texts)) for label in sources.MESSAGE_LABELS}
    fitted[GATE] = _gate(own, own_columns, kind_columns, counts, fitted)
    return bank_of(list(fitted), list(fitted.values()), rare, bits, families)


def _fit_label(label: str, own: sources.Labelled, columns: csr_matrix, counts: np.ndarray, judged: int) -> Fitted:
    has = np.array(own.has[label], dtype=int)
    fitted = fit(columns, has, margin_model, counts, judged=judged)
    print(f"{label}: {has.sum()} of {len(has)} messages, threshold {fitted.threshold:.3f}")
    return fitted


def _gate(
    own: sources.Labelled, columns: csr_matrix, kind: csr_matrix, counts: np.ndarray, fitted: dict[str, Fitted]
) -> Fitted:
    """Any harm against none; open just as far as lets few enough of the kind texts through."""
    both = csr_matrix(vstack([columns, kind]))
    harm = np.any([own.has[label] for label in HARMFUL], axis=0).astype(int)
    has = np.concatenate([harm, np.zeros(kind.shape[0], dtype=int)])
    weights = np.concatenate([counts, np.ones(kind.shape[0])])
    said = out_of_fold(both, has, gate_model, weights)[len(harm) :]
    is_flagged = np.any([_says_yes(fitted[label], kind) for label in HARMFUL], axis=0)
    let_through = int(FLAGGED_AT_MOST * kind.shape[0])
    threshold = float(np.sort(said[is_flagged])[::-1][let_through])
    model = gate_model().fit(both, has, sample_weight=weights)
    print(f"gate: {kind.shape[0]} kind texts, {FOLDS} folds, threshold {threshold:.3f}")
    return Fitted(model.coef_[0], float(model.intercept_[0]), threshold)


def _says_yes(fitted: Fitted, columns: csr_matrix) -> np.ndarray:
    return np.asarray(columns @ fitted.weights).ravel() + fitted.intercept > fitted.threshold
