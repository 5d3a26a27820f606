"""On PostgreSQL: a test looks at every row, and the pages that it asks for stand behind the second wall."""

from contextlib import contextmanager
from functools import wraps

from django.db import connection

from glitterball.adapters.rows import standing
from glitterball.adapters.rows.role import ROLE


def inside_of_a_request(ask):
    """``Client.request`` as on a connection of its own: the wall up, and down again afterwards."""

    @wraps(ask)
    def behind_the_wall(client, **environment):
        with behind():
            return ask(client, **environment)

    return behind_the_wall


class behind:  # noqa: N801 - it reads as a word
    """Stand for nobody, as between two requests. What it tells the database counts as nobody's query."""

    def __enter__(self):
        self.before = standing.is_across.set(False)
        self._tell("")

    def __exit__(self, *_):
        standing.is_across.reset(self.before)
        self._tell("on")

    def _tell(self, across):
        connection.ensure_connection()
        connection.connection.execute(standing.SET_WHOSE, ("", ""))
        connection.connection.execute(standing.SET_ACROSS, (across,))
        connection.stands_since = None


@contextmanager
def owning():
    """Do what only the owner of the tables may: make one, or empty all of them after a test."""
    is_postgresql = connection.vendor == "postgresql"
    connection.ensure_connection()
    if is_postgresql:
        connection.connection.execute("RESET ROLE")
    try:
        yield
    finally:
        if is_postgresql:
            connection.connection.execute(f"SET ROLE {ROLE}")


def emptied_by_its_owner(flush):
    """``execute_sql_flush`` after a test, which the pages' role may not."""

    @wraps(flush)
    def empty(statements):
        with owning():
            flush(statements)

    return empty
