"""Destroy the keys of answers that no longer need one: opened, taken back, or gone with their person.

The key ring is a database of its own, so the two can't change in one moment. The row of a key is written with the
answer and goes only after the key; whatever a crash cuts off between is done at the next start.
"""

from datetime import datetime

from django.db import transaction

from glitterball.adapters import clock
from glitterball.adapters.keys.server import server_ring
from glitterball.adapters.rows.standing import across_persons
from glitterball.apps.reveals.models import Part, PartKey


def destroy_when_saved(now: datetime) -> None:
    """Destroy what is spent as soon as this transaction is saved."""
    transaction.on_commit(lambda: destroy_spent_keys(now=now))


@across_persons()
def destroy_spent_keys(*, now: datetime) -> int:
    """Destroy every key whose answer is open or gone. How many there were."""
    spent = PartKey.objects.exclude(id__in=Part.objects.filter(is_open=False).values("id"))
    ids = list(spent.values_list("id", flat=True))
    for id_ in ids:
        server_ring().shred(id_, now=now)
        PartKey.objects.filter(id=id_).delete()
    return len(ids)


def after_deleting(**_: object) -> None:
    """An answer was deleted, by its owner or with them."""
    destroy_when_saved(clock.now())
