"""A database of its own for each test."""

import pytest


@pytest.fixture
def empty_database(postgresql, tmp_path):
    """The address of an empty one on PostgreSQL."""
    import psycopg

    name = f"crash_{tmp_path.parent.name}_{tmp_path.name}".lower().replace("-", "_")[-60:]
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
    return f"{postgresql.removesuffix('/postgres')}/{name}"
