"""One surprise, and a kind one: read well, brighter than the other guessed, or bright where one would not look."""

from django.utils.translation import gettext as _

from glitterball.adapters import content
from glitterball.core.picture import Picture, Released
from glitterball.core.picture.conditions import clearly_differ
from glitterball.core.reports import Report
from glitterball.core.reports.model import Said


def kind_surprise(picture: Picture, people: tuple[Released, Released], report: Report) -> Said | None:
    """What may surprise two people and press neither; nothing where there is nothing of the kind."""
    guesses = picture.of_kind("guess")
    for finding in guesses:
        if finding.ask is None:
            return Said(finding.title, finding.text)
    if facet := _brighter_than_guessed(*people):
        name = content.latest_instrument().facet_by_id[facet].name
        return Said(name, _("For one of you this side is brighter than the other guessed. It was there all along."))
    both = report.surprise_and_wish
    return both.surprise if both and not guesses else None  # what else it could be is a question from a miss


def _brighter_than_guessed(first: Released, second: Released) -> str | None:
    """The brightest side that one has mostly bright and the other guessed clearly dimmer."""
    found = [
        (answerer.own[facet].value, facet)
        for guesser, answerer in ((first, second), (second, first))
        for facet, guess in guesser.guesses.items()
        if facet in answerer.own
        and answerer.own[facet].band == "mostly yes"
        and answerer.own[facet].value > guess.value
        and clearly_differ(guess, answerer.own[facet])
    ]
    return max(found)[1] if found else None
