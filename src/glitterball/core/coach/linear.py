"""Apply small linear models to a message, without any library.

A bank holds several models side by side: a table of 2^bits rows, one small whole number per model in each row. A
feature's hash picks its row, so no list of training words ships with the product. A family of features is averaged
over the root of its count, so that long messages do not outvote short ones.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, sqrt
from zlib import crc32

ZERO = 128  # the byte that stands for a weight of nought


@dataclass(frozen=True, slots=True)
class Bank:
    """Linear models over the same features: what they answer, their weights as bytes, and how to read the bytes."""

    outputs: tuple[str, ...]
    bits: int
    families: tuple[tuple[str, float], ...]
    rows: bytes
    scales: tuple[float, ...]
    intercepts: tuple[float, ...]
    thresholds: tuple[float, ...]


def hashes(features: Iterable[str], family: str) -> list[int]:
    """The hash of each distinct feature of a family, in order of appearance."""
    seed = crc32(family.encode())
    return [crc32(feature.encode("utf-8", "surrogatepass"), seed) for feature in dict.fromkeys(features)]


def scores(bank: Bank, hashed: Mapping[str, Sequence[int]]) -> dict[str, float]:
    """What each model of the bank says, above or below its threshold (which stands at nought)."""
    totals = list(bank.intercepts)
    for family, weight in bank.families:
        found = hashed[family]
        if found:
            _add_family(totals, bank, found, weight / sqrt(len(found)))
    return {name: total - edge for name, total, edge in zip(bank.outputs, totals, bank.thresholds, strict=True)}


def _add_family(totals: list[float], bank: Bank, found: Sequence[int], weight: float) -> None:
    width = len(bank.outputs)
    mask = (1 << bank.bits) - 1
    starts = [(h & mask) * width for h in found]
    rows = b"".join([bank.rows[start : start + width] for start in starts])
    offset = ZERO * len(found)
    for place in range(width):  # summing a slice of bytes is the fastest way that needs no library
        totals[place] += (sum(rows[place::width]) - offset) * bank.scales[place] * weight


def sureness(score: float) -> float:
    """A score as a confidence between nought and one; a score at the threshold is a half."""
    if score < 0:
        return 1 - sureness(-score)
    return 1 / (1 + exp(-min(score, 30.0)))
