"""A finding: a statement with the chain that leads to it."""

from dataclasses import dataclass
from typing import Literal

from glitterball.core.picture.rules import Certainty
from glitterball.core.scores import Score

FindingKind = Literal["strength", "block", "note", "difference", "guess", "pattern", "cause"]
PictureKind = Literal["own", "joint"]
WARY_WHERE_DIM = ("emotional-safety", "gentleness")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the picture says, from which facets (and, on own pictures, which items) it follows.

    ``speaks_for`` and ``speaks_against`` name the facets or blocks that do; ``ask`` is the question that would tell
    most; ``first_steps`` are practices that the finding itself names.
    """

    id: str
    kind: FindingKind
    title: str
    text: str
    certainty: Certainty
    facets: tuple[str, ...]
    items: tuple[str, ...] = ()
    speaks_for: tuple[str, ...] = ()
    speaks_against: tuple[str, ...] = ()
    ask: str | None = None
    first_steps: tuple[str, ...] = ()
    is_bright: bool = False
    is_fresh_hurt: bool = False  # nothing tender is offered beside it


@dataclass(frozen=True)
class Picture:
    """All findings about one person (own) or two (joint), with the scores that each one's half-ball is drawn from."""

    kind: PictureKind
    people: tuple[dict[str, Score], ...]  # by block or facet id, in the order of the people; glass is absent
    findings: tuple[Finding, ...]

    @property
    def is_wary(self) -> bool:
        """Whether somebody looks at their own picture to whom opening up may not be safe: nothing here presses them."""
        own = self.people[0] if self.kind == "own" else {}
        return any(facet in own and own[facet].band == "mostly no" for facet in WARY_WHERE_DIM)

    @property
    def has_fresh_hurt(self) -> bool:
        """Whether something here still hurts, so that nothing tender should be suggested now."""
        return any(finding.is_fresh_hurt for finding in self.findings)

    def of_kind(self, *kinds: FindingKind) -> tuple[Finding, ...]:
        """The findings of these kinds in their order."""
        return tuple(finding for finding in self.findings if finding.kind in kinds)
