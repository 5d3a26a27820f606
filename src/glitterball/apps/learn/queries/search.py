"""Look for words in everything there is to read. What was looked for is written down nowhere."""

from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext as _

from glitterball.adapters import fulltext
from glitterball.apps.learn.queries.addresses import address_of
from glitterball.apps.learn.queries.shelf import library

MOST_HITS = 30
MOST_SOUGHT, SHORTEST = 2, 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that was found."""

    kind: str
    title: str
    address: str
    excerpt: tuple[tuple[str, bool], ...]  # pieces of text, and whether each was looked for
    rank: int  # 1 is the best


def search(text: str) -> tuple[Hit, ...]:
    """Articles for which people come with words of ``text``, then pages that hold them, the best first."""
    words = fulltext.words_of(text)
    found = fulltext.find(connection, words, limit=MOST_HITS)
    first = _sought(words, {match.name: match for match in found if match.kind == "article"})
    matches = (*first, *(match for match in found if match not in first))
    kinds = {
        "article": _("Article"),
        "cause": _("Cause"),
        "practice": _("Practice"),
        "sign": _("Sign"),
        "deck": _("Questions to talk about"),
        "term": _("Word"),
        "source": _("Source"),
    }
    there = [(match, address) for match in matches if (address := address_of(match.kind, match.name))]
    return tuple(
        Hit(kinds[match.kind], match.title, address, match.excerpt, rank)
        for rank, (match, address) in enumerate(there, start=1)
    )


def _sought(words: tuple[str, ...], found: dict[str, fulltext.Match]) -> tuple[fulltext.Match, ...]:
    """The few articles that name most of the words as their own, help before all else: “hits” leads there."""
    named = {
        article: sum(any(own.startswith(word) for own in article.sought_as) for word in words if len(word) >= SHORTEST)
        for article in library().articles.values()
    }
    fitting = [article for article, n in named.items() if n]
    best = sorted(fitting, key=lambda article: (-named[article], article.group != "help"))[:MOST_SOUGHT]
    return tuple(
        found.get(article.id) or fulltext.Match("article", article.id, article.title, ((article.summary, False),))
        for article in best
    )
