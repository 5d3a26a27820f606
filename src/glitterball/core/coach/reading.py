"""What the coach answers: findings that point at words, what is good, feelings, suggestions. Nothing is a score."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Finding:
    """What a part of the text may do to the one who reads it. ``start`` and ``end`` count code points of the source."""

    label: str
    start: int
    end: int
    text: str
    reason: str
    confidence: float


FEELING = "{feeling}"  # where the picked feeling goes in a frame


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another way to say it, to take or leave. Where a feeling is to be picked, ``feelings`` are the chips."""

    kind: Literal["rewrite", "opening", "help"]
    frame: str
    feelings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The suggestion with its first feeling."""
        return self.with_feeling(self.feelings[0]) if self.feelings else self.frame

    def with_feeling(self, feeling: str) -> str:
        """The suggestion with a feeling that the writer picked."""
        return self.frame.replace(FEELING, feeling)


@dataclass(frozen=True, slots=True)
class Reading:
    """The coach's answer to one text."""

    findings: tuple[Finding, ...] = ()
    feelings: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    leave_as_is: bool = True
    labels: tuple[str, ...] = ()
