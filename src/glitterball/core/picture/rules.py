"""A rule: when a pattern, cause or note applies, and how certain that is. The rules themselves are content."""

from dataclasses import dataclass
from itertools import chain
from typing import Literal

from glitterball.core.picture.conditions import Condition, Lights, Truth, truth_of

Certainty = Literal["fits", "may fit", "can't tell yet"]
Alternatives = tuple[Condition, ...]  # any one of them is enough


@dataclass(frozen=True, slots=True)
class Rule:
    """What speaks for something and what speaks against it. With nothing that speaks for it, it never applies."""

    speaks_for: tuple[Alternatives, ...]
    speaks_against: tuple[Alternatives, ...] = ()

    @property
    def asks_for_light(self) -> bool:
        """Whether this is something to be glad about: it asks for light, and for nothing dim or apart."""
        return all(c.state in {"bright", "not-dim"} for alternatives in self.speaks_for for c in alternatives)

    @property
    def scales(self) -> tuple[str, ...]:
        """The facets and blocks that speak for it, each once, in the order written."""
        return tuple(dict.fromkeys(c.scale for alternatives in self.speaks_for for c in alternatives))


@dataclass(frozen=True, slots=True)
class Judged:
    """How certain a rule is for these people, with the conditions that speak for and against it."""

    certainty: Certainty
    speaking_for: tuple[str, ...]  # ids of facets and blocks
    speaking_against: tuple[str, ...]
    rests_on: tuple[str, ...]  # all that the rule asks about and that everybody's scores hold


def judge(rule: Rule, people: tuple[Lights, ...]) -> Judged | None:
    """Judge ``rule`` by the scores of one person or two; nothing where it does not apply.

    ``fits``: all that should speak for it holds, and nothing holds against it. ``may fit``: all holds or leans, and at
    most one thing holds against it. ``can't tell yet``: the first thing named, its core, holds or leans, nothing denies
    it, and the rest is unknown.
    """
    best = [max((truth_of(c, people), -i) for i, c in enumerate(alternatives)) for alternatives in rule.speaks_for]
    truths = [truth for truth, _ in best]
    against = [
        [c.scale for c in alternatives if truth_of(c, people) is Truth.HOLDS] for alternatives in rule.speaks_against
    ]
    certainty = _certainty(truths, sum(map(bool, against)))
    if certainty is None:
        return None
    speaking = dict.fromkeys(
        alternatives[-index].scale
        for alternatives, (truth, index) in zip(rule.speaks_for, best, strict=True)
        if truth >= Truth.LEANS
    )
    known = tuple(scale for scale in rule.scales if all(scale in person for person in people))
    return Judged(certainty, tuple(speaking), tuple(dict.fromkeys(chain(*against))), known)


def _certainty(truths: list[Truth], n_against: int) -> Certainty | None:
    if not truths or max(truths) < Truth.LEANS or min(truths) is Truth.FAILS:
        return None
    if min(truths) is Truth.HOLDS and n_against == 0:
        return "fits"
    if min(truths) >= Truth.LEANS and n_against <= 1:
        return "may fit"
    if truths[0] >= Truth.LEANS and n_against == 0:
        return "can't tell yet"
    return None
