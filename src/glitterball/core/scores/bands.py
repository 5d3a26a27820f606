"""Bands: what was said, in words, only where the error allows it."""

from typing import Literal

Band = Literal["mostly yes", "mixed", "mostly no", "can't tell yet"]

DIM_TO = 37.5  # halfway between “mostly no” and “in between”
BRIGHT_FROM = 62.5  # halfway between “in between” and “mostly yes”
CONFIDENCE_Z = 1.6449  # two-sided 90 % of a normal distribution


def interval(value: float, standard_error: float) -> tuple[float, float]:
    """The 90 % interval of a score, unclipped."""
    half = CONFIDENCE_Z * standard_error
    return value - half, value + half


def band_of(value: float, standard_error: float) -> Band:
    """The band of a score: its whole 90 % interval must be clear of the cuts, otherwise “can't tell yet”."""
    low, high = interval(value, standard_error)
    if low > BRIGHT_FROM:
        return "mostly yes"
    if high < DIM_TO:
        return "mostly no"
    if low > DIM_TO and high < BRIGHT_FROM:
        return "mixed"
    return "can't tell yet"
