"""The worker beside the web server: started with it, started again when it falls, stopped with it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

FIRST_PAUSE, LONGEST_PAUSE = 1, 60  # seconds before a fallen worker is started again
SECONDS_TO_STOP = 40  # a letter under way is finished first


@contextmanager
def worker_beside() -> Iterator[None]:
    """Keep one worker going as long as this lasts, where there is a mail server to send by."""
    from django.conf import settings

    if not settings.SMTP_URL:
        yield
        return
    is_over = Event()
    watch = Thread(target=_keep_going, args=(is_over,), name="worker")
    watch.start()
    try:
        yield
    finally:
        is_over.set()
        watch.join()


def _keep_going(is_over: Event) -> None:
    pause = FIRST_PAUSE
    while not is_over.is_set():
        worker = _start()
        while worker.poll() is None and not is_over.wait(1):
            pass
        if worker.poll() is None:
            _stop(worker)
        elif not is_over.wait(pause):
            print("glitterball: the worker fell and is started again", file=sys.stderr, flush=True)
            pause = min(pause * 2, LONGEST_PAUSE)


def _start() -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "glitterball", "work", "--beside", str(os.getpid())]
    return subprocess.Popen(command, start_new_session=True)  # noqa: S603 - our own command; Ctrl-C is for the server


def _stop(worker: "subprocess.Popen[bytes]") -> None:
    worker.terminate()
    try:
        worker.wait(timeout=SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        worker.kill()
