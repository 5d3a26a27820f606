"""Compiled loops (the extra ``fast``): the same numbers as numpy's to 1e-10, for whoever measures many people at once.

Small work never comes here: importing and compiling cost more than it takes.
"""

from functools import cache
from importlib.util import find_spec

SMALL = 50_000  # answers: below it numpy is as fast, and a fresh process saves the import


@cache
def is_there() -> bool:
    """The extra ``fast`` is installed."""
    return find_spec("numba") is not None


def is_worth_it(answers: int) -> bool:
    """So many answers are done sooner by compiled loops, and these are there."""
    return answers >= SMALL and is_there()
