"""Practices: the list with its filter, and a page for each."""

from dataclasses import dataclass

from glitterball.apps.learn.queries.addresses import Link, address_of
from glitterball.apps.learn.queries.articles import Review, articles_about
from glitterball.apps.learn.queries.grounds import Grounds, grounds
from glitterball.apps.learn.queries.prose import html, inline
from glitterball.apps.learn.queries.shelf import facet_names, library, practices
from glitterball.core.knowledge import reading_minutes
from glitterball.core.practice import Practice


@dataclass(frozen=True, slots=True)
class Row:
    """A practice in the list."""

    link: Link
    minutes: int
    who: str
    is_tender: bool


@dataclass(frozen=True, slots=True)
class PracticePage:
    """A practice as it is shown."""

    practice: Practice
    reading_minutes: int
    purpose: str
    steps: tuple[str, ...]
    openers: tuple[str, ...]
    example: str
    pitfalls: tuple[str, ...]
    not_when: tuple[str, ...]
    smaller: str
    apart: str
    found: str
    serves: tuple[str, ...]
    grounds: Grounds
    causes: tuple[Link, ...]
    articles: tuple[Link, ...]
    decks: tuple[Link, ...]
    review: Review


def practice_of(name: str) -> Practice | None:
    """The practice, or nothing where there is none."""
    return practices().get(name)


def practice_rows(*, facet: str = "", minutes: int | None = None, who: str = "") -> tuple[Row, ...]:
    """Practices that serve a facet, take no longer than so many minutes, and suit one or two; the shortest first."""
    fitting = [
        practice
        for practice in practices().values()
        if (not facet or facet in practice.serves)
        and (minutes is None or practice.minutes <= minutes)
        and (not who or practice.who in {who, "either"})
    ]
    return tuple(_row(practice) for practice in sorted(fitting, key=lambda p: (p.minutes, p.title.casefold())))


def practice_page(practice: Practice) -> PracticePage:
    """A practice as it is shown."""
    said = (practice.purpose, *practice.steps, practice.example, *practice.pitfalls, *practice.not_when)
    names = facet_names()
    return PracticePage(
        practice,
        reading_minutes(" ".join(said)),
        purpose=html(practice.purpose),
        steps=tuple(map(inline, practice.steps)),
        openers=tuple(map(inline, practice.openers)),
        example=html(practice.example),
        pitfalls=tuple(map(inline, practice.pitfalls)),
        not_when=tuple(map(inline, practice.not_when)),
        smaller=html(practice.smaller),
        apart=html(practice.apart),
        found=html(practice.found),
        serves=tuple(names[facet] for facet in practice.serves if facet in names),
        grounds=grounds(practice.evidence, practice.strength),
        causes=tuple(
            Link(cause.title, address_of("cause", cause.id) or "")
            for cause in library().causes.values()
            if practice.id in cause.practices
        ),
        articles=articles_about("practice", practice.id),
        decks=tuple(
            Link(deck.title, address_of("deck", deck.id) or "")
            for deck in library().decks.values()
            if any(practice.id in prompt.practices for prompt in deck.prompts)
        ),
        review=Review(practice.reviewed_by, practice.reviewed_on),
    )


def _row(practice: Practice) -> Row:
    link = Link(practice.title, address_of("practice", practice.id) or "", practice.summary)
    return Row(link, practice.minutes, practice.who, practice.care == "tender")
