"""Compose a report from a picture and its steps: strengths first, one thing for tonight, then the rest."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from glitterball.core.instruments import Instrument
from glitterball.core.picture import Picture, PictureKnowledge
from glitterball.core.plans import choose_practices
from glitterball.core.practice import Practice
from glitterball.core.reports.bright import bright, surprise_and_wish, surprising
from glitterball.core.reports.closing import closing
from glitterball.core.reports.cover import cover
from glitterball.core.reports.differences import differences
from glitterball.core.reports.dim import Told, dim
from glitterball.core.reports.doing import doing
from glitterball.core.reports.facets import facets
from glitterball.core.reports.material import Material
from glitterball.core.reports.model import Person, Report
from glitterball.core.reports.roots import asked, roots
from glitterball.core.reports.triangle import triangle_part
from glitterball.core.reports.words import ReportWords


def compose_report(
    picture: Picture,
    people: Sequence[Person],
    *,
    practices: Collection[Practice],
    instrument: Instrument,
    knowledge: PictureKnowledge,
    words: ReportWords,
) -> Report:
    """What the report to ``people`` says (one for an own picture, two for a joint one, in the picture's order)."""
    steps = choose_practices(picture, practices, instrument)
    material = Material(picture, steps, tuple(practices), tuple(people), instrument, knowledge, words)
    surprise = surprising(material)
    told = Told(material)  # the dim sides and the roots stand on one page
    return Report(
        kind=picture.kind,
        people=tuple(people),
        lights=picture.people,
        instrument=replace(instrument, items=()),
        labels=_labels(words),
        not_validated=knowledge.words.not_validated,
        cover=cover(material),
        bright=bright(material, surprise),
        surprise_and_wish=surprise_and_wish(material, surprise),
        doing=doing(material),
        dim=dim(material, told),
        differences=differences(material, surprise),
        facets=facets(material),
        triangle=triangle_part(material),
        roots=roots(material, told),
        asked=asked(material),
        closing=closing(material),
    )


def _labels(words: ReportWords) -> dict[str, str]:
    """The short labels that repeat within findings and practices."""
    doing_words, dim_words, facet_words = words.doing, words.dim, words.facets
    return {
        "steps": doing_words.steps,
        "openers": doing_words.openers,
        "smaller": doing_words.smaller,
        "apart": doing_words.apart,
        "not_when": doing_words.not_when,
        "found": doing_words.found,
        "speaks_for": dim_words.speaks_for,
        "speaks_against": dim_words.speaks_against,
        "ask": dim_words.ask,
        "beside": dim_words.beside,
        "first_step": dim_words.first_step,
        "asked": dim_words.asked,
        "dim_end": facet_words.dim_end,
        "bright_end": facet_words.bright_end,
        "side": facet_words.side,
        "whole": facet_words.whole,
    }
