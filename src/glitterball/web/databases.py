"""Which database, and how it is opened: SQLite in a file of its own, or PostgreSQL by an address."""

from pathlib import Path
from typing import Any

import dj_database_url

from glitterball.adapters.rows.role import ROLE
from glitterball.adapters.sqlite import use_current_sqlite

WAIT_SECONDS = 20
PRAGMAS = (
    "PRAGMA journal_mode=WAL",  # readers never wait for a writer
    "PRAGMA synchronous=FULL",  # what was acknowledged outlives a power cut
    "PRAGMA secure_delete=ON",  # what is deleted is overwritten
    "PRAGMA foreign_keys=ON",
)
POSTGRESQL = "django.db.backends.postgresql"


class UnknownDatabaseError(ValueError):
    """The address names a database that nobody has tried."""


def chosen(address: str, var: Path) -> dict[str, Any]:
    """Django's settings for the database at ``address``, or for the file in ``var`` where there is none."""
    if not address:
        return _sqlite(var / "glitterball.sqlite3")
    try:
        found: dict[str, Any] = dict(dj_database_url.parse(address, conn_health_checks=True))
    except ValueError:
        found = {}
    if found.get("ENGINE") != POSTGRESQL or not found["NAME"]:
        raise UnknownDatabaseError("GLITTERBALL_DATABASE_URL: expected postgresql://user:password@host:5432/name")
    found.setdefault("OPTIONS", {})["assume_role"] = ROLE  # the pages own no table (adapters/rows)
    return found


def _sqlite(file: Path) -> dict[str, Any]:
    use_current_sqlite()  # before Django connects
    return {
        "ENGINE": "glitterball.adapters.sqlite",
        "NAME": file,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",  # a transaction that reads and then writes can't fail half way
            "timeout": WAIT_SECONDS,
            "init_command": "; ".join(PRAGMAS),
        },
    }
