"""How hard a text reads, and how long it takes.

Flesch–Kincaid grade level (Kincaid, Fishburne, Rogers & Chissom 1975, Research Branch Report 8-75).
"""

import re
from collections.abc import Callable
from math import ceil

WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
SENTENCE_END = re.compile(r"[.!?:]+(?=[\s”’\")\]]|$)|\n\s*\n|\n(?=[-*\d])")
WORDS_A_MINUTE = 200


def reading_grade(text: str, syllables: Callable[[str], int]) -> float:
    """The school grade that ``text`` reads at; ``syllables`` counts those of one lower-case word.

    Raises ``ValueError`` for a text without words.
    """
    words = WORD.findall(text)
    if not words:
        raise ValueError("a text without words has no reading grade")
    sentences = sum(bool(WORD.search(part)) for part in SENTENCE_END.split(text))
    heard = sum(syllables(word.lower().replace("’", "'")) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * heard / len(words) - 15.59


def reading_minutes(text: str) -> int:
    """Whole minutes that ``text`` takes to read, at least one."""
    return max(1, ceil(len(WORD.findall(text)) / WORDS_A_MINUTE))
