"""“Where it is dim, and what that may come from”: each hard finding with a strength, a first step and its chain."""

from collections.abc import Sequence

from glitterball.core.picture import Finding
from glitterball.core.picture.causes import CERTAINTIES
from glitterball.core.plans import first_step
from glitterball.core.reports.material import Material, fill
from glitterball.core.reports.model import Dim, Hard, HardGroup, Script

ITEMS_SHOWN = 3  # the full list stands at the end


def dim(material: Material) -> Dim:
    """Patterns, dim sides and likely causes, and how to begin to talk about one of them."""
    words, picture = material.words.dim, material.picture
    sides = [
        finding
        for finding in picture.of_kind("note")
        if finding.id.startswith("dim-") and not _is_root(finding, material)
    ]
    patterns = [finding for finding in picture.of_kind("pattern") if not finding.is_bright]
    patterns.sort(key=lambda finding: CERTAINTIES.index(finding.certainty))
    groups = (
        HardGroup(words.patterns, words.patterns_lead, hard_findings(patterns, material)),
        HardGroup(material.say(words.sides), words.sides_lead, hard_findings(sides, material)),
        HardGroup(words.causes, words.causes_lead, hard_findings(picture.of_kind("cause"), material)),
    )
    filled = tuple(group for group in groups if group.findings)
    return Dim(
        heading=words.heading,
        lead=material.say(words.lead if filled else words.none),
        groups=filled,
        script=None if picture.is_wary else _script(material),
    )


def _script(material: Material) -> Script:
    words = material.words.script
    steps = words.steps.of(material.picture.kind)
    return Script(words.heading, material.say(words.lead), steps, material.knowledge.words.not_tonight)


def _is_root(finding: Finding, material: Material) -> bool:
    return any(not material.instrument.facet_by_id[facet].is_shareable for facet in finding.facets)


def hard_findings(findings: Sequence[Finding], material: Material) -> tuple[Hard, ...]:
    """``findings`` with all that must stand beside each."""
    return tuple(_hard(finding, place, material) for place, finding in enumerate(findings))


def _hard(finding: Finding, place: int, material: Material) -> Hard:
    against = material.listed(finding.speaks_against) or None
    items = material.wording(finding.items)
    left_out = len(items) - ITEMS_SHOWN
    return Hard(
        id=finding.id,
        kind=finding.kind,
        title=finding.title,
        text=finding.text,
        certainty=finding.certainty,
        certainty_label=material.words.sure.certainty[finding.certainty],
        speaks_for=material.listed(finding.speaks_for) or None,
        speaks_against=against,
        ask=finding.ask,
        beside=_beside(finding, place, material),
        first_step=_first_step(finding, material),
        asked=items[:ITEMS_SHOWN],
        asked_more=fill(material.words.dim.and_more, count=str(left_out)) if left_out > 0 else None,
    )


def _beside(finding: Finding, place: int, material: Material) -> str:
    """A true strength: the pattern's own, else one that was found (each in turn), else the looking itself."""
    for pattern in material.knowledge.patterns:
        if finding.id == f"pattern-{pattern.id}":
            return pattern.strength_note
    strengths = material.picture.of_kind("strength")
    if strengths:
        return strengths[place % len(strengths)].text
    return material.say(material.words.dim.plain_strength)


def _first_step(finding: Finding, material: Material) -> str | None:
    """A step of this report that the finding names or led to, by its title; else another practice, in one line."""
    named = [step for step in material.steps if step.practice.id in finding.first_steps]
    led = [step for step in material.steps if finding.id in step.why]
    for step in (*named, *led):
        return fill(material.words.dim.step_here, title=step.practice.title)
    practice = first_step(finding, material.picture, material.practices, material.instrument)
    return fill(material.words.dim.step_elsewhere, title=practice.title, summary=practice.summary) if practice else None
