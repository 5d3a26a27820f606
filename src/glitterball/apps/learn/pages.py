"""The long lists as text, rendered once in each language: they change with the content and with nothing else.

Only what is the same for everybody is kept. The frame around it is rendered for each request, so that nothing of one
reader can ever stand in another's page (measured in bench/pages.py).
"""

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from glitterball.apps.learn import queries

FILTERS_KEPT = 64


def articles_html() -> SafeString:
    """Every article but the legal ones, group by group."""
    return _articles(get_language())


def sources_html() -> SafeString:
    """Every source."""
    return _sources(get_language())


def practices_html(facet: str = "", minutes: int | None = None, who: str = "") -> SafeString:
    """The practices that a filter lets through."""
    return _practices(facet, minutes, who, get_language())


@lru_cache
def _articles(_language: str | None) -> SafeString:
    return mark_safe(render_to_string("learn/_articles.html", {"groups": queries.article_groups()}))  # noqa: S308 - a template escaped it


@lru_cache
def _sources(_language: str | None) -> SafeString:
    return mark_safe(render_to_string("learn/_sources.html", {"sources": queries.sources()}))  # noqa: S308 - a template escaped it


@lru_cache(maxsize=FILTERS_KEPT)
def _practices(facet: str, minutes: int | None, who: str, _language: str | None) -> SafeString:
    rows = queries.practice_rows(facet=facet, minutes=minutes, who=who)
    context = {"rows": rows, "is_filtered": bool(facet or minutes or who)}
    return mark_safe(render_to_string("learn/_practices.html", context))  # noqa: S308 - a template escaped it
