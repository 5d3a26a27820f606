"""A PostgreSQL of our own for the tests on both databases."""

import pytest

from tests.postgresql.cluster import NotInstalledError, running


@pytest.fixture(scope="session")
def postgresql():
    """The address of an empty database."""
    try:
        with running() as address:
            yield address
    except NotInstalledError:
        pytest.skip("NO POSTGRESQL: it is not installed, so nobody has seen this run on it")


@pytest.fixture
def empty_postgresql(postgresql):
    """One more database in it, empty again for each test."""
    import psycopg

    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS once WITH (FORCE)")
        connection.execute("CREATE DATABASE once")
    return postgresql.removesuffix("/postgres") + "/once"
