"""A sitting: one occasion of answering, sealed as a whole, so that not even how far somebody is shows from outside."""

from types import MappingProxyType
from typing import ClassVar

from django.db import models

from glitterball.adapters import chance
from glitterball.adapters.keys.sealed import SealedField
from glitterball.apps.accounts.models import Person
from glitterball.core.keeping import Keeping

SHEET_ROOM, LINE_ROOM = 8192, 2048  # every answer there can be; the longest line in the widest letters


class Sitting(models.Model):
    """One person's answers to one version of the check, with their marks and the line they like."""

    keeping: ClassVar = Keeping(
        "person",
        "private",
        "all",
        "stays",
        until="its person goes",
        plain=MappingProxyType({"version": "the number of the check that was answered, the same for everybody"}),
    )

    id = models.UUIDField(primary_key=True, default=chance.new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sittings")
    version = models.CharField(max_length=10)
    begun_on = models.DateField()
    is_aside = models.BooleanField(default=False)  # its owner brought another along, and goes on with that
    sheet = SealedField(room=SHEET_ROOM)
    marks = SealedField(room=SHEET_ROOM, default=b"")
    likes = SealedField(room=LINE_ROOM, default=b"")

    def __str__(self) -> str:
        return str(self.id)
