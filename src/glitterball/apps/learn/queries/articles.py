"""Articles, and the index of everything there is to read."""

from collections import Counter
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from glitterball.apps.learn.queries.addresses import Link, address_of, links_to
from glitterball.apps.learn.queries.grounds import Grounds, grounds
from glitterball.apps.learn.queries.prose import html, inline
from glitterball.apps.learn.queries.shelf import library
from glitterball.core.knowledge import Article, reading_minutes


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page: its heading, if any, and its prose as HTML."""

    heading: str
    html: str


@dataclass(frozen=True, slots=True)
class Review:
    """Who of the profession has read a page, and when; nobody so far where both are empty."""

    by: str | None
    on: str | None


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article as it is shown."""

    title: str
    summary: str
    minutes: int
    parts: tuple[Part, ...]
    takeaways: tuple[str, ...]
    grounds: Grounds
    related: tuple[Link, ...]
    causes: tuple[Link, ...]
    practices: tuple[Link, ...]
    review: Review
    written: str
    is_legal: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in the index."""

    link: Link
    minutes: int


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that belong together."""

    title: str
    entries: tuple[Entry, ...]


def article_of(name: str) -> Article | None:
    """The article, or nothing where there is none."""
    return library().articles.get(name)


def article_page(article: Article) -> ArticlePage:
    """An article as it is shown."""
    return ArticlePage(
        article.title,
        article.summary,
        minutes_of(article),
        tuple(Part(part.heading, html(_signed(part.markdown))) for part in article.sections),
        tuple(inline(line) for line in article.takeaways),
        grounds(article.evidence),
        links_to("article", article.related),
        links_to("cause", article.causes),
        links_to("practice", article.practices),
        Review(article.reviewed_by, article.reviewed_on),
        article.written,
        article.group == "legal",
    )


def article_groups() -> tuple[Group, ...]:
    """Every article but the legal ones, by what it is about; those that the others refer to most come first."""
    titles = {
        "understand": _("What closeness is"),
        "why": _("Why it fades"),
        "rebuild": _("How it can come back"),
        "conflict": _("When it gets hard"),
        "self": _("The two of you, each"),
        "help": _("Finding help"),
    }
    named = Counter(name for article in library().articles.values() for name in article.related)
    groups = []
    for group, title in titles.items():
        articles = sorted(
            (a for a in library().articles.values() if a.group == group), key=lambda a: (-named[a.id], a.title)
        )
        groups.append(Group(title, tuple(Entry(_link(article), minutes_of(article)) for article in articles)))
    return tuple(group for group in groups if group.entries)


def articles_about(kind: str, name: str) -> tuple[Link, ...]:
    """Articles that name a cause or a practice."""
    return tuple(
        _link(article)
        for article in library().articles.values()
        if name in (article.causes if kind == "cause" else article.practices)
    )


def minutes_of(article: Article) -> int:
    """How long an article takes to read."""
    return reading_minutes(" ".join(part.markdown for part in article.sections) + " ".join(article.takeaways))


def _link(article: Article) -> Link:
    return Link(article.title, address_of("article", article.id) or "", article.summary)


def _signed(markdown: str) -> str:
    """The lines of whoever runs this server in their places."""
    missing = _("not filled in by whoever runs this server")
    for place, said in {
        "{operator.name}": settings.OPERATOR_NAME,
        "{operator.address}": settings.OPERATOR_ADDRESS,
        "{operator.contact}": settings.OPERATOR_CONTACT,
    }.items():
        markdown = markdown.replace(place, _as_plain(said) or f"*{missing}*")
    return markdown.replace("{source}", f"<{settings.SOURCE_URL}>" if settings.SOURCE_URL else _ask_for_the_source())


def _ask_for_the_source() -> str:
    """What stands where an operator has named no address for the source."""
    contact = _as_plain(settings.OPERATOR_CONTACT)
    if not contact:
        return _("please ask whoever runs this server. They have to give it to you.")
    return _("please ask whoever runs this server, at %(contact)s. They have to give it to you.") % {"contact": contact}


def _as_plain(said: str) -> str:
    """A setting is text, not Markdown."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]()#!<>&" else sign for sign in said)
