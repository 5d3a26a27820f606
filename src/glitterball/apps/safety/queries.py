"""What the pages of help show."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from glitterball.adapters import content, prose
from glitterball.adapters.content.screen import screen
from glitterball.core.danger import danger_in
from glitterball.core.help import Helpline
from glitterball.core.help.lines import GROUPS
from glitterball.core.safety import Screen, Text, read_ticks
from glitterball.core.safety.screen import Group

PLACES_OF_PAGES = {"look": "looks:look", "learn": "learn:index"}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a page."""

    heading: str
    html: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page of help as it is shown."""

    title: str
    lead: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class LineGroup:
    """Lines for one need, or how to find some where none is held."""

    heading: str
    lines: tuple[Helpline, ...] = ()
    how: str = ""


@dataclass(frozen=True, slots=True)
class LinesPage:
    """Whom to turn to in one place."""

    place: str
    emergency: tuple[Helpline, ...]
    groups: tuple[LineGroup, ...]
    missing: tuple[LineGroup, ...]
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that somebody could do, and where to read on."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """What somebody said, what it may mean, and what they could do."""

    said: tuple[Group, ...]
    may_mean: tuple[Text, ...]
    could_do: tuple[Choice, ...]
    ticked: tuple[str, ...]


def help_page(name: str) -> Page:
    """One of the pages that are the same for all."""
    found = content.help_book(_language()).pages[name]
    parts = tuple(Part(part.heading, prose.to_html(part.markdown, _address_of)) for part in found.sections)
    return Page(found.title, found.lead, parts)


def places() -> tuple[tuple[str, str], ...]:
    """Code and name of every place that lines are held for."""
    return tuple(content.help_book(_language()).lines.places.items())


def lines_page(place: str, *, today: date) -> LinesPage:
    """Whom to turn to in ``place``, and how to find somebody where nothing is held."""
    lines = content.help_book(_language()).lines
    found = lines.of(place)
    held = dict(found.groups)
    words = _group_words()
    return LinesPage(
        found.place or _("Somewhere else"),
        found.emergency,
        tuple(LineGroup(words[name].heading, held[name]) for name, _kinds in GROUPS if name in held),
        tuple(words[name] for name in ("hurt", "crisis") if name not in held),
        lines.is_due(today),
    )


def questions() -> Screen:
    """The private questions."""
    return screen(_language())


def reading_page(ticked: Set[str]) -> ReadingPage:
    """Words and choices for whoever ticked this."""
    own = questions()
    reading = read_ticks(own, ticked)
    return ReadingPage(
        reading.said,
        reading.may_mean,
        tuple(
            Choice(text.text, _address_of("page", text.page) or "" if text.page else "") for text in reading.could_do
        ),
        tuple(sorted(ticked & own.names)),
    )


def help_first(text: str) -> str:
    """What to say to whoever wrote ``text``, where its words speak of danger; nothing where they don't."""
    rule = danger_in(text, content.coach_words(_language()))
    return rule.text if rule else ""


def _group_words() -> dict[str, LineGroup]:
    return {
        "hurt": LineGroup(
            _("If someone close to you hurts, frightens or rules you"),
            how=_(
                "You can look for “domestic abuse helpline” and the name of your country or town, best on a device "
                "that nobody else opens. A doctor, a hospital, a shelter, a town hall or a place of worship may know "
                "whom to call."
            ),
        ),
        "crisis": LineGroup(
            _("If you think of ending your life, or can’t go on"),
            how=_(
                "You can look for “crisis line” and the name of your country. Until you reach someone, please go to a "
                "person you trust, a doctor or a hospital."
            ),
        ),
        "more": LineGroup(_("More places to find help")),
    }


def _address_of(kind: str, name: str) -> str | None:
    if kind == "article":
        return reverse("learn:article", args=[name])
    if kind != "page":
        return None
    try:
        return reverse(PLACES_OF_PAGES.get(name, f"safety:{name}"))
    except NoReverseMatch:
        return None


def _language() -> str:
    return settings.LANGUAGE_CODE
