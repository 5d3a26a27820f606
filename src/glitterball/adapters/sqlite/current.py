"""The ``sqlite3`` that everything here uses: the current one, whichever module is imported first."""

from glitterball.adapters.sqlite import use_current_sqlite

use_current_sqlite()
import sqlite3  # noqa: E402 - from here on it is that one

__all__ = ["sqlite3"]
