"""The queue: wake the worker now, or every few minutes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction

Job = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Routine:
    """A job that runs again and again."""

    job: Job
    minutes: int


def wake(job: Job) -> None:
    """Let the worker run ``job`` as soon as the transaction at hand stands."""
    from django_q.tasks import async_task

    transaction.on_commit(partial(async_task, _path(job)))


def keep_routines(routines: Sequence[Routine], *, now: datetime) -> None:
    """Exactly these run again and again; others that once did are taken off."""
    from django_q.models import Schedule

    wanted = {_path(routine.job): routine.minutes for routine in routines}
    Schedule.objects.exclude(func__in=wanted).delete()
    for path, minutes in wanted.items():
        form = {"schedule_type": Schedule.MINUTES, "minutes": minutes, "repeats": -1}
        if not Schedule.objects.filter(func=path).update(**form):
            Schedule.objects.create(func=path, name=path.rpartition(".")[2], next_run=now, **form)


def _path(job: Job) -> str:
    return f"{job.__module__}.{job.__name__}"
