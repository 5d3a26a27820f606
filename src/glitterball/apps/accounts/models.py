"""A person and their doors. Nothing in here says what anybody answered, or when they were last here."""

from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.db import models

from glitterball.adapters import chance
from glitterball.adapters.keys import Area
from glitterball.core.keeping import Keeping

UNCLAIMED_LASTS = timedelta(days=30)
A_DAY = timedelta(days=1)
FRESH_FOR = timedelta(minutes=5)
HELD_FOR = timedelta(minutes=30)  # what was unlocked by the passphrase
HASH_BYTES = 32


class PersonSet(models.QuerySet["Person"]):
    """Persons, by how long nobody has claimed them."""

    def overdue(self, now: datetime) -> Self:
        """Those who should have been claimed by ``now`` and were not."""
        return self.filter(claimed_on=None, made_at__lt=now - UNCLAIMED_LASTS)


class Person(models.Model):
    """Somebody whose words are kept here, with or without an account. Their keys stand in the ring under this id."""

    keeping: ClassVar = Keeping("person", "none", "all", "stays", until="thirty days are over and nobody claimed it")

    id = models.UUIDField(primary_key=True, default=chance.new_id, editable=False)
    made_at = models.DateTimeField()
    claimed_on = models.DateField(null=True)  # the day on which an account was put to it
    overdue_at = models.DateTimeField(null=True)  # when it was first seen to be unclaimed for too long
    begun_once = models.BinaryField(max_length=HASH_BYTES, null=True, unique=True)  # tells a double submit
    is_locked = models.BooleanField(default=False)  # private rows are sealed with the locked area's key
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    wait_until = models.DateTimeField(null=True)
    couple_id = models.UUIDField(null=True)  # the couple they are in now; only apps/couples writes it

    objects = PersonSet.as_manager()

    def __str__(self) -> str:
        return str(self.id)

    @property
    def private_area(self) -> Area:
        """The area whose key seals what is private."""
        return "locked" if self.is_locked else "open"

    @property
    def kept_until(self) -> datetime | None:
        """When the key goes if nobody claims it; nothing once it was claimed."""
        return None if self.claimed_on else self.made_at + UNCLAIMED_LASTS


class Door(models.Model):
    """A device that may come in: the hash of a secret that only its cookie holds."""

    keeping: ClassVar = Keeping("person", "none", "none", "stays", until="twelve hours, or fourteen days if asked for")

    id = models.UUIDField(primary_key=True, default=chance.new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="doors")
    secret_hash = models.BinaryField(max_length=HASH_BYTES, unique=True)
    ends_at = models.DateTimeField()
    fresh_until = models.DateTimeField(null=True)  # five minutes after somebody proved here who they are

    def __str__(self) -> str:
        return str(self.id)


class ReturnCode(models.Model):
    """A code that opens one more device, once. Only its hash is kept; used ones stay, so that a replay can be told."""

    keeping: ClassVar = Keeping("person", "none", "none", "stays", until="its person goes")

    id = models.UUIDField(primary_key=True, default=chance.new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="return_codes")
    code_hash = models.BinaryField(max_length=HASH_BYTES, unique=True)
    made_on = models.DateField(null=True)  # null: before such a day was kept
    used_on = models.DateField(null=True)

    def __str__(self) -> str:
        return str(self.id)
