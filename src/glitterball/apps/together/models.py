"""Where two people are in their ten minutes."""

from typing import ClassVar

from django.db import models

from glitterball.adapters import chance
from glitterball.apps.couples.models import Couple
from glitterball.core.keeping import Keeping


class Evening(models.Model):
    """The page at which a couple is: one for both, and nothing of who turned it."""

    keeping: ClassVar = Keeping("couple", "none", "none", "goes", until="the couple ends")

    id = models.UUIDField(primary_key=True, default=chance.new_id, editable=False)
    couple = models.OneToOneField(Couple, on_delete=models.CASCADE, related_name="evening")
    step = models.PositiveSmallIntegerField()
    turned_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.id)
