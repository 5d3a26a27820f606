"""Django's SQLite backend with one write lock across all processes.

SQLite lets writers wait by polling, and under load some wait for seconds. A lock of the operating system, taken before
each transaction, lets them in one after the other; it is gone by itself when a process dies.
"""

import fcntl
import os
from pathlib import Path

from django.db.backends.sqlite3 import base

MEMORY = ("", ":memory:")


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that holds the write lock from the start of a transaction to its end."""

    _lock: int | None = None

    def _start_transaction_under_autocommit(self) -> None:
        self._take_lock()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc] # not in the stubs
        except BaseException:
            self._free_lock()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc] # not in the stubs
        self._free_lock()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc] # not in the stubs
        finally:
            self._free_lock()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc] # not in the stubs
        finally:
            self._free_lock()

    def _take_lock(self) -> None:
        name = str(self.settings_dict["NAME"])
        if self._lock is not None or name in MEMORY or name.startswith("file:"):
            return
        lock = os.open(Path(f"{name}.lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(lock, fcntl.LOCK_EX)
        self._lock = lock

    def _free_lock(self) -> None:
        if self._lock is not None:
            os.close(self._lock)  # closing frees it
            self._lock = None
