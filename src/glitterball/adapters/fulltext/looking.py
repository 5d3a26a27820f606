"""Look for words in whichever database there is."""

import re
import unicodedata
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from glitterball.adapters.fulltext import postgresql, sqlite

WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 8
SAYING_LITTLE = frozenset(  # English words that stand on every page; a search for nothing else keeps them
    re.findall(
        r"\w+",
        """a about again all always am an and any are as at be been but by can could did do does dont every feel feels
        for from get gets girlfriend boyfriend had has have he her hers herself him himself his how husband i if in is
        it its just keeps make makes man me more my myself need never not now of on or our partner really she should so
        some spouse than that the their them then there they this to too us very want wants was we what when where
        which who why wife will with woman would you your""",
    )
)
ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("d", ""), ("ing", ""), ("ing", "e"), ("ment", ""))
SHORTEST_STEM = 4
MARK, UNMARK = "\x02", "\x03"  # around what was found; no text holds them
DIALECTS = {"sqlite": sqlite, "postgresql": postgresql}


@dataclass(frozen=True, slots=True)
class Match:
    """A page that holds the words, the best first, with the lines around them."""

    kind: str
    name: str
    title: str
    excerpt: tuple[tuple[str, bool], ...]  # pieces of text, and whether each is a word that was looked for


def words_of(text: str) -> tuple[str, ...]:
    """The words of a search: letters and digits alone, without accents, so nothing in them can be an operator."""
    words = dict.fromkeys(WORD.findall(without_accents(text).lower()))
    return tuple([word for word in words if word not in SAYING_LITTLE] or words)[:MOST_WORDS]


def without_accents(text: str) -> str:
    """The text with “é” as “e”."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def find(connection: BaseDatabaseWrapper, words: tuple[str, ...], *, limit: int) -> tuple[Match, ...]:
    """Pages with words that begin like all of ``words``; where there are none, like any of them."""
    if not words:
        return ()
    dialect, forms = DIALECTS[connection.vendor], tuple(map(_forms_of, words))
    with connection.cursor() as cursor:
        for query in dict.fromkeys((dialect.all_of(forms), dialect.any_of(forms))):
            cursor.execute(dialect.FIND, {"query": query, "mark": MARK, "unmark": UNMARK, "limit": limit})
            if rows := cursor.fetchall():
                return tuple(Match(kind, name, title, _pieces(excerpt)) for kind, name, title, excerpt in rows)
    return ()


def _forms_of(word: str) -> tuple[str, ...]:
    """The word, and what may be left of it without an English ending: “touched” also finds “touch”."""
    stems = (word.removesuffix(end) + other for end, other in ENDINGS if word.endswith(end) and not word.endswith("ss"))
    return (word, *(stem for stem in dict.fromkeys(stems) if len(stem) >= SHORTEST_STEM))


def refresh(connection: BaseDatabaseWrapper) -> None:
    """Take up the rows of the table as they are now."""
    if statement := DIALECTS[connection.vendor].REFRESH:
        with connection.cursor() as cursor:
            cursor.execute(statement)


def _pieces(excerpt: str) -> tuple[tuple[str, bool], ...]:
    before, *rest = excerpt.split(MARK)
    pieces = [(before, False)]
    for part in rest:
        found, _, after = part.partition(UNMARK)
        pieces += [(found, True), (after, False)]
    return tuple((text, is_found) for text, is_found in pieces if text)
