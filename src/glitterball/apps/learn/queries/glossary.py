"""Words explained."""

from dataclasses import dataclass

from django.utils.text import slugify

from glitterball.apps.learn.queries.addresses import Link, links_to
from glitterball.apps.learn.queries.shelf import library


@dataclass(frozen=True, slots=True)
class Term:
    """A word, what it means here, and the article that says more."""

    id: str
    term: str
    means: str
    see: tuple[Link, ...]


def terms() -> tuple[Term, ...]:
    """Every word, from A to Z."""
    shown = (
        Term(slugify(entry.term, allow_unicode=True), entry.term, entry.means, links_to("article", (entry.see,)))
        for entry in library().glossary
    )
    return tuple(sorted(shown, key=lambda term: term.term.casefold()))
