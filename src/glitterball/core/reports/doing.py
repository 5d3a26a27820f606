"""“Tonight” and “this week”: the steps of the plan, complete enough to do them from the page."""

from glitterball.core.plans import Step
from glitterball.core.reports.material import Material, fill
from glitterball.core.reports.model import Doing, ToDo

MOST_REASONS = 3


def doing(material: Material) -> Doing:
    """The first step if it is small enough for tonight; the others are for the week."""
    words = material.words.doing
    steps = material.steps
    tonight = steps[:1] if steps and steps[0].practice.when == "tonight" else ()
    lead = words.this_week_lead if material.is_joint else f"{words.this_week_lead} {words.this_week_alone}"
    return Doing(
        tonight_heading=words.tonight,
        tonight_lead=words.tonight_lead if steps else words.none,
        tonight=next((_to_do(step, material) for step in tonight), None),
        not_tonight=material.knowledge.words.not_tonight,
        week_heading=words.this_week,
        week_lead=lead,
        this_week=tuple(_to_do(step, material) for step in steps[len(tonight) :]),
    )


def _to_do(step: Step, material: Material) -> ToDo:
    words = material.words.doing
    minutes = words.minute if step.practice.minutes == 1 else fill(words.minutes, minutes=str(step.practice.minutes))
    return ToDo(step.practice, f"{minutes}, {words.who[step.practice.who]}", _because(step, material))


def _because(step: Step, material: Material) -> str | None:
    """The findings that it answers to, by title: the hard ones before the bright ones."""
    found = [finding for finding in material.picture.findings if finding.id in step.why]
    reasons = [finding for finding in found if finding.kind not in {"strength", "block"}] or found
    titles = tuple(dict.fromkeys(f"“{finding.title}”" for finding in reasons))[:MOST_REASONS]
    return fill(material.words.doing.because, findings=material.words.lists.join(titles)) if titles else None
