"""``glitterball serve`` keeps a worker: started again when it falls, and gone when the server goes, however it goes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.killed_worker import children_of
from tests.mailbox import free_port

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="NO /proc: nobody has seen the processes")
SECONDS = 40
WHOLE_FAMILY = 5


def worker_of(server):
    """The worker's process, once its family is complete: the guard, and below it who works, who fetches, who notes."""
    for child in children_of(server):
        is_worker = b"work" in Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0")
        if is_worker and len(family(child)) >= WHOLE_FAMILY:
            return child
    return None


def wait_for(find):
    end = time.monotonic() + SECONDS
    while not (found := find()) and time.monotonic() < end:
        time.sleep(0.1)
    assert found
    return found


def family(process):
    return [process, *(each for child in children_of(process) for each in family(child))]


def is_gone(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().split()[2] == "Z"
    except OSError:
        return True


@pytest.fixture
def server(tmp_path):
    environment = os.environ | {
        "GLITTERBALL_VAR": str(tmp_path),
        "GLITTERBALL_SMTP_URL": "smtp://127.0.0.1:9",
        "GLITTERBALL_URL": "http://localhost",
    }
    command = [sys.executable, "-m", "glitterball", "serve", "--port", str(free_port())]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield process
    process.kill()
    process.wait(timeout=10)


@pytest.mark.long
def test_a_worker_that_falls_is_started_again(server):
    first = wait_for(lambda: worker_of(server.pid))
    os.kill(first, signal.SIGKILL)
    wait_for(lambda: worker_of(server.pid) not in {None, first})


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_the_worker_goes_with_the_server(server, how):
    everybody = family(wait_for(lambda: worker_of(server.pid)))
    server.send_signal(how)
    server.wait(timeout=SECONDS)
    wait_for(lambda: all(map(is_gone, everybody)))
