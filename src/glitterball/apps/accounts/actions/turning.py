"""Turn the keys while people write: new ones at once for what is written from now on, and then the rows, one by one.

Which key a value is sealed with stands in the value itself; so no list of tables is needed, and what was cut off is
simply begun again.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models, transaction

from glitterball.adapters.keys import DataKey, turning
from glitterball.adapters.keys.envelope import key_id_of
from glitterball.adapters.keys.sealed import opened, seal_into, sealed_columns
from glitterball.adapters.keys.server import server_ring
from glitterball.adapters.rows.standing import across_persons

Seen = Callable[[int, int], None]


def put_new_keys() -> int:
    """From now on a new key seals what is written. How many keys turn."""
    return turning.turn_all(server_ring())


@across_persons()
def seal_all_anew(seen: Seen) -> int:
    """Seal every value anew that an old key seals, tell how far it is, and destroy the old keys. How many rows changed.

    Call it once everything that was under way when ``put_new_keys`` ran is over.
    """
    keys = turning.turning(server_ring())
    tables = [(model, model._default_manager.count()) for model in _sealed_models()]  # noqa: SLF001 - a documented name
    total, done, changed = sum(count for _, count in tables), 0, 0
    for model, _ in tables:
        for row in list(model._default_manager.values_list("pk", flat=True)):  # noqa: SLF001 - as above
            changed += _seal_row_anew(model, row, keys)
            done += 1
            seen(done, total)
    if keys:
        turning.forget_before(server_ring())
    return changed


def _sealed_models() -> Iterator[type[models.Model]]:
    return (model for model in apps.get_models() if sealed_columns(model))


@transaction.atomic
def _seal_row_anew(model: type[models.Model], key: UUID, keys: Mapping[bytes, DataKey]) -> int:
    row = model._default_manager.select_for_update().filter(pk=key).first()  # noqa: SLF001 - as above
    if row is None:  # deleted meanwhile
        return 0
    columns = {column: found for column in sealed_columns(model) if (found := _old(row, column, keys))}
    for column, new in columns.items():
        seal_into(row, column, opened(row, column, new), new)
    if columns:
        row.save(update_fields=list(columns))
    return bool(columns)


def _old(row: models.Model, column: str, keys: Mapping[bytes, DataKey]) -> DataKey | None:
    """The new key for a value that an old one seals."""
    sealed: Any = getattr(row, column)
    return keys.get(key_id_of(bytes(sealed))) if sealed else None
