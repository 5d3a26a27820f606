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


def chosen(address: str, pages_address: str, var: Path) -> dict[str, Any]:
    """Django's settings for the database at these addresses, or for the file in ``var`` where there is none.

    ``address`` is its owner's, who makes the tables; ``pages_address`` is a login of its own for the pages. With the
    first alone the pages step down from the owner; with the second alone nothing here can change the tables.
    """
    if not address and not pages_address:
        return _sqlite(var / "glitterball.sqlite3")
    owner = _postgresql(address, "GLITTERBALL_DATABASE_URL") if address else None
    pages = _postgresql(pages_address, "GLITTERBALL_PAGES_DATABASE_URL") if pages_address else None
    found = pages or dict(owner or {})
    if owner and pages and owner["NAME"] != pages["NAME"]:
        raise UnknownDatabaseError("GLITTERBALL_PAGES_DATABASE_URL: expected the same database as the owner's address")
    options = dict(found.get("OPTIONS", {}), assume_role=ROLE)  # the pages own no table (adapters/rows)
    return found | {"OPTIONS": options, "OWNER": owner, "PAGES_LOGIN": pages["USER"] if pages else ""}


def _postgresql(address: str, name: str) -> dict[str, Any]:
    try:
        found: dict[str, Any] = dict(dj_database_url.parse(address, conn_health_checks=True))
    except ValueError:
        found = {}
    if found.get("ENGINE") != POSTGRESQL or not found["NAME"]:
        raise UnknownDatabaseError(f"{name}: expected postgresql://user:password@host:5432/name")
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
