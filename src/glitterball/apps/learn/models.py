"""The index of what can be read. It is made from content, so losing it loses nothing.

Owner of every row: nobody. Not exported, untouched by separation.
"""

from typing import ClassVar

from django.db import models

from glitterball.core.keeping import Keeping


class IndexedPage(models.Model):
    """A page as the search sees it. The database keeps its own index of the words beside it (migration 0001)."""

    keeping: ClassVar = Keeping("none", "none", "none", "stays", until="the content changes")

    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=100)
    title = models.CharField(max_length=200)
    summary = models.TextField()
    text = models.TextField()
    also = models.TextField()  # the same words without accents, where they have some
    weight = models.FloatField()  # how much it counts among what was found

    class Meta:  # noqa: D106 - Django reads it
        db_table = "learn_page"
        constraints = (models.UniqueConstraint(fields=("kind", "name"), name="a_page_is_indexed_once"),)

    def __str__(self) -> str:
        return f"{self.kind}:{self.name}"


class IndexState(models.Model):
    """What the index was made from: one row."""

    keeping: ClassVar = Keeping("none", "none", "none", "stays", until="the content changes")

    fingerprint = models.CharField(max_length=64)

    class Meta:  # noqa: D106 - Django reads it
        db_table = "learn_index_state"

    def __str__(self) -> str:
        return self.fingerprint
