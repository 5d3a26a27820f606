"""Jobs: work that waits for a moment or for another machine, done by a worker beside the web server (django-q2).

The queue is only a way to wake the worker. What is to be done stands in rows of its own, with leases, and every job
finds it there; so a job that is lost or comes twice changes nothing (docs/decisions/0014).
"""

from glitterball.adapters.jobs.discreet import discreetly
from glitterball.adapters.jobs.health import is_late
from glitterball.adapters.jobs.queue import Routine, keep_routines, wake
from glitterball.adapters.jobs.worker import stay_beside, work

__all__ = ["Routine", "discreetly", "is_late", "keep_routines", "stay_beside", "wake", "work"]
