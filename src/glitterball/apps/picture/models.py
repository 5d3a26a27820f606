"""What somebody released to their couple, and what they think about releasing. Each is one row of one length."""

from typing import ClassVar

from django.db import models

from glitterball.adapters import chance
from glitterball.adapters.keys.sealed import SealedField
from glitterball.apps.accounts.models import Person
from glitterball.apps.couples.models import Couple
from glitterball.core.keeping import Keeping

SNAPSHOT_ROOM, CHOICE_ROOM = 8192, 2048  # every side there can be, with its guess; every side's name


class Release(models.Model):
    """One snapshot of scores, as they were when released. Joint pages read nothing else."""

    keeping: ClassVar = Keeping("couple", "couple", "all", "goes", until="it is taken back, or the couple ends")

    id = models.UUIDField(primary_key=True, default=chance.new_id, editable=False)
    couple = models.ForeignKey(Couple, on_delete=models.CASCADE, related_name="releases")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="releases")
    snapshot = SealedField(room=SNAPSHOT_ROOM)

    class Meta:  # noqa: D106 - Django reads it
        constraints = (models.UniqueConstraint(fields=("couple", "person"), name="one_release_a_person"),)

    def __str__(self) -> str:
        return str(self.id)


class Choice(models.Model):
    """Sides that somebody thinks about releasing, and since when. Theirs alone."""

    keeping: ClassVar = Keeping("person", "private", "none", "goes", until="it is shown or dropped, or the couple ends")

    id = models.UUIDField(primary_key=True, default=chance.new_id, editable=False)
    couple = models.ForeignKey(Couple, on_delete=models.CASCADE, related_name="choices")
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="choice")
    chosen = SealedField(room=CHOICE_ROOM)

    def __str__(self) -> str:
        return str(self.id)
