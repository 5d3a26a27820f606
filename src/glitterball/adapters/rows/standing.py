"""For whom the connection stands right now. PostgreSQL's policies read it from the connection's own settings."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

SET_WHOSE = "SELECT set_config('glitterball.person', %s, false), set_config('glitterball.couple', %s, false)"
SET_ACROSS = "SELECT set_config('glitterball.across', %s, false)"
SET_ALL = f"{SET_WHOSE}, set_config('glitterball.across', '', false)"
is_across = ContextVar("is_across", default=False)


@dataclass
class Crossing:
    """A while in which every row exists."""

    person: UUID | None = None
    couple: UUID | None = None

    def then_stand_for(self, person: UUID, couple: UUID | None) -> None:
        """Once it is over, let only the rows of these exist: one statement for both."""
        self.person, self.couple = person, couple


def stand_for(person: UUID | None, couple: UUID | None = None) -> None:
    """Let only the rows of ``person`` and of ``couple`` exist from here on; of nobody, if both are ``None``."""
    if connection.vendor == "postgresql" and (person or _stands_for_somebody()):
        _tell(SET_WHOSE, str(person or ""), str(couple or ""))
        _remember(person)


@contextmanager
def across_persons() -> Iterator[Crossing]:
    """Let every row exist, for what can't know yet whose it is (a door by its secret) or concerns all (a clean-up).

    Each use is listed, with its reason, in ``tests/house/test_rows.py``.
    """
    crossing = Crossing()
    if connection.vendor != "postgresql" or is_across.get():
        yield crossing
        if crossing.person:
            stand_for(crossing.person, crossing.couple)
        return
    _tell(SET_ACROSS, "on")
    before = is_across.set(True)
    try:
        yield crossing
    finally:
        is_across.reset(before)
        if connection.needs_rollback:
            pass  # a rollback takes it back by itself
        elif crossing.person:
            _tell(SET_ALL, str(crossing.person), str(crossing.couple or ""))
            _remember(crossing.person)
        else:
            _tell(SET_ACROSS, "")


def _remember(person: UUID | None) -> None:
    connection.stands_since = connection.connection if person else None  # type: ignore[attr-defined] # ours


def _stands_for_somebody() -> bool:
    """A connection that opens anew stands for nobody by itself."""
    since = getattr(connection, "stands_since", None)
    return since is not None and since is connection.connection


def _tell(statement: str, *values: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
