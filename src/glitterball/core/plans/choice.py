"""Choose a few practices for a picture, each with the findings that it answers to.

A practice that could harm where there is fear or fresh injury never enters a shared picture by itself. The planner
knows kinds of practices, never safety answers. The rule: docs/methods/practices.md.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from glitterball.core.instruments import Instrument
from glitterball.core.picture import Finding, Picture
from glitterball.core.practice import Practice

MOST_PRACTICES = 4
MOST_OF_A_KIND = 2
LONG = 30  # minutes
WEIGHTS = {"pattern": 3.0, "cause": 2.0, "note": 2.0, "difference": 1.5, "guess": 1.0, "block": 1.0}
BRIGHT = 0.25  # what is bright is kept up, but the rest goes first
NAMED_BY_FINDING = 2.0
CERTAINTY = {"fits": 1.0, "may fit": 0.7, "can't tell yet": 0.3}


@dataclass(frozen=True, slots=True)
class Step:
    """A practice with the ids of the findings it was chosen for."""

    practice: Practice
    why: tuple[str, ...]


def choose_practices(picture: Picture, practices: Collection[Practice], instrument: Instrument) -> tuple[Step, ...]:
    """At most four practices for ``picture``, the first of them small enough for tonight where there is one.

    The same picture always gives the same practices; nothing but the picture's findings is looked at.
    """
    wants = _wants(picture, instrument)
    ranked = sorted(
        (_fit(practice, wants) for practice in practices if _is_fit_for(practice, picture)),
        key=lambda fit: (-fit[0], fit[1].practice.id),
    )
    steps = [step for _, step in ranked if step.why]
    tonight = next((step for step in steps if _is_for_tonight(step.practice, picture)), None)
    if tonight is None:
        return tuple(steps[:MOST_PRACTICES])
    return tonight, *_varied(steps, tonight)


def first_step(
    finding: Finding, picture: Picture, practices: Collection[Practice], instrument: Instrument
) -> Practice | None:
    """The one practice to begin with for ``finding``, of those that may be offered in ``picture``."""
    want = _want(finding, picture, instrument)
    offered = [practice for practice in practices if _is_fit_for(practice, picture)]
    best = max(offered, key=lambda practice: (_worth(practice, want), -practice.minutes, practice.id), default=None)
    return best if best and _worth(best, want) else None


def _is_fit_for(practice: Practice, picture: Picture) -> bool:
    """Whether ``practice`` may be offered at all: nothing tender to two, or beside a fresh hurt, or to the wary."""
    is_harmless = practice.care == "none"
    if picture.kind == "joint":
        return is_harmless and practice.who != "alone"
    if picture.is_wary:
        return is_harmless and practice.who == "alone"
    return is_harmless or (practice.who != "together" and not picture.has_fresh_hurt)


def _is_for_tonight(practice: Practice, picture: Picture) -> bool:
    """Small, harmless, and for one's own picture something that needs nobody else."""
    is_within_reach = picture.kind == "joint" or practice.who != "together"
    return practice.when == "tonight" and practice.care == "none" and is_within_reach


def _varied(steps: Sequence[Step], first: Step) -> tuple[Step, ...]:
    """The best of the rest: no three of one kind, and at most one that takes long."""
    chosen = [first]
    for step in steps:
        kinds = [other.practice.kind for other in chosen]
        is_one_long_too_many = step.practice.minutes > LONG and any(s.practice.minutes > LONG for s in chosen)
        if step is not first and kinds.count(step.practice.kind) < MOST_OF_A_KIND and not is_one_long_too_many:
            chosen.append(step)
        if len(chosen) == MOST_PRACTICES:
            break
    return tuple(chosen[1:])


@dataclass(frozen=True, slots=True)
class _Want:
    """What one finding asks of a practice."""

    finding_id: str
    weight: float
    facets: frozenset[str]
    first_steps: tuple[str, ...]
    is_bright: bool


def _wants(picture: Picture, instrument: Instrument) -> list[_Want]:
    return [_want(finding, picture, instrument) for finding in picture.findings]


def _want(finding: Finding, picture: Picture, instrument: Instrument) -> _Want:
    return _Want(
        finding.id,
        BRIGHT if finding.is_bright else WEIGHTS[finding.kind] * CERTAINTY[finding.certainty],
        frozenset(_facets_about(finding, picture, instrument)),
        finding.first_steps,
        finding.is_bright,
    )


def _facets_about(finding: Finding, picture: Picture, instrument: Instrument) -> Iterator[str]:
    """The facets that a practice would have to serve: of a dim finding, not those that are bright for everybody."""
    for scale in (*finding.facets, *finding.speaks_for):
        if scale in instrument.block_by_id:  # a finding about a block is about all its facets
            yield from (facet.id for facet in instrument.facets_of(scale))
        elif finding.is_bright or not _is_bright_for_all(scale, picture):
            yield scale


def _is_bright_for_all(scale: str, picture: Picture) -> bool:
    return all(scale in person and person[scale].band == "mostly yes" for person in picture.people)


def _fit(practice: Practice, wants: Sequence[_Want]) -> tuple[float, Step]:
    """How much the practice is worth here: each further finding that it answers to counts half of the one before."""
    worth = {want.finding_id: value for want in wants if (value := _worth(practice, want))}
    ranked = sorted(worth.values(), reverse=True)
    return sum(value / 2**place for place, value in enumerate(ranked)), Step(practice, tuple(worth))


def _worth(practice: Practice, want: _Want) -> float:
    """How well ``practice`` answers to a finding: by name, or by what it serves, the best served counting most."""
    if want.is_bright and practice.care == "tender":
        return 0.0  # what is bright asks for nothing that could hurt
    if practice.id in want.first_steps:
        return want.weight * NAMED_BY_FINDING
    for place, facet in enumerate(practice.serves, start=1):
        if facet in want.facets:
            return want.weight / place
    return 0.0
