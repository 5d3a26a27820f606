"""Reports for the tests: what Alex and Sam answered, all the way to what the page says."""

from collections.abc import Mapping
from typing import Any

from glitterball.adapters import content
from glitterball.core.picture import joint_picture, own_picture, release
from glitterball.core.reports import Person, Report, compose_report
from glitterball.core.scores import PersonScores
from tests.people import ALEX, SAM, scores_like

Light = Mapping[str, int] | int


def own_report(light: Light, *, name: str = ALEX, **more: Any) -> Report:
    instrument = content.latest_instrument()
    picture = own_picture(scores_like(instrument, light, **more), content.picture_knowledge())
    return _composed(picture, [Person(name)])


def joint_report(first: Light, second: Light, **more: Any) -> Report:
    instrument = content.latest_instrument()
    scores = (scores_like(instrument, first), scores_like(instrument, second))
    return joint_report_of(*scores, **more)


def joint_report_of(
    first: PersonScores,
    second: PersonScores,
    *,
    names: tuple[str, str] = (ALEX, SAM),
    likes: tuple[str | None, str | None] = (None, None),
    released: Any = "all",
) -> Report:
    instrument, knowledge = content.latest_instrument(), content.picture_knowledge()
    picture = joint_picture(release(first, released), release(second, released), instrument, knowledge)
    return _composed(picture, [Person(*each) for each in zip(names, likes, strict=True)])


def _composed(picture: Any, people: list[Person]) -> Report:
    instrument = content.latest_instrument()
    return compose_report(
        picture,
        people,
        practices=content.practices_by_id().values(),
        instrument=instrument,
        knowledge=content.picture_knowledge(),
        words=content.report_words(),
    )


# Two people in full years: a good team that hardly talks of anything but the list.
ROOMMATES = {
    "emotional-safety": 4, "being-known": 3, "vulnerability": 3, "responsiveness": 3, "affectionate-touch": 3,
    "passion": 2, "commitment": 5, "openness": 1, "listening": 3, "naming-feelings": 3, "putting-into-words": 3,
    "resolving-and-repairing": 4, "staying-present": 3, "gentleness": 4, "letting-go": 4, "fairness": 3,
    "talking-about-differences": 3, "needs-and-boundaries": 3, "time-and-attention": 1, "shared-life": 2,
    "appreciation": 3, "trust": 5, "room-for-oneself": 3, "style": 3,
    "ease-with-closeness": 5, "ease-with-distance": 1, "old-hurts-at-rest": 3, "self-worth": 3, "mood-and-calm": 2,
    "sexual-contentment": 2, "closeness-at-home": 5,
}  # fmt: skip
