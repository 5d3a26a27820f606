"""What the pages to read show. One file for each shelf; nothing here knows who reads."""

from glitterball.apps.learn.queries.addresses import address_of
from glitterball.apps.learn.queries.articles import article_groups, article_of, article_page
from glitterball.apps.learn.queries.causes import cause_links, cause_of, cause_reading
from glitterball.apps.learn.queries.glossary import terms
from glitterball.apps.learn.queries.grounds import sources
from glitterball.apps.learn.queries.indexing import fingerprint, page_texts
from glitterball.apps.learn.queries.practices import practice_of, practice_page, practice_rows
from glitterball.apps.learn.queries.prompts import DEPTHS, card, deck_of, deck_rows
from glitterball.apps.learn.queries.search import search
from glitterball.apps.learn.queries.shelf import facet_names
from glitterball.apps.learn.queries.signs import leads, sign_of, sign_page, themes

__all__ = [
    "DEPTHS",
    "address_of",
    "article_groups",
    "article_of",
    "article_page",
    "card",
    "cause_links",
    "cause_of",
    "cause_reading",
    "deck_of",
    "deck_rows",
    "facet_names",
    "fingerprint",
    "leads",
    "page_texts",
    "practice_of",
    "practice_page",
    "practice_rows",
    "search",
    "sign_of",
    "sign_page",
    "sources",
    "terms",
    "themes",
]
