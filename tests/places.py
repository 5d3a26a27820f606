"""Where homes stand; one is furnished with people once and copied for each test."""

import shutil

import pytest

from tests.homes import CANARY, PREPARE, Home

SQLITE, POSTGRESQL = "sqlite", "postgresql"
BOTH = [SQLITE, pytest.param(POSTGRESQL, marks=pytest.mark.xdist_group("postgresql"))]


class Places:
    """Where homes stand: a folder each, and on PostgreSQL a database each."""

    def __init__(self, folder, server=""):
        self.folder, self.server, self.count = folder, server, 0
        self.furnished = self.a_home()
        self.furnished.do(PREPARE + f"begin('a', 'first'); begin('b', '{CANARY}')")
        assert self.furnished.command("backup", folder / "backup") == (0, "")

    def a_home(self, like=None):
        """An empty home, or one like another."""
        self.count += 1
        folder, address = self.folder / f"home{self.count}", ""
        if self.server:
            address = self._database(f"{folder.parent.name}{folder.name}".lower().replace("-", ""), like)
        if like:
            shutil.copytree(like.folder, folder)
        return Home(folder, address)

    def _database(self, name, like):
        import psycopg

        template = f" TEMPLATE {like.database.rpartition('/')[2]}" if like else ""
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            connection.execute(f"CREATE DATABASE {name}{template}")
        return f"{self.server.removesuffix('/postgres')}/{name}"
