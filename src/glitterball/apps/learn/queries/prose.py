"""Markdown of the shelves as HTML, rendered once."""

from functools import cache

from glitterball.adapters import prose
from glitterball.apps.learn.queries.addresses import address_of


@cache
def html(markdown: str) -> str:
    """Some paragraphs."""
    return prose.to_html(markdown, address_of)


@cache
def inline(markdown: str) -> str:
    """A line."""
    return prose.to_inline_html(markdown, address_of)
