"""Renew the index of what can be read."""

from django.db import connection, transaction

from glitterball.adapters import fulltext
from glitterball.apps.learn import queries
from glitterball.apps.learn.models import IndexedPage, IndexState


@transaction.atomic
def renew_index() -> bool:
    """Index every page anew if any has changed since the last time. Says whether that was so."""
    fingerprint = queries.fingerprint()
    if IndexState.objects.filter(fingerprint=fingerprint).exists():
        return False
    IndexedPage.objects.all().delete()
    IndexedPage.objects.bulk_create(
        IndexedPage(
            kind=page.kind,
            name=page.name,
            title=page.title,
            summary=page.summary,
            text=page.text,
            also=page.also,
            weight=page.weight,
        )
        for page in queries.page_texts()
    )
    fulltext.refresh(connection)
    IndexState.objects.all().delete()
    IndexState.objects.create(fingerprint=fingerprint)
    return True
