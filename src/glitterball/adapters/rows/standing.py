"""For whom the connection stands right now. PostgreSQL's policies read it from the connection's own settings."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from django.db import connection

SET_WHOSE = "SELECT set_config('glitterball.person', %s, false), set_config('glitterball.couple', %s, false)"
SET_ACROSS = "SELECT set_config('glitterball.across', %s, false)"
is_across = ContextVar("is_across", default=False)


def stand_for(person: UUID | None, couple: UUID | None = None) -> None:
    """Let only the rows of ``person`` and of ``couple`` exist from here on; of nobody, if both are ``None``."""
    if connection.vendor != "postgresql" or not (person or _stands_for_somebody()):
        return
    _tell(SET_WHOSE, str(person or ""), str(couple or ""))
    connection.stands_since = connection.connection if person else None  # type: ignore[attr-defined] # ours


@contextmanager
def across_persons() -> Iterator[None]:
    """Let every row exist, for what can't know yet whose it is (a door by its secret) or concerns all (a clean-up).

    Each use is listed, with its reason, in ``tests/house/test_rows.py``.
    """
    if connection.vendor != "postgresql" or is_across.get():
        yield
        return
    _tell(SET_ACROSS, "on")
    before = is_across.set(True)
    try:
        yield
    finally:
        is_across.reset(before)
        if not connection.needs_rollback:  # a rollback takes it back by itself
            _tell(SET_ACROSS, "")


def _stands_for_somebody() -> bool:
    """A connection that opens anew stands for nobody by itself."""
    since = getattr(connection, "stands_since", None)
    return since is not None and since is connection.connection


def _tell(statement: str, *values: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
