"""A home: a folder, a database, and the product's own commands in it."""

import os
import subprocess
import sys
from pathlib import Path

START = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "glitterball.web.settings"
import django; django.setup()
from django.core.management import call_command
from glitterball.adapters import clock
from glitterball.adapters.keys import CannotOpenError
from glitterball.adapters.keys.sealed import opened
from glitterball.adapters.keys.server import server_ring
from glitterball.adapters.rows.standing import across_persons
from glitterball.apps.accounts.access import viewer_by
from glitterball.apps.accounts.actions import deletions
from glitterball.apps.accounts.models import Person
from glitterball.apps.sittings import actions
from glitterball.apps.sittings.models import Sitting
def begin(once, line):
    begun = actions.begin_sitting(answers={"listening-01": 4}, once=once, stays=False, now=clock.now())
    while True:
        viewer = viewer_by(begun.secret, now=clock.now())
        try:
            actions.say_what_one_likes(viewer=viewer, sitting=begun.sitting, line=line)
            return viewer
        except CannotOpenError:  # its key has just turned: it is looked up anew, as the pages do
            continue
"""
CANARY = "canaryoftheevening"
PREPARE = "call_command('prepare_database'); call_command('prepare_keys')\n"
LINES = """
with across_persons():
    for row in Sitting.objects.order_by("likes"):
        print(opened(row, "likes", server_ring().open(row.person_id)))
"""


class Home:
    """A folder, a database, and what one does with them."""

    def __init__(self, folder: Path, database: str = "") -> None:
        self.folder, self.database = folder, database
        self.more: dict[str, str] = {}
        folder.mkdir(exist_ok=True)

    def _environment(self) -> dict[str, str]:
        return os.environ | {"GLITTERBALL_VAR": str(self.folder), "GLITTERBALL_DATABASE_URL": self.database} | self.more

    def start(self, code: str) -> "subprocess.Popen[str]":
        command = [sys.executable, "-c", START + code]
        return subprocess.Popen(command, env=self._environment(), stdout=subprocess.PIPE, text=True)

    def do(self, code: str, *, seconds: float = 120) -> list[str]:
        """The lines that ``code`` prints."""
        process = self.start(code)
        said, _ = process.communicate(timeout=seconds)
        assert process.returncode == 0, said
        return said.splitlines()

    def start_command(self, *words: object) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "glitterball", *map(str, words)]
        return subprocess.Popen(command, env=self._environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def command(self, *words: object) -> tuple[int, str]:
        """Status and standard error of one of our commands."""
        ran = subprocess.run(
            [sys.executable, "-m", "glitterball", *map(str, words)],
            env=self._environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert "Traceback" not in ran.stderr, ran.stderr
        return ran.returncode, ran.stderr

    def lines(self) -> list[str]:
        return sorted(self.do(LINES))

    def with_master_key_of(self, other: "Home") -> "Home":
        key = self.folder / "master.key"
        key.write_bytes((other.folder / "master.key").read_bytes())
        key.chmod(0o600)
        return self
