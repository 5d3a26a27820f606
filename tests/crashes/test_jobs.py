"""Jobs: what was rolled back never runs, what a kill left behind is found again, and two workers do nothing twice."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.crashes.probe import LINES
from tests.killed_worker import PREPARE, Killer, Workplace
from tests.mailbox import Mailbox, running
from tests.places import POSTGRESQL, SQLITE

READERS = 8
START = """
import django; django.setup()
from datetime import timedelta
from django.db import transaction
from glitterball.adapters import clock, jobs
from glitterball.apps.letters import tasks
from glitterball.apps.letters.models import Delivery
from django_q.models import OrmQ, Schedule
from tests.crashes import probe
"""
ROLLED_BACK = """
from contextlib import suppress
with suppress(ZeroDivisionError), transaction.atomic():
    jobs.wake(probe.touch)
    1 / 0
with transaction.atomic():
    with suppress(ZeroDivisionError), transaction.atomic():
        jobs.wake(probe.touch)
        1 / 0
"""
KILLED_INSIDE = """
with transaction.atomic():
    Delivery.objects.all().delete()
    jobs.wake(probe.touch)
    print("inside", flush=True)
    import time; time.sleep(100)
"""
COMMITTED = "with transaction.atomic(): jobs.wake(probe.touch)"
WAITING = "print(OrmQ.objects.count(), Delivery.objects.count())"
LEASES_RAN_OUT = """
Delivery.objects.filter(settled_at=None, letter="general-01-hello").update(due_at=clock.now())
Schedule.objects.update(next_run=clock.now())
"""  # as if ten minutes had passed; the queue stays as the killed worker left it
LOCKS_RAN_OUT = "OrmQ.objects.update(lock=clock.now() - timedelta(hours=1))"


by_the_routine = pytest.mark.long  # the worker looks at its routines every half minute


@pytest.fixture(params=[SQLITE, pytest.param(POSTGRESQL, marks=pytest.mark.xdist_group("postgresql"))])
def place(request, tmp_path):
    database = request.getfixturevalue("empty_database") if request.param == POSTGRESQL else ""
    mailbox = Mailbox()
    mailbox.strike = None
    with running(mailbox, Killer) as box:
        place = Workplace(tmp_path, database, box)
        place.run(PREPARE.format(readers=READERS))
        yield place
        if place.worker and place.worker.poll() is None:
            place.kill()


def touched(place) -> int:
    file = Path(place.environment["GLITTERBALL_VAR"]) / LINES
    return len(file.read_text(encoding="ascii").splitlines()) if file.exists() else 0


def waiting(place) -> tuple[int, int]:
    """Jobs in the queue, and letters that wait or are settled."""
    queued, deliveries = map(int, place.run(START + WAITING).split())
    return queued, deliveries


def killed_inside(place) -> None:
    """Somebody deletes every letter and wakes a job, and is killed before that stands."""
    process = subprocess.Popen(
        [sys.executable, "-c", START + KILLED_INSIDE], env=place.environment, stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout.readline() == "inside\n"
        process.kill()


def test_what_was_rolled_back_never_runs(place):
    before = waiting(place)
    place.run(START + ROLLED_BACK)
    killed_inside(place)
    assert waiting(place) == before
    place.run(START + COMMITTED)
    place.start_as_it_is()
    place.wait_until(lambda: touched(place))
    place.wait_until(lambda: waiting(place)[0] == 0)
    assert touched(place) == 1


@by_the_routine
def test_a_job_whose_wake_was_lost_is_done_by_the_routine(place):
    place.run(START + "OrmQ.objects.all().delete()")  # killed between the commit and the wake
    place.start_as_it_is()
    place.wait_until(lambda: len(place.mailbox.taken) == READERS)
    assert set(Counter(place.mailbox.recipients).values()) == {1}


@by_the_routine
def test_a_queue_left_by_a_killed_worker_holds_nobody_up_and_empties(place):
    struck = []
    place.mailbox.strike = ("rcpt", lambda: (place.kill(), struck.append(1)))
    place.run(START + "jobs.wake(tasks.send_due)")
    place.start_as_it_is()
    place.wait_until(lambda: struck)
    place.run(START + LEASES_RAN_OUT)
    place.start_as_it_is()
    place.wait_until(lambda: len(place.mailbox.taken) >= READERS)
    place.run(START + LOCKS_RAN_OUT)
    place.wait_until(lambda: waiting(place)[0] == 0)
    assert set(Counter(place.mailbox.recipients).values()) == {1}
    assert place.counts() == (0, READERS, 0)


def test_two_workers_at_once_send_nothing_twice(place):
    other = Workplace(".", "", place.mailbox)
    other.environment = place.environment
    place.run(START + "for _ in range(6): jobs.wake(tasks.send_due)")
    try:
        place.start_as_it_is()
        other.start_as_it_is()
        place.wait_until(lambda: len(place.mailbox.taken) >= READERS)
        place.wait_until(lambda: waiting(place)[0] == 0)
    finally:
        other.kill()
    assert set(Counter(place.mailbox.recipients).values()) == {1}
    assert place.counts() == (0, READERS, 0)
