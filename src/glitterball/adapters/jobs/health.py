"""Whether the worker does its work. How many jobs wait is not asked: in a small house that would tell of somebody."""

from datetime import datetime, timedelta

LATE = timedelta(minutes=10)


def is_late(*, now: datetime) -> bool:
    """Whether a routine waits for longer than it should, so that nobody seems to do it."""
    from django_q.models import Schedule

    return bool(Schedule.objects.filter(next_run__lt=now - LATE).exists())
