"""The drawer: everybody has one from the start, sealed and of one size, so that having one says nothing."""

from typing import ClassVar

from django.db import models

from glitterball.adapters import chance
from glitterball.adapters.keys.sealed import SealedField
from glitterball.apps.accounts.models import Person
from glitterball.core.keeping import Keeping

DRAWER_ROOM = 2048  # every statement that there is, ticked


class Drawer(models.Model):
    """What one person ticked in the private questions, if they chose to keep it; else nothing, sealed all the same."""

    keeping: ClassVar = Keeping("person", "private", "when ticked", "stays", until="its person empties it or goes")

    id = models.UUIDField(primary_key=True, default=chance.new_id, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="drawer")
    ticked = SealedField(room=DRAWER_ROOM)

    def __str__(self) -> str:
        return str(self.id)
