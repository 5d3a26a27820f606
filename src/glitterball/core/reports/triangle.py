"""Closeness, passion and commitment: which side is brightest, where that can be told."""

from math import hypot
from typing import Literal

from glitterball.core.picture import Triangle, triangle_of
from glitterball.core.reports.material import Material
from glitterball.core.reports.model import TrianglePart
from glitterball.core.scores import CONFIDENCE_Z, Estimate

Verdict = Literal["intimacy", "passion", "commitment", "all-alike", "cannot-tell"]
ALIKE_WITHIN = 12.5  # half a step between two neighbouring options


def triangle_part(material: Material) -> TrianglePart | None:
    """The triangle of one person, or of two where both have released all of closeness."""
    triangles = [triangle_of(person, material.instrument) for person in material.picture.people]
    drawn = tuple(triangle for triangle in triangles if triangle)
    if not drawn or len(drawn) < len(triangles):
        return None
    words = material.words.triangle
    first, second = material.people[0].name, material.people[-1].name
    return TrianglePart(
        heading=words.heading,
        plain=material.knowledge.words.triangle.plain,
        sentence=_sentence(drawn, material),
        corners=(words.intimacy, words.passion, words.commitment),
        triangles=drawn,
        description=material.say(words.description, first=first, second=second),
    )


def _sentence(triangles: tuple[Triangle, ...], material: Material) -> str:
    words = material.knowledge.words.triangle
    sentences = words.together if material.is_joint else words.own
    verdicts = {brightest_side(triangle) for triangle in triangles}
    if len(verdicts) == 1:
        return sentences[verdicts.pop()]
    return sentences["cannot-tell" if verdicts & {"cannot-tell", "all-alike"} else "differ"]


def brightest_side(triangle: Triangle) -> Verdict:
    """The side that is clearly brighter than both others; or that all are much alike; or that nobody can tell."""
    sides: dict[Verdict, Estimate] = {
        "intimacy": triangle.intimacy,
        "passion": triangle.passion,
        "commitment": triangle.commitment,
    }
    top = max(sides, key=lambda side: sides[side].value)
    others = [estimate for side, estimate in sides.items() if side != top]
    if all(_clearly_above(sides[top], other) for other in others):
        return top
    spread = sides[top].value - min(other.value for other in others)
    return "all-alike" if spread <= ALIKE_WITHIN else "cannot-tell"


def _clearly_above(one: Estimate, other: Estimate) -> bool:
    return one.value - other.value > CONFIDENCE_Z * hypot(one.standard_error, other.standard_error)
