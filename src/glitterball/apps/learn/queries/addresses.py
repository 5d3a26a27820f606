"""Where each thing that can be read stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from django.conf import settings
from django.urls import reverse

from glitterball.apps.learn.queries.shelf import library, practices

LEGAL = {
    "terms-of-use": "learn:terms",
    "privacy-notice": "learn:privacy",
    "imprint": "learn:imprint",
    "the-source": "learn:source",
}


class Titled(Protocol):
    """Whatever has a title."""

    @property
    def title(self) -> str:
        """What it is called."""


@dataclass(frozen=True, slots=True)
class Link:
    """A title that leads somewhere, with a line about it."""

    title: str
    address: str
    note: str = ""


def address_of(kind: str, name: str) -> str | None:
    """The address of ``kind:name``, or nothing where no such page is."""
    find = _FINDERS.get(kind)
    return find(name) if find else None


def _article(name: str) -> str | None:
    if name in LEGAL:
        return reverse(LEGAL[name])
    return reverse("learn:article", args=[name]) if name in library().articles else None


def _cause(name: str) -> str | None:
    return reverse("learn:cause", args=[name]) if name in library().causes else None


def _practice(name: str) -> str | None:
    return reverse("learn:practice", args=[name]) if name in practices() else None


def _sign(name: str) -> str | None:
    return reverse("learn:sign", args=[name]) if name in library().signs else None


def _deck(name: str) -> str | None:
    return reverse("learn:deck", args=[name]) if name in library().decks else None


def _term(name: str) -> str:
    return f"{reverse('learn:glossary')}#{name}"


def _source(name: str) -> str:
    return f"{reverse('learn:sources')}#{name}"


def _page(name: str) -> str | None:
    return reverse("safety:afraid") if name == "safety" else None


def _elsewhere(rest: str) -> str | None:
    """The one place elsewhere that a page may lead to: where this server's source is."""
    return settings.SOURCE_URL if f"https:{rest}" == settings.SOURCE_URL else None


_FINDERS: dict[str, Callable[[str], str | None]] = {
    "article": _article,
    "cause": _cause,
    "practice": _practice,
    "sign": _sign,
    "deck": _deck,
    "term": _term,
    "source": _source,
    "page": _page,
    "https": _elsewhere,
}


def links_to(kind: str, names: tuple[str, ...]) -> tuple[Link, ...]:
    """Links to pages of one kind, in the order given, without those that are not there."""
    titled: dict[str, Mapping[str, Titled]] = {
        "article": library().articles,
        "cause": library().causes,
        "practice": practices(),
    }
    return tuple(
        Link(titled[kind][name].title, address)
        for name in names
        if name in titled[kind] and (address := address_of(kind, name))
    )
