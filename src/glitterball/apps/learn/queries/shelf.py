"""The shelves in the language of this server."""

from django.conf import settings

from glitterball.adapters import content
from glitterball.core.knowledge.library import Library
from glitterball.core.practice import Evidence, Practice


def library() -> Library:
    """All there is to read."""
    return content.library(settings.LANGUAGE_CODE)


def practices() -> dict[str, Practice]:
    """Every practice, by id."""
    return content.practices_by_id(settings.LANGUAGE_CODE)


def evidence() -> dict[str, Evidence]:
    """Every source, by id."""
    return content.evidence_by_id(settings.LANGUAGE_CODE)


def facet_names() -> dict[str, str]:
    """Each side of a relationship that is measured, by id."""
    return {facet.id: facet.name for facet in content.latest_instrument().facets}
