"""An exchange of two people, the part of each, and what somebody took out of one to keep for themselves."""

from types import MappingProxyType
from typing import ClassVar

from django.db import models

from glitterball.adapters import chance
from glitterball.adapters.keys.sealed import SealedField
from glitterball.apps.accounts.models import Person
from glitterball.core.keeping import Keeping

HASH_BYTES = 32
WORDS_ROOM = 8192  # the longest words in the widest letters, with their salt
SUBJECT = MappingProxyType({"about": "one of our own words, the same for everybody"})


class Exchange(models.Model):
    """One subject that two people may answer for each other. It is made with the first answer, and no page shows it."""

    keeping: ClassVar = Keeping("couple", "none", "none", "freezes", until="both of its people go", plain=SUBJECT)

    id = models.UUIDField(primary_key=True, default=chance.new_id, editable=False)
    couple_id = models.UUIDField()
    about = models.CharField(max_length=80)

    class Meta:  # noqa: D106 - Django reads it
        constraints = (models.UniqueConstraint(fields=("couple_id", "about"), name="one_exchange_a_subject"),)

    def __str__(self) -> str:
        return str(self.id)


class Part(models.Model):
    """What one of the two committed to. Closed, it holds their words under a key of its own.

    Open, it holds only what proves that the words are the ones committed to; the words stand in ``Revealed``.
    """

    keeping: ClassVar = Keeping("person", "open", "all", "stays", until="its person goes")

    id = models.UUIDField(primary_key=True, default=chance.new_id, editable=False)
    exchange = models.ForeignKey(Exchange, on_delete=models.CASCADE, related_name="parts")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="parts_of_exchanges")
    commitment = models.BinaryField(max_length=HASH_BYTES)
    committed = SealedField(room=WORDS_ROOM)
    is_free = models.BooleanField(default=False)  # it opens though the other has none
    is_open = models.BooleanField(default=False)
    tells = models.BooleanField(default=False)  # the other may know that there is an answer

    class Meta:  # noqa: D106 - Django reads it
        constraints = (models.UniqueConstraint(fields=("exchange", "person"), name="one_part_a_person"),)

    def __str__(self) -> str:
        return str(self.id)


class Revealed(models.Model):
    """The words of an open part, under the couple's key."""

    keeping: ClassVar = Keeping("person", "couple", "all", "leaves with its owner", until="its person goes")

    id = models.UUIDField(primary_key=True, default=chance.new_id, editable=False)
    part = models.OneToOneField(Part, on_delete=models.CASCADE, related_name="revealed")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="revealed_answers")
    couple_id = models.UUIDField()
    words = SealedField(room=WORDS_ROOM)

    def __str__(self) -> str:
        return str(self.id)


class KeptAnswer(models.Model):
    """An answer that somebody took back to keep for themselves alone."""

    keeping: ClassVar = Keeping("person", "private", "all", "stays", until="its person goes", plain=SUBJECT)

    id = models.UUIDField(primary_key=True, default=chance.new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="kept_answers")
    about = models.CharField(max_length=80)
    words = SealedField(room=WORDS_ROOM)

    def __str__(self) -> str:
        return str(self.id)


class PartKey(models.Model):
    """That the ring holds a key under this id. It stands until that key is destroyed, also over a crash."""

    keeping: ClassVar = Keeping("none", "none", "none", "stays", until="the key it speaks of is destroyed")

    id = models.UUIDField(primary_key=True)

    def __str__(self) -> str:
        return str(self.id)
