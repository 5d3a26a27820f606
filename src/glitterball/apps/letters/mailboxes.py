"""Addresses of readers: sealed under a key of each reader's own, found again by a mark, and shredded when they go.

A reader has no account. The id of the row that holds the address is the owner of its key, and that key lies in the ring
of this server; so what a backup of the database still holds can't be read once a reader has gone.
"""

from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

from glitterball.adapters.keys import CannotOpenError, NoKeyError
from glitterball.adapters.keys.marks import mark_of, marking_key
from glitterball.adapters.keys.sealed import opened, seal_into
from glitterball.adapters.keys.server import server_ring

MARKS = UUID("1e77e125-0000-4000-8000-6c6574746572")  # whose key marks addresses; nobody's, and always this one
KEPT = "sealed_address"


Row = TypeVar("Row", bound=Model)


def mark(address: str) -> bytes:
    """By which rows with this address are found."""
    return mark_of(address, marking_key(server_ring(), MARKS))


def put(row: Row, address: str) -> Row:
    """``row`` with the address sealed into it, under a new key of its own. The key stands before the row does."""
    seal_into(row, KEPT, address, server_ring().make(row.pk))
    row.address_mark = mark(address)  # type: ignore[attr-defined] # every row of a reader has one
    return row


def address_in(row: Model) -> str | None:
    """The address in ``row``; nothing where its reader has gone, so that only the row is left."""
    try:
        return opened(row, KEPT, server_ring().open(row.pk))
    except (NoKeyError, CannotOpenError):
        return None


def forget(rows: QuerySet[Row], *, now: datetime) -> None:
    """Destroy the keys of ``rows`` and then the rows. Cut off in between, an address is unreadable and its row goes
    the next time that somebody looks."""
    for row_id in list(rows.values_list("pk", flat=True)):
        server_ring().shred(row_id, now=now)
    rows.delete()
