"""Letters: a course by e-mail, in chains. Their subjects are fit to be seen by anybody."""

from dataclasses import dataclass
from typing import Literal

Chain = Literal[
    "general",
    "communication",
    "emotional-literacy",
    "conflict-and-repair",
    "balance",
    "time-and-attention",
    "trust-and-old-hurts",
]


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter of a chain, sent ``days_after`` the one before it."""

    id: str
    chain: Chain
    position: int
    days_after: int
    subject: str
    markdown: str
    practice: str
    covers: tuple[str, ...]
    evidence: tuple[str, ...]
