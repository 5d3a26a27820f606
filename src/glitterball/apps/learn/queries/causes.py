"""What may be behind the distance: a page for each cause."""

from dataclasses import dataclass

from glitterball.apps.learn.queries.addresses import Link, address_of, links_to
from glitterball.apps.learn.queries.articles import Part, Review, articles_about
from glitterball.apps.learn.queries.grounds import Grounds, grounds
from glitterball.apps.learn.queries.prose import html, inline
from glitterball.apps.learn.queries.shelf import library
from glitterball.core.knowledge import CausePage, reading_minutes


@dataclass(frozen=True, slots=True)
class CauseReading:
    """A cause as it is shown."""

    title: str
    minutes: int
    parts: tuple[Part, ...]
    takeaways: tuple[str, ...]
    grounds: Grounds
    directness: str
    practices: tuple[Link, ...]
    articles: tuple[Link, ...]
    signs: tuple[Link, ...]
    review: Review


def cause_of(name: str) -> CausePage | None:
    """The cause, or nothing where there is none."""
    return library().causes.get(name)


def cause_links() -> tuple[Link, ...]:
    """Every cause, by title, with the sentence that says what it is."""
    links = [
        Link(cause.title, address_of("cause", cause.id) or "", _first_sentence(cause.sections[0].markdown))
        for cause in library().causes.values()
    ]
    return tuple(sorted(links, key=lambda link: link.title.casefold()))


def cause_reading(cause: CausePage) -> CauseReading:
    """A cause as it is shown."""
    return CauseReading(
        cause.title,
        reading_minutes(" ".join((*(part.markdown for part in cause.sections), *cause.takeaways))),
        tuple(Part(part.heading, html(part.markdown)) for part in cause.sections),
        tuple(map(inline, cause.takeaways)),
        grounds(cause.evidence, cause.strength),
        cause.directness,
        links_to("practice", cause.practices),
        articles_about("cause", cause.id),
        tuple(
            Link(sign.tick, address_of("sign", sign.sign) or "")
            for sign in library().signs.values()
            if cause.id in sign.causes and sign.group == "lacking"
        ),
        Review(cause.reviewed_by, cause.reviewed_on),
    )


def _first_sentence(markdown: str) -> str:
    text = " ".join(markdown.split())
    return text[: text.index(". ") + 1] if ". " in text else text
