"""A consent that somebody gave."""

from types import MappingProxyType
from typing import ClassVar

from django.db import models

from glitterball.adapters import chance
from glitterball.apps.accounts.models import Person
from glitterball.core.keeping import Keeping


class Consent(models.Model):
    """Who agreed to what, in which version of the words, when, and until when."""

    keeping: ClassVar = Keeping(
        "person",
        "none",
        "all",
        "stays",
        until="its person goes",
        plain=MappingProxyType(
            {
                "scope": "one of our own words, the same for everybody",
                "text_version": "the number of a text of ours",
            }
        ),
    )

    id = models.UUIDField(primary_key=True, default=chance.new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    scope = models.CharField(max_length=40)
    text_version = models.CharField(max_length=10)
    given_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:  # noqa: D106 - Django reads it
        constraints = (
            models.UniqueConstraint(
                fields=("person", "scope"),
                condition=models.Q(withdrawn_at=None),
                name="one_standing_consent_a_scope",
            ),
        )

    def __str__(self) -> str:
        return f"{self.scope}@{self.text_version}"
