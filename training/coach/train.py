"""Make the coach's model asset: ``OMP_NUM_THREADS=1 python -m training.coach.train DATA_FOLDER``.

The same data, content and library versions give the same file, byte for byte.
"""

import argparse
from hashlib import sha256
from pathlib import Path

import numpy as np

from glitterball.adapters.coach.models import model_path, packed
from glitterball.adapters.content import coach_words
from glitterball.core.coach import CoachModels, CoachWords
from glitterball.core.coach.linear import Bank
from training.coach import sources
from training.coach.fitting import Fitted, fit, likelihood_model
from training.coach.hurtful import hurtful_words
from training.coach.matrices import Families, matrix_of, rarity, weighted
from training.coach.messages_bank import message_bank
from training.coach.packing import bank_of

MESSAGE_FAMILIES: Families = (("words", 1.0), ("letters", 1.0), ("classes", 1.5))
TEXT_FAMILIES: Families = (("words", 1.0), ("letters", 1.0))
MESSAGE_BITS = 17
EMOTION_BITS = 16
SUPPORT_BITS = 15


def main() -> None:
    """Train on what the licences allow, and write the asset."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder with the public sets")
    parser.add_argument("--out", type=Path, default=model_path("en"), help="where to write the asset")
    arguments = parser.parse_args()
    asset = packed(trained(arguments.data))
    arguments.out.write_bytes(asset)
    print(f"{arguments.out}: {len(asset)} bytes, sha256 {sha256(asset).hexdigest()}")


def trained(data: Path) -> CoachModels:
    """All models of the coach."""
    words = coach_words()
    hurtful = hurtful_words([data / "toxicspans_train.jsonl", data / "toxicspans_trial.jsonl"])
    return CoachModels(
        messages=message_bank(words, sources.kind_texts(data, hurtful), MESSAGE_FAMILIES, MESSAGE_BITS),
        emotions=_bank(sources.emotions(data / "goemotions_train.jsonl"), words, EMOTION_BITS),
        support=_bank(sources.support(data / "offmychest_train.jsonl"), words, SUPPORT_BITS),
        hurtful=hurtful,
    )


def _bank(labelled: sources.Labelled, words: CoachWords, bits: int) -> Bank:
    matrix = matrix_of(labelled.texts, words, TEXT_FAMILIES, bits)
    rare = rarity(matrix)
    columns = weighted(matrix, rare)
    fitted: list[Fitted] = []
    for label, has in labelled.has.items():
        fitted.append(fit(columns, np.array(has, dtype=int), likelihood_model, np.ones(len(has))))
        print(f"{label}: {sum(has)} of {len(has)} texts, threshold {fitted[-1].threshold:.3f}")
    return bank_of(list(labelled.has), fitted, rare, bits, TEXT_FAMILIES)


if __name__ == "__main__":
    main()
