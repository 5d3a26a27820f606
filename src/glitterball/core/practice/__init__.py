"""Practices: small things to do."""

from glitterball.core.practice.evidence import Evidence
from glitterball.core.practice.model import Care, Practice, PracticeKind, When, Who

__all__ = ["Care", "Evidence", "Practice", "PracticeKind", "When", "Who"]
