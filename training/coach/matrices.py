"""Texts as sparse rows of hashed features, exactly as the product reads them."""

from math import sqrt

import numpy as np
from scipy.sparse import csr_matrix, diags

from glitterball.core.coach.features import class_hashes, letter_hashes, word_hashes
from glitterball.core.coach.knowledge import CoachWords
from glitterball.core.coach.message import Message, read_message
from glitterball.core.coach.rules import speaking_rules

Families = tuple[tuple[str, float], ...]
_RAREST = 5.0  # a feature seen once may not weigh more than this


def matrix_of(texts: tuple[str, ...], words: CoachWords, families: Families, bits: int) -> csr_matrix:
    """One row a text, one column a hash bucket."""
    columns: list[int] = []
    values: list[float] = []
    starts = [0]
    for text in texts:
        row = _row(read_message(text, words.spelling, words.lexicon), words, families, (1 << bits) - 1)
        columns.extend(sorted(row))
        values.extend(row[column] for column in sorted(row))
        starts.append(len(columns))
    return csr_matrix((values, columns, starts), shape=(len(texts), 1 << bits))


def _row(message: Message, words: CoachWords, families: Families, mask: int) -> dict[int, float]:
    row: dict[int, float] = {}
    for family, weight in families:
        found = _hashes(message, words, family)
        for hashed in found:
            row[hashed & mask] = row.get(hashed & mask, 0.0) + weight / sqrt(len(found))
    return row


def _hashes(message: Message, words: CoachWords, family: str) -> list[int]:
    match family:
        case "words":
            return word_hashes(message)
        case "letters":
            return letter_hashes(message)
        case _:
            return class_hashes(message, tuple(hit.rule.name for hit in speaking_rules(words.rules, message)))


def rarity(matrix: csr_matrix) -> np.ndarray:
    """How much more a rare feature counts than a common one; folded into the weights after training."""
    seen = np.asarray((matrix > 0).sum(axis=0)).ravel()
    return np.minimum(np.log((matrix.shape[0] + 1) / (seen + 1)), _RAREST)


def weighted(matrix: csr_matrix, rare: np.ndarray) -> csr_matrix:
    """The matrix with each column weighted by its rarity."""
    return csr_matrix(matrix @ diags(rare))
