"""The joint picture as both see it, drawn anew each time from what both have released."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from glitterball.adapters import content
from glitterball.adapters.charts import ball_svg
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.picture.access import OpenPicture, joint_of
from glitterball.core.picture import Picture, joint_picture
from glitterball.core.reports import Person, Report, compose_report

NO_LIKES: tuple[str | None, str | None] = (None, None)


@dataclass(frozen=True)
class JointPicture:
    """All that the joint pages show."""

    report: Report
    ball: str


def joint_picture_of(viewer: Viewer, day: date, likes: Sequence[str | None] = NO_LIKES) -> JointPicture | None:
    """The joint picture of the viewer's couple on ``day``; nothing while there is none.

    ``likes`` are the lines that both gave to each other, in the couple's order.
    """
    found = joint_of(viewer, day)
    if found is None:
        return None
    report = _report(found, likes)
    ball = report.cover.ball
    drawn = ball_svg(report.lights, report.instrument, title=ball.title, description=ball.description)
    return JointPicture(report, drawn)


def joint_findings_of(viewer: Viewer, day: date) -> Picture | None:
    """The findings behind the joint pages, for what is chosen from them; nothing while there is no joint picture."""
    found = joint_of(viewer, day)
    return _picture(found) if found else None


def report_pdf(joint: JointPicture, *, paper: str, made_on: date) -> bytes:
    """The same as a PDF."""
    from glitterball.adapters.pdf import render  # most pages print nothing

    return render(joint.report, paper="letter" if paper == "letter" else "a4", made_on=made_on)


def _picture(found: OpenPicture) -> Picture:
    return joint_picture(*found.people, content.latest_instrument(), content.picture_knowledge())


def _report(found: OpenPicture, likes: Sequence[str | None]) -> Report:
    names = [found.couple.names[person] for person in found.couple.people]
    return compose_report(
        _picture(found),
        [Person(name, line) for name, line in zip(names, likes, strict=True)],
        practices=content.practices_by_id().values(),
        instrument=content.latest_instrument(),
        knowledge=content.picture_knowledge(),
        words=content.report_words(),
    )
