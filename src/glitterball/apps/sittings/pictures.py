"""One's own picture, computed anew each time it is looked at from what was answered; nothing of it is stored."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from glitterball.adapters import content
from glitterball.adapters.charts import ball_svg
from glitterball.apps.sittings.access import OpenSitting
from glitterball.core.picture import Picture, own_picture
from glitterball.core.reports import Person, Report, compose_report
from glitterball.core.reports.model import Hard
from glitterball.core.scores import AssumedMean, score_sheet


@dataclass(frozen=True, slots=True)
class Said:
    """One answer as the person gave it."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A finding with the answers it rests on, and what its owner thinks of it."""

    hard: Hard
    said: tuple[Said, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one kind."""

    heading: str
    lead: str
    findings: tuple[Marked, ...]


@dataclass(frozen=True)
class OwnPicture:
    """All that the pages of one's own picture show."""

    report: Report
    ball: str
    groups: tuple[Group, ...]
    roots: tuple[Marked, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there are too few answers to say anything."""
        return not self.report.lights[0]

    @property
    def markable(self) -> frozenset[str]:
        """The ids of every finding that can be marked."""
        every = [*self.roots, *(finding for group in self.groups for finding in group.findings)]
        return frozenset(marked.hard.id for marked in every)


def own_picture_of(sitting: OpenSitting) -> OwnPicture:
    """The picture of one sitting, for its owner."""
    picture = _picture(sitting)
    report = _report(sitting, picture, _("you"))
    ball = report.cover.ball
    drawn = ball_svg(report.lights, report.instrument, title=ball.title, description=ball.description)
    groups = tuple(Group(g.heading, g.lead, _marked(g.findings, picture, sitting)) for g in report.dim.groups)
    roots = _marked(report.roots.notes, picture, sitting) if report.roots else ()
    return OwnPicture(report, drawn, groups, roots)


def report_pdf(sitting: OpenSitting, *, name: str, paper: str, made_on: date) -> bytes:
    """The same as a PDF."""
    from glitterball.adapters.pdf import render  # most pages print nothing

    report = _report(sitting, _picture(sitting), name)
    return render(report, paper="letter" if paper == "letter" else "a4", made_on=made_on)


def _picture(sitting: OpenSitting) -> Picture:
    scores = score_sheet(sitting.course.sheet(sitting.instrument), method=AssumedMean())
    return own_picture(scores, content.picture_knowledge())


def _report(sitting: OpenSitting, picture: Picture, name: str) -> Report:
    return compose_report(
        picture,
        (Person(name),),
        practices=content.practices_by_id().values(),
        instrument=sitting.instrument,
        knowledge=content.picture_knowledge(),
        words=content.report_words(),
    )


def _marked(findings: tuple[Hard, ...], picture: Picture, sitting: OpenSitting) -> tuple[Marked, ...]:
    rests_on = {finding.id: finding.items for finding in picture.findings}
    return tuple(
        Marked(hard, _said(rests_on.get(hard.id, ()), sitting), sitting.marks.get(hard.id, "")) for hard in findings
    )


def _said(items: tuple[str, ...], sitting: OpenSitting) -> tuple[Said, ...]:
    labels = {option.value: option.label for option in sitting.instrument.options}
    answers, by_id = sitting.course.answers, sitting.instrument.item_by_id
    return tuple(Said(by_id[item].text, labels[answers[item]]) for item in items if item in answers)
