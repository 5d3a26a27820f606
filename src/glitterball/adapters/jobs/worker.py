"""The worker: a small family of processes (django-q2's cluster) that lives and dies as one."""

import ctypes
import os
import signal
import sys
from multiprocessing.process import BaseProcess

FELL = 1
PR_SET_PDEATHSIG = 1


def stay_beside(process: int) -> bool:
    """Stop by itself when the parent ``process`` ends, however it ends. False where it has ended already."""
    _end_with_the_parent(signal.SIGTERM)
    return os.getppid() == process


def work() -> bool:
    """Run jobs until told to stop; whether it ended as told. A job under way is finished first."""
    from django.db import connections
    from django_q import cluster

    os.register_at_fork(after_in_child=_die_with_the_parent)
    connections.close_all()  # each process opens its own
    cluster.Sentinel = _guard_that_falls_too()
    family = cluster.Cluster()
    family.start()
    family.sentinel.join()
    return bool(family.sentinel.exitcode == 0)


def _guard_that_falls_too() -> type:
    """django-q2's guard, which ends with a child that was killed.

    It would start a new child on the old queues; but who is killed while waiting at a queue holds its lock for ever;
    then nobody works any more and nothing stops. So the whole family goes, and whoever runs it begins afresh.
    """
    from django_q.cluster import Sentinel

    class Guard(Sentinel):  # type: ignore[misc] # it ships no types
        def reincarnate(self, process: BaseProcess) -> None:
            if process.exitcode is not None and process.exitcode < 0:
                os._exit(FELL)
            super().reincarnate(process)

    return Guard


def _die_with_the_parent() -> None:
    _end_with_the_parent(signal.SIGKILL)


def _end_with_the_parent(how: signal.Signals) -> None:
    """A parent that was killed leaves no orphan at work (on Linux; elsewhere it works on until it is stopped)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, how)
