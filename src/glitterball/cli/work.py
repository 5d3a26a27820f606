"""``glitterball work``: the worker that sends letters. ``glitterball serve`` runs one by itself."""

import argparse
import os
import sys
import time

from glitterball.cli.preparing import leave_the_owner_out, prepare
from glitterball.cli.refusal import RefusedError

PAUSE = 1  # seconds before a worker that fell begins afresh


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("work", help="send letters, where no server does it")
    parser.add_argument("--beside", type=int, metavar="PID", help=argparse.SUPPRESS)  # ends with that process
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Work until told to stop."""
    leave_the_owner_out()
    prepare("prepare_database", "prepare_keys")
    from django.conf import settings

    from glitterball.adapters import clock, jobs
    from glitterball.apps.letters import tasks

    if not settings.SMTP_URL:
        raise RefusedError("work: nothing to do before GLITTERBALL_SMTP_URL names a mail server")
    if arguments.beside is None:
        print("The worker is at work (Ctrl-C stops it)", flush=True)
    elif not jobs.stay_beside(arguments.beside):
        return 0
    jobs.keep_routines(tasks.ROUTINES, now=clock.now())
    if not jobs.work():
        print("glitterball: the worker fell and begins afresh", file=sys.stderr, flush=True)
        time.sleep(PAUSE)
        os.execv(sys.executable, [sys.executable, "-m", "glitterball", *sys.argv[1:]])  # noqa: S606 - our own command
    return 0
