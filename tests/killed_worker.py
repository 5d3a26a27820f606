"""A worker to kill: a real ``glitterball work``, on a database of its own, with readers whose letter is due."""

import os
import random  # noqa: TID251 - which moment to kill at
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.mailbox import Doorman

ROOT = Path(__file__).parents[1]
PREPARE = """
import django; django.setup()
from django.core.management import call_command
call_command("prepare_database")
call_command("prepare_keys")
from glitterball.adapters import clock
from glitterball.apps.letters import mailboxes
from glitterball.apps.letters.models import Subscription
for number in range({readers}):
    address = f"reader{{number}}@example.org"
    reader = Subscription(chain="general", end_token=f"reader{{number}}", confirmed_at=clock.now())
    mailboxes.put(reader, address).save(force_insert=True)
    reader.deliveries.create(letter="general-01-hello", due_at=clock.now())
"""
LATER = """
import django; django.setup()
from glitterball.adapters import clock, jobs
from glitterball.apps.letters import tasks
from glitterball.apps.letters.models import Delivery
from django_q.models import OrmQ
OrmQ.objects.all().delete()
Delivery.objects.filter(settled_at=None, letter="general-01-hello").update(due_at=clock.now())
jobs.wake(tasks.send_due)
"""  # as if the leases had run out
COUNT = """
import django; django.setup()
from glitterball.apps.letters.models import Delivery, Tally
waiting = Delivery.objects.filter(settled_at=None, letter="general-01-hello").count()
print(waiting, *Tally.objects.values_list("sent", "unsure").first() or (0, 0))
"""


class Workplace:
    """A database, a mail server, and workers that come and go."""

    def __init__(self, folder, database, mailbox):
        self.mailbox = mailbox
        self.worker = None
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "glitterball.web.settings",
            "GLITTERBALL_VAR": str(folder),
            "GLITTERBALL_DATABASE_URL": database,
            "GLITTERBALL_SMTP_URL": mailbox.url,
            "GLITTERBALL_URL": "https://us.example.org",
            "GLITTERBALL_SECRET_KEY": "k" * 40,
        }

    def run(self, script: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", script],
            env=self.environment,
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
            timeout=120,
        ).stdout

    def start(self) -> None:
        """A worker, with its letters due as if every lease had run out."""
        self.run(LATER)
        self.start_as_it_is()

    def start_as_it_is(self) -> None:
        """A worker, which finds everything as it lies."""
        command = [sys.executable, "-m", "glitterball", "work"]
        self.worker = subprocess.Popen(
            command,
            env=self.environment,
            cwd=ROOT,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    def kill(self) -> None:
        """All of it at once, as a power cut would."""
        os.killpg(self.worker.pid, signal.SIGKILL)
        self.worker.wait(timeout=10)
        self.worker.stderr.close()

    def kill_the_children(self) -> None:
        """Only those who work; whoever guards them starts new ones."""
        (guard,) = children_of(self.worker.pid)
        for child in children_of(guard):
            os.kill(child, signal.SIGKILL)

    def stop(self) -> tuple[int, str]:
        """Politely."""
        self.worker.terminate()
        _, said = self.worker.communicate(timeout=60)
        return self.worker.returncode, said.decode()

    def wait_until(self, is_so, seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while not is_so() and time.monotonic() < end:
            time.sleep(0.02)
        assert is_so()

    def counts(self) -> tuple[int, int, int]:
        """How many letters wait, were sent, and may have been sent."""
        waiting, sent, unsure = map(int, self.run(COUNT).split())
        return waiting, sent, unsure


class Killer(Doorman):
    """Calls ``mailbox.strike`` at one point of the talk, before it answers."""

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's form
        self._strike("rcpt")
        return await super().handle_RCPT(server, session, envelope, address, options)

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's form
        answer = await super().handle_DATA(server, session, envelope)
        self._strike("accepted")
        return answer

    def _strike(self, point: str) -> None:
        if self.mailbox.strike and self.mailbox.strike[0] == point:
            _, strike = self.mailbox.strike
            self.mailbox.strike = None
            strike()


def children_of(process: int) -> list[int]:
    """Of all its threads."""
    lists = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for children in lists for child in children.read_text().split()]


def random_kills(place: Workplace, *, readers: int, seed: int) -> int:
    """Kill workers at random moments until every letter is done with. Returns how many were killed."""
    draw, killed = random.Random(seed), 0  # noqa: S311 - a moment, not a secret
    while True:
        came = len(place.mailbox.taken)
        place.start()
        while len(place.mailbox.taken) == came and place.counts()[0]:
            time.sleep(0.02)
        if not place.counts()[0]:
            place.kill()
            return killed
        time.sleep(draw.uniform(0, 0.25))
        place.kill()
        killed += 1
        assert killed < readers
