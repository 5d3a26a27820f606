"""Questions to talk about: decks by theme, in four depths, one card at a time."""

from dataclasses import dataclass
from typing import get_args

from django.utils.translation import gettext as _

from glitterball.apps.learn.queries.addresses import Link, address_of, links_to
from glitterball.apps.learn.queries.prose import inline
from glitterball.apps.learn.queries.shelf import library
from glitterball.core.knowledge import Deck, Depth

DEPTHS: tuple[Depth, ...] = get_args(Depth)


@dataclass(frozen=True, slots=True)
class DeckRow:
    """A deck in the list."""

    link: Link
    count: int
    is_tender: bool


@dataclass(frozen=True, slots=True)
class DepthLink:
    """One of the four depths of a deck."""

    depth: Depth
    name: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One question, and where the next one lies."""

    deck: Deck
    about: str
    depth: Depth
    depths: tuple[DepthLink, ...]
    text: str
    number: int
    total: int
    next_number: int
    practices: tuple[Link, ...]
    all_of_depth: tuple[str, ...]


def deck_of(name: str) -> Deck | None:
    """The deck, or nothing where there is none."""
    return library().decks.get(name)


def deck_rows() -> tuple[DeckRow, ...]:
    """Every deck, by title."""
    rows = [
        DeckRow(
            Link(deck.title, address_of("deck", deck.id) or "", deck.about), len(deck.prompts), deck.care == "tender"
        )
        for deck in library().decks.values()
    ]
    return tuple(sorted(rows, key=lambda row: row.link.title.casefold()))


def depth_names() -> dict[Depth, str]:
    """The four depths, the lightest first."""
    return {
        "daily": _("Daily life"),
        "hopes": _("Hopes and memories"),
        "worries": _("Worries and needs"),
        "hardest": _("Hardest to say"),
    }


def card(deck: Deck, depth: Depth, number: int) -> Card:
    """The card at ``number`` (from 1) of a depth; past the last one it begins anew."""
    prompts = [prompt for prompt in deck.prompts if prompt.depth == depth] or list(deck.prompts)
    place = (number - 1) % len(prompts)
    prompt = prompts[place]
    return Card(
        deck,
        inline(deck.about),
        depth,
        tuple(DepthLink(each, name, each == depth) for each, name in depth_names().items()),
        prompt.text,
        place + 1,
        len(prompts),
        (place + 1) % len(prompts) + 1,
        links_to("practice", prompt.practices),
        tuple(prompt.text for prompt in prompts),
    )
