"""Resting: now and then a side of the joint picture is plain glass for some days, and so is the picture as a whole.

So nobody who misses a side can tell whether the other never had it asked, is unsure, keeps it, has taken it back, or
nothing of the kind. Days and lengths look like chance and follow from a seed alone: both see the same, and nothing is
stored. Rates, distribution and what this can't hide: docs/methods/resting.md.
"""

from collections.abc import Iterator
from datetime import date
from hashlib import blake2b
from typing import Final

WHOLE: Final = "the picture as a whole"  # no facet or block is called so
MEAN_DAYS: Final = 5.0  # of one rest: its length is geometric, from one day on
LONGEST: Final = 45  # days; a geometric rest with this mean is longer once in 23,000 times, and ends here
STARTS: Final = 0.008  # the chance that a rest of one side begins on a day: about four days in a hundred are rests
WHOLE_STARTS: Final = 0.003  # of the whole picture, which is missed more
WORD_BYTES: Final = 4
DAYS_A_DRAW: Final = 8  # one hash of 64 bytes gives two words a day for this many days


def is_resting(seed: bytes, facet: str, day: date) -> bool:
    """Whether ``facet`` (or a block, or ``WHOLE``) rests on ``day`` for the couple whose seed this is."""
    today = day.toordinal()
    chance = WHOLE_STARTS if facet == WHOLE else STARTS
    return any(today < start + days for start, days in _rests(seed, facet, today, chance))


def _rests(seed: bytes, facet: str, today: int, chance: float) -> Iterator[tuple[int, int]]:
    """The rests that begin on or before ``today`` and may reach it: first day and length."""
    first = today - LONGEST + 1
    for draw in range(first // DAYS_A_DRAW, today // DAYS_A_DRAW + 1):
        drawn = blake2b(f"{draw} {facet}".encode(), key=seed).digest()
        for place in range(DAYS_A_DRAW):
            start, at = draw * DAYS_A_DRAW + place, 2 * WORD_BYTES * place
            if first <= start <= today and _share(drawn[at : at + WORD_BYTES]) < chance:
                yield start, _days(_share(drawn[at + WORD_BYTES : at + 2 * WORD_BYTES]))


def _days(left: float) -> int:
    """How many days a rest lasts, drawn from 0 to 1: each further day is as likely as the one before it."""
    days, goes_on = 1, 1 - 1 / MEAN_DAYS
    while left < goes_on and days < LONGEST:
        left, days = left / goes_on, days + 1
    return days


def _share(word: bytes) -> float:
    """A number from 0 up to 1."""
    return int.from_bytes(word) / (1 << (8 * WORD_BYTES))
