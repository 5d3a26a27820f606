"""Which words of a text readers would mark as hurtful, by a learned word list; it narrows what a finding points at."""

import re
from collections.abc import Mapping

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_HURTS_FROM = 45  # in a hundred
_JOINED_WITHIN = 2  # code points between two such words that make one span


def hurtful_spans(text: str, hurtful: Mapping[str, int]) -> list[tuple[int, int]]:
    """Spans of hurtful words, neighbours joined."""
    spans: list[tuple[int, int]] = []
    for found in _WORD.finditer(text):
        if hurtful.get(found.group().casefold(), 0) < _HURTS_FROM:
            continue
        if spans and found.start() - spans[-1][1] <= _JOINED_WITHIN:
            spans[-1] = (spans[-1][0], found.end())
        else:
            spans.append(found.span())
    return spans
