"""A study that something rests on, with what it can't tell."""

from dataclasses import dataclass
from typing import Literal

EvidenceStrength = Literal["strong", "moderate", "limited", "weak"]
Verified = Literal["figure", "direction", "recalled"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One source. ``size`` is stated only where the figure itself was read (``verified`` is ``figure``)."""

    id: str
    citation: str
    design: str
    found: str
    limits: str
    strength: EvidenceStrength
    verified: Verified
    doi: str | None = None
    people: str | None = None
    size: str | None = None
