"""Look for words in everything there is to read. What was looked for is written down nowhere."""

from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext as _

from glitterball.adapters import fulltext
from glitterball.apps.learn.queries.addresses import address_of

MOST_HITS = 30


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that was found."""

    kind: str
    title: str
    address: str
    excerpt: tuple[tuple[str, bool], ...]  # pieces of text, and whether each was looked for
    rank: int  # 1 is the best


def search(text: str) -> tuple[Hit, ...]:
    """Pages with the words of ``text``, the best first."""
    matches = fulltext.find(connection, fulltext.words_of(text), limit=MOST_HITS)
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
