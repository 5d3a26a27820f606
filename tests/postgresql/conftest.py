"""A database of its own for each test on PostgreSQL."""

import pytest


@pytest.fixture
def empty_postgresql(postgresql):
    """One more database in it, empty again for each test."""
    import psycopg

    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS once WITH (FORCE)")
        connection.execute("CREATE DATABASE once")
    return postgresql.removesuffix("/postgres") + "/once"
