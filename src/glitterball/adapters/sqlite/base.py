"""Django's SQLite backend with one write lock across all processes.

SQLite lets writers wait by polling, and under load some wait for seconds. A lock of the operating system, taken before
each transaction, lets them in one after the other; it is gone by itself when a process dies.
"""

import fcntl
import os
from pathlib import Path

from django.db.backends.sqlite3 import base

MEMORY = ("", ":memory:")
held: set[int] = set()


def let_go_of_what_the_parent_holds() -> None:
    """A process that is forked while a transaction runs gets the lock's file too, and would keep it for ever."""
    for lock in held:
        os.close(lock)  # the parent's own stays as it is
    held.clear()


os.register_at_fork(after_in_child=let_go_of_what_the_parent_holds)


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
        held.add(lock)
        fcntl.flock(lock, fcntl.LOCK_EX)
        self._lock = lock

    def _free_lock(self) -> None:
        if self._lock is not None:
            held.discard(self._lock)
            os.close(self._lock)  # closing frees it
            self._lock = None
