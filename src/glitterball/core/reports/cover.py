"""The cover: the ball with its words, and the two liked lines if both wrote one."""

from collections.abc import Iterator

from glitterball.core.picture.conditions import clearly_differ
from glitterball.core.reports.material import Material, fill
from glitterball.core.reports.model import Ball, Cover, Said
from glitterball.core.scores import Score


def cover(material: Material) -> Cover:
    """The first page."""
    words = material.words.cover
    return Cover(
        title=material.say(words.title),
        for_whom=fill(words.for_whom, names=material.names()),
        lead=material.say(words.lead),
        likes_heading=words.likes_heading,
        likes=_likes(material),
        ball=_ball(material),
    )


def _likes(material: Material) -> tuple[Said, ...]:
    """Nobody has to go first: one line alone is not shown."""
    lines = tuple(Said(person.name, likes) for person in material.people if (likes := (person.likes or "").strip()))
    return lines if material.is_joint and len(lines) == len(material.people) else ()


def _ball(material: Material) -> Ball:
    words = material.words.ball
    title = material.say(words.title, name=material.people[0].name, names=material.names())
    legend = fill(words.legend, blocks=material.listed(_bands(material)))
    if material.is_joint:
        first, second = (person.name for person in material.people)
        legend += " " + fill(words.halves, first=first, second=second)
    return Ball(title, " ".join(_described(material)) or words.empty, legend)


def _bands(material: Material) -> list[str]:
    """The blocks as the ball has them from the top down: the first one is its belt (adapters/charts/sphere.py)."""
    first, *others = [block.id for block in material.instrument.blocks if block.is_shareable]
    middle = len(others) // 2
    private = [block.id for block in material.instrument.blocks if not block.is_shareable and not material.is_joint]
    return [*others[:middle], first, *others[middle:], *private]


def _described(material: Material) -> Iterator[str]:
    words = material.words.ball
    facets = [facet for facet in material.instrument.facets if facet.is_shareable or not material.is_joint]
    known = [facet for facet in facets if all(facet.id in person for person in material.picture.people)]
    if not known:
        return
    looks = {
        facet.id: _look([person[facet.id] for person in material.picture.people])
        for facet in known
        if facet.kind == "scored"
    }
    for look, sentence in (
        ("bright", material.say(words.bright, facets="{facets}")),
        ("between", material.say(words.between, facets="{facets}")),
        ("dim", material.say(words.dim, facets="{facets}")),
        ("apart", words.apart),
        ("unclear", material.say(words.unclear, facets="{facets}")),
    ):
        if alike := [facet for facet, found in looks.items() if found == look]:
            yield fill(sentence, facets=material.listed(alike))
    if glass := [facet.id for facet in facets if facet not in known]:
        yield fill(words.glass, facets=material.listed(glass))


def _look(scores: list[Score]) -> str:
    if len(scores) > 1 and clearly_differ(*scores):
        return "apart"
    bands = {score.band for score in scores}
    if len(bands) > 1:
        return "unclear"
    return {"mostly yes": "bright", "mixed": "between", "mostly no": "dim"}.get(bands.pop(), "unclear")
