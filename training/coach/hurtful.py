"""Which words readers marked as hurtful: a learned word list from the toxic spans of SemEval-2021."""

import re
from collections import Counter
from pathlib import Path

from training.coach.sources import rows_of

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SEEN_AT_LEAST = 3
_PRIOR = 1.0
_KEPT_FROM = 30  # in a hundred


def hurtful_words(paths: list[Path]) -> dict[str, int]:
    """Word → in how many of a hundred appearances readers marked it."""
    seen: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    for path in paths:
        for row in rows_of(path):
            _count(str(row["text"]), row["spans"], seen, marked)
    shares = {word: round(100 * marked[word] / (seen[word] + _PRIOR)) for word in seen if seen[word] >= _SEEN_AT_LEAST}
    return {word: share for word, share in sorted(shares.items()) if share >= _KEPT_FROM}


def _count(text: str, spans: object, seen: Counter[str], marked: Counter[str]) -> None:
    pairs = [(int(start), int(end)) for start, end in spans] if isinstance(spans, list) else []
    for found in _WORD.finditer(text):
        word = found.group().casefold()
        seen[word] += 1
        if any(start <= found.start() and found.end() <= end for start, end in pairs):
            marked[word] += 1
