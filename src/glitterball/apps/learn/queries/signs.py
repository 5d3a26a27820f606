"""Signs of closeness and of its lack: lists to tick for oneself, and the pages that ticks lead on to."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from glitterball.apps.learn.queries.addresses import Link, links_to
from glitterball.apps.learn.queries.prose import html
from glitterball.apps.learn.queries.shelf import library
from glitterball.core.knowledge import Sign, SignTheme

MOST_PAGES = 5  # of one kind, so that a long list of ticks does not become a long list of duties


@dataclass(frozen=True, slots=True)
class Line:
    """A sign to tick."""

    id: str
    tick: str
    is_lacking: bool
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class Theme:
    """Signs that belong together."""

    theme: SignTheme
    present: tuple[Line, ...]
    lacking: tuple[Line, ...]

    @property
    def has_ticks(self) -> bool:
        """Whether anything here is ticked."""
        return any(line.is_ticked for line in (*self.present, *self.lacking))


@dataclass(frozen=True, slots=True)
class SignPage:
    """A sign as it is shown."""

    id: str
    tick: str
    means: str
    is_lacking: bool
    theme: str
    causes: tuple[Link, ...]
    practices: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Leads:
    """Where ticks lead on to: what each may mean, and the pages that fit most of them. No score, no count."""

    bright: tuple[SignPage, ...]
    dim: tuple[SignPage, ...]
    causes: tuple[Link, ...]
    practices: tuple[Link, ...]
    ticked: tuple[str, ...]


def sign_of(name: str) -> Sign | None:
    """The sign, or nothing where there is none."""
    return library().signs.get(name)


def themes(ticked: Collection[str] = ()) -> tuple[Theme, ...]:
    """Every sign, theme by theme."""
    lines = {
        sign.sign: (sign.theme, Line(sign.sign, sign.tick, sign.group == "lacking", sign.sign in ticked))
        for sign in library().signs.values()
    }
    return tuple(
        Theme(
            theme,
            tuple(line for of, line in lines.values() if of == theme.id and not line.is_lacking),
            tuple(line for of, line in lines.values() if of == theme.id and line.is_lacking),
        )
        for theme in library().themes
    )


def sign_page(sign: Sign) -> SignPage:
    """A sign as it is shown."""
    titles = {theme.id: theme.title for theme in library().themes}
    return SignPage(
        sign.sign,
        sign.tick,
        html(sign.means),
        sign.group == "lacking",
        titles[sign.theme],
        links_to("cause", sign.causes),
        links_to("practice", sign.practices),
    )


def leads(ticked: tuple[str, ...]) -> Leads:
    """Where the ticked signs lead on to."""
    signs = [library().signs[name] for name in ticked]
    dim = [sign for sign in signs if sign.group == "lacking"]
    return Leads(
        tuple(sign_page(sign) for sign in signs if sign.group == "present"),
        tuple(map(sign_page, dim)),
        links_to("cause", _most_named(sign.causes for sign in dim)),
        links_to("practice", _most_named(sign.practices for sign in dim or signs)),
        ticked,
    )


def _most_named(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    counted = Counter(name for names in lists for name in names)
    return tuple(name for name, _ in counted.most_common(MOST_PAGES))
