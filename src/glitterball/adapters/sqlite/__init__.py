"""SQLite as we run it: never loses what it has acknowledged, and many may write at once.

Why each setting is as it is, with what was measured: docs/decisions/0008-sqlite.md.
"""

import sqlite3
import sys

OLDEST_SAFE = (3, 51, 3)  # older ones can lose writes when the write-ahead log is reset


def use_current_sqlite() -> None:
    """Put the SQLite that ships with pysqlite3 in the place of one that is too old. Call it before Django connects."""
    if sqlite3.sqlite_version_info >= OLDEST_SAFE:
        return
    import pysqlite3

    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
