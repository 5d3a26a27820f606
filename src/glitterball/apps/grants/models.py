"""A grant of one person, and each look that was taken through it."""

from datetime import datetime
from types import MappingProxyType
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from glitterball.adapters import chance
from glitterball.adapters.keys.sealed import SealedField
from glitterball.apps.accounts.models import Person
from glitterball.core.keeping import Keeping

NAME_ROOM = 512


class GrantSet(models.QuerySet["Grant"]):
    """Grants, by whether they stand."""

    def standing(self, now: datetime) -> Self:
        """Those that were neither ended nor are over; of what is of two, only while the two are a couple here.

        A practitioner who became the partner sees what is released, and nothing through a grant.
        """
        couple, practitioners = F("person__couple_id"), Q(practitioner__couple_id=F("person__couple_id"))
        in_time = self.filter(ended_at=None, given_at__lte=now, ends_at__gt=now)
        of_whom = in_time.filter(Q(couple_id=None) | Q(couple_id=couple))
        return of_whom.filter(Q(person__couple_id=None) | Q(practitioner__couple_id=None) | ~practitioners)


class Grant(models.Model):
    """One person's signature: this practitioner may see this until then. Joint things have one of each partner."""

    keeping: ClassVar = Keeping(
        "person",
        "private",
        "all",
        "stays",  # a joint one no longer stands, because its person has left the couple
        until="its person goes",
        plain=MappingProxyType({"scope": "one of our own words, the same for everybody"}),
    )

    id = models.UUIDField(primary_key=True, default=chance.new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="grants_given")
    practitioner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="grants_received")
    couple_id = models.UUIDField(null=True)  # whose joint things; nothing for one's own
    scope = models.CharField(max_length=40)
    called = SealedField(room=NAME_ROOM)  # how whoever gave it calls the practitioner
    given_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = GrantSet.as_manager()

    class Meta:  # noqa: D106 - Django reads it
        constraints = (
            models.UniqueConstraint(
                fields=("person", "practitioner", "scope"),
                condition=Q(ended_at=None),
                name="one_standing_grant_a_scope",
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("given_at")), name="a_grant_ends_after_it_begins"),
        )

    def __str__(self) -> str:
        return str(self.id)


class Look(models.Model):
    """That a practitioner read through a grant, and when. Whoever gave it sees this; the partner sees their own."""

    keeping: ClassVar = Keeping("person", "none", "all", "stays", until="its person goes")

    id = models.UUIDField(primary_key=True, default=chance.new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="looks_at_theirs")
    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="looks")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.id)
