"""The coach's one entry: a text in, a reading out. It remembers nothing."""

from glitterball.core.coach.analysis import Analysis, analyse
from glitterball.core.coach.feelings import feelings_of
from glitterball.core.coach.findings import finding_of_hit, findings_of
from glitterball.core.coach.helping import help_needed
from glitterball.core.coach.knowledge import CoachKnowledge, HelpRule
from glitterball.core.coach.labels import HELPFUL
from glitterball.core.coach.listening import reply_hits, shares_something_tender
from glitterball.core.coach.reading import Finding, Reading, Suggestion
from glitterball.core.coach.suggestions import suggestions_of


def coach(text: str, *, knowledge: CoachKnowledge, reply_to: str | None = None) -> Reading:
    """Read what a person wants to say, perhaps in reply to their partner's words, and answer with what may help."""
    analysis = analyse(text, knowledge, is_reply=bool(reply_to))
    help_rule = help_needed(analysis.message, knowledge)
    if help_rule is not None:
        return _help_first(analysis, help_rule, knowledge)
    findings = _all_findings(analysis, reply_to, knowledge)
    return Reading(
        findings=findings,
        feelings=feelings_of(analysis, knowledge),
        good=tuple(knowledge.words.labels[label].reason for label in analysis.labels if label in HELPFUL),
        suggestions=suggestions_of(analysis, findings, knowledge),
        leave_as_is=not analysis.is_harmful,
        labels=analysis.labels,
    )


def _help_first(analysis: Analysis, rule: HelpRule, knowledge: CoachKnowledge) -> Reading:
    """Help and nothing else: no finding, no praise, no rewrite."""
    return Reading(
        feelings=feelings_of(analysis, knowledge),
        suggestions=(Suggestion("help", rule.text),),
        leave_as_is=False,
        labels=analysis.labels,
    )


def _all_findings(analysis: Analysis, reply_to: str | None, knowledge: CoachKnowledge) -> tuple[Finding, ...]:
    findings = findings_of(analysis, knowledge)
    if not reply_to:
        return findings
    hits = reply_hits(analysis, is_tender=shares_something_tender(reply_to, knowledge))
    added = [finding_of_hit(hit, analysis) for hit in hits]
    return tuple(sorted([*findings, *added], key=lambda finding: (finding.start, finding.end, finding.label)))
