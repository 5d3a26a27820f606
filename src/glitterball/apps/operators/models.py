"""Whose account may open the page for whoever runs this server."""

from typing import ClassVar

from django.db import models

from glitterball.adapters import chance
from glitterball.apps.accounts.models import Person
from glitterball.core.keeping import Keeping


class Operator(models.Model):
    """An account that may see whether the server is well. It opens no way into anybody's pages."""

    keeping: ClassVar = Keeping(
        "person", "none", "none", "stays", until="“glitterball operator remove” takes it away, or its person goes"
    )

    id = models.UUIDField(primary_key=True, default=chance.new_id, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="operator")

    def __str__(self) -> str:
        return str(self.id)
