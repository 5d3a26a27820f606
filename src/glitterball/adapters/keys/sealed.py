"""Sealed columns: the one way in which a model keeps what people say.

A model holds padded bytes and can't read them. Only a door (``access.py``) that has the viewer's key opens them, with
``opened``; only an action seals, with ``seal_into``. Both bind the value to its table, row, column and owner.
"""

from typing import Any
from uuid import UUID

from django.db import models

from glitterball.adapters.keys.envelope import DataKey, Place, open_sealed, seal
from glitterball.core.keeping import Keeping


class SealedField(models.BinaryField):  # type: ignore[type-arg] # only the stubs take arguments
    """Padded sealed bytes. Whatever fits into ``room`` bytes looks the same from outside; it never opens by itself."""

    def __init__(self, *, room: int, **more: Any) -> None:  # noqa: ANN401 - Django's own options
        """``room`` is how many bytes all values are padded to."""
        super().__init__(**more)
        self.room = room

    def deconstruct(self) -> Any:  # noqa: ANN401 - Django's form
        """Let migrations know the room."""
        name, path, arguments, more = super().deconstruct()
        return name, path, arguments, more | {"room": self.room}


def seal_into(row: models.Model, column: str, text: str, key: DataKey) -> None:
    """Put ``text`` sealed into ``column`` of ``row``, which has its id and its owner already."""
    room = sealed_columns(type(row))[column].room
    setattr(row, column, seal(text.encode(), key, place_of(row, column), room=room))


def opened(row: models.Model, column: str, key: DataKey) -> str:
    """The text in ``column`` of ``row``; empty if nothing was ever put there. Raises ``CannotOpenError``."""
    sealed = bytes(getattr(row, column))
    return open_sealed(sealed, key, place_of(row, column)).decode() if sealed else ""


def sealed_columns(model: type[models.Model]) -> dict[str, SealedField]:
    """The sealed columns of a model by name."""
    fields = model._meta.get_fields()  # noqa: SLF001 - Django documents it under this name
    return {field.name: field for field in fields if isinstance(field, SealedField)}


def place_of(row: models.Model, column: str) -> Place:
    """Where a value belongs: it opens nowhere else."""
    keeping: Keeping = row.keeping  # type: ignore[attr-defined] # every model has one (tests/house)
    owner: UUID = getattr(row, f"{keeping.owner}_id")
    table = row._meta.db_table  # noqa: SLF001 - Django documents it under this name
    return Place(table, row.pk, column, owner)
