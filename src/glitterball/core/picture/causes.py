"""Likely causes, judged by what speaks for and against each; a few at a time, the surest first."""

from collections.abc import Collection

from glitterball.core.picture.conditions import Lights
from glitterball.core.picture.findings import Finding
from glitterball.core.picture.knowledge import Cause, PictureKnowledge
from glitterball.core.picture.rules import Certainty, Judged, Rule, judge

CERTAINTIES: tuple[Certainty, ...] = ("fits", "may fit", "can't tell yet")
MOST_OF = {"fits": 4, "may fit": 3, "can't tell yet": 1}  # more than this is a list, not a finding
MOST = 5


def likely_causes(
    knowledge: PictureKnowledge, people: tuple[Lights, ...], *, besides: Collection[str] = ()
) -> tuple[Finding, ...]:
    """The causes that fit, may fit or can't be told yet, for one person or for two by what both released.

    ``besides`` are the inventory's slugs that another finding tells already.
    """
    judged = [
        (cause, verdict)
        for cause in knowledge.causes
        if f"cause-{cause.id}" not in besides
        if (rule := _rule(cause, len(people))) and (verdict := judge(rule, people))
    ]
    chosen: list[Finding] = []
    for certainty in CERTAINTIES:
        alike = [(cause, verdict) for cause, verdict in judged if verdict.certainty == certainty]
        alike.sort(key=lambda pair: (_dimness(pair[1], people), pair[0].id))
        chosen += [_finding(cause, verdict, len(people)) for cause, verdict in alike[: MOST_OF[certainty]]]
    return tuple(chosen[:MOST])


def _rule(cause: Cause, n_people: int) -> Rule | None:
    return cause.rule if n_people == 1 else cause.rule_together


def _dimness(judged: Judged, people: tuple[Lights, ...]) -> float:
    """The dimmest light that speaks for it, of either person."""
    return min(
        (person[scale].value for person in people for scale in judged.speaking_for if scale in person), default=100.0
    )


def _finding(cause: Cause, judged: Judged, n_people: int) -> Finding:
    says = cause.says if n_people == 1 else cause.says_together
    return Finding(
        f"cause-{cause.id}",
        "cause",
        cause.title,
        says or cause.title,
        judged.certainty,
        judged.rests_on,
        speaks_for=judged.speaking_for,
        speaks_against=judged.speaking_against,
        ask=cause.ask,
        first_steps=cause.practices,
    )
