"""“Where it is dim, and what that may come from”: each hard finding with a strength, a first step and its chain."""

from collections.abc import Sequence

from glitterball.core.picture import Finding
from glitterball.core.picture.causes import CERTAINTIES
from glitterball.core.plans import first_step
from glitterball.core.practice import Practice
from glitterball.core.reports.material import Material, fill
from glitterball.core.reports.model import Dim, Hard, HardGroup, Script

ITEMS_SHOWN = 3  # the full list stands at the end


def dim(material: Material, told: "Told") -> Dim:
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
        HardGroup(words.patterns, words.patterns_lead, hard_findings(patterns, told)),
        HardGroup(material.say(words.sides), words.sides_lead, hard_findings(sides, told)),
        HardGroup(words.causes, words.causes_lead, hard_findings(picture.of_kind("cause"), told)),
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


def hard_findings(findings: Sequence[Finding], told: "Told") -> tuple[Hard, ...]:
    """``findings`` with all that must stand beside each, unless it was ``told`` beside an earlier one."""
    return tuple(_hard(finding, told) for finding in findings)


class Told:
    """What the cards of one page have said so far: no strength twice, and no first step at length twice."""

    def __init__(self, material: Material) -> None:
        """Nothing is said yet."""
        self.material = material
        strengths = dict.fromkeys(finding.text for finding in material.picture.of_kind("strength"))
        self._strengths = iter(strengths or [material.say(material.words.dim.plain_strength)])
        self._steps: list[str] = []

    def beside(self, finding: Finding) -> str | None:
        """A true strength: the pattern's own, else one that was found (each once), else, once, the looking itself."""
        for pattern in self.material.knowledge.patterns:
            if finding.id == f"pattern-{pattern.id}":
                return pattern.strength_note
        return next(self._strengths, None)

    def first_step(self, finding: Finding) -> str | None:
        """What to begin with, in one line; or that it stands above."""
        practice, line = _first_step(finding, self.material)
        if practice is None:
            return None
        words, before = self.material.words.dim, self._steps
        self._steps = [*before, practice.id]
        if practice.id not in before:
            return line
        return words.step_same if before[-1] == practice.id else fill(words.step_again, title=practice.title)


def _hard(finding: Finding, told: Told) -> Hard:
    material = told.material
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
        beside=told.beside(finding),
        first_step=told.first_step(finding),
        asked=items[:ITEMS_SHOWN],
        asked_more=fill(material.words.dim.and_more, count=str(left_out)) if left_out > 0 else None,
    )


def _first_step(finding: Finding, material: Material) -> tuple[Practice | None, str]:
    """A step of this report that the finding names or led to, by its title; else another practice, in one line."""
    named = [step for step in material.steps if step.practice.id in finding.first_steps]
    led = [step for step in material.steps if finding.id in step.why]
    for step in (*named, *led):
        return step.practice, fill(material.words.dim.step_here, title=step.practice.title)
    practice = first_step(finding, material.picture, material.practices, material.instrument)
    line = material.words.dim.step_elsewhere
    return practice, fill(line, title=practice.title, summary=practice.summary) if practice else ""
