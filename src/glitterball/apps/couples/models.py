"""An invitation, a couple, who is in it, and what somebody took along from one that ended."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from glitterball.adapters import chance
from glitterball.adapters.keys.sealed import SealedField
from glitterball.apps.accounts.models import HASH_BYTES, Person
from glitterball.core.keeping import Keeping

TOKEN_ROOM, WORD_ROOM, NAMES_ROOM, KEEPSAKE_ROOM = 128, 128, 512, 2048


class Invitation(models.Model):
    """A link that its owner can see again. Whether somebody opened it, or said no, stands nowhere.

    Its key stands in the ring under its own id; the name is sealed with a key that only the link holds.
    """

    keeping: ClassVar = Keeping("person", "open", "none", "goes", until="two weeks after its fourteen days")

    id = models.UUIDField(primary_key=True, default=chance.new_id, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="invitation")
    token_hash = models.BinaryField(max_length=HASH_BYTES, unique=True)
    ends_at = models.DateTimeField()
    is_spent = models.BooleanField(default=False)  # withdrawn, or the two are a couple: its key goes next
    token = SealedField(room=TOKEN_ROOM)
    greeting = SealedField(room=NAMES_ROOM)
    ending = SealedField(room=WORD_ROOM)

    def __str__(self) -> str:
        return str(self.id)


class Refusal(models.Model):
    """Somebody wants no link of somebody's. Only a salted hash says whose."""

    keeping: ClassVar = Keeping("person", "none", "none", "stays", until="its person lets invitations through again")

    id = models.UUIDField(primary_key=True, default=chance.new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="refusals")
    whom = models.BinaryField(max_length=HASH_BYTES)

    def __str__(self) -> str:
        return str(self.id)


class Couple(models.Model):
    """Two people who said yes to each other. Its key stands in the ring under its id."""

    keeping: ClassVar = Keeping("couple", "couple", "all", "stays", until="both persons go")

    id = models.UUIDField(primary_key=True, default=chance.new_id, editable=False)
    formed_on = models.DateField()
    separated_on = models.DateField(null=True)
    names = SealedField(room=NAMES_ROOM)

    def __str__(self) -> str:
        return str(self.id)

    @property
    def couple_id(self) -> UUID:
        """Whose it is, as every row of a couple says it."""
        return self.id


class Member(models.Model):
    """One of the two, with what becomes of shared words at the end as that person alone said it.

    Its key stands in the ring under its own id, so that the end can be carried out while its person is away.
    """

    keeping: ClassVar = Keeping("person", "open", "none", "stays", until="its person goes")

    id = models.UUIDField(primary_key=True, default=chance.new_id, editable=False)
    couple = models.ForeignKey(Couple, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    is_standing = models.BooleanField(default=True)  # the couple has not ended
    is_put_away = models.BooleanField(default=False)  # its person has read that it ended
    ending = SealedField(room=WORD_ROOM)

    class Meta:  # noqa: D106 - Django reads it
        constraints = (
            models.UniqueConstraint(fields=("person",), condition=models.Q(is_standing=True), name="one_couple_a_time"),
        )

    def __str__(self) -> str:
        return str(self.id)


class Keepsake(models.Model):
    """One's own words, taken along from a couple that ended. Its key stands in the ring under its own id."""

    keeping: ClassVar = Keeping("person", "open", "all", "stays", until="its person goes")

    id = models.UUIDField(primary_key=True, default=chance.new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="keepsakes")
    text = SealedField(room=KEEPSAKE_ROOM)

    def __str__(self) -> str:
        return str(self.id)
