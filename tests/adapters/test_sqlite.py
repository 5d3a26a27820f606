"""SQLite as we run it, in processes of its own and a file of its own."""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress

import pytest

from glitterball.adapters.sqlite import OLDEST_SAFE

START = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "glitterball.web.settings"
import django; django.setup()
from django.db import connection, transaction
from glitterball.apps.learn.models import IndexState
"""
CANARY = "canary-7c1f9"


def start(var, code):
    """Python with our settings and the database below ``var``; the code may talk by standard output."""
    environment = os.environ | {"GLITTERBALL_VAR": str(var), "GLITTERBALL_DATABASE_URL": ""}
    command = [sys.executable, "-c", START + code]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A folder with a database that nobody has used yet."""
    var = tmp_path_factory.mktemp("var")
    code = "from django.core.management import call_command; call_command('prepare_database')"
    assert said_by(start(var, code)) == []
    return var


@pytest.fixture
def run(prepared, tmp_path):
    """Start code on a fresh copy of the prepared database."""
    started = []
    shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)

    def running(code):
        started.append(start(tmp_path, code))
        return started[-1]

    yield running
    for process in started:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # and whatever it forked
        process.stdout.close()
        process.wait()


def said_by(process):
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return said.split()


def test_every_setting_is_in_force(run):
    said = said_by(
        run("""
with connection.cursor() as cursor:
    for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "busy_timeout"):
        print(cursor.execute(f"PRAGMA {name}").fetchone()[0])
""")
    )
    assert said == ["wal", "2", "1", "1", "20000"]


def test_the_version_does_not_lose_writes_when_the_log_is_reset(run):
    said = said_by(run("print(connection.Database.sqlite_version)"))
    assert tuple(map(int, said[0].split("."))) >= OLDEST_SAFE


def test_nobody_else_on_the_machine_can_read_the_files(run, tmp_path):
    process = run("""
import time
IndexState.objects.create(fingerprint="x")
print("held", flush=True)
time.sleep(600)
""")
    process.stdout.readline()
    files = list(tmp_path.glob("glitterball.sqlite3*"))
    assert len(files) >= 2
    assert {file.stat().st_mode & 0o077 for file in files} == {0}


def test_two_processes_that_read_and_then_write_lose_nothing(run):
    said_by(run("IndexState.objects.all().delete(); IndexState.objects.create(pk=1, fingerprint='0')"))
    counting = """
for _ in range(60):
    with transaction.atomic():
        state = IndexState.objects.get(pk=1)
        state.fingerprint = str(int(state.fingerprint) + 1)
        state.save()
"""
    for process in [run(counting), run(counting)]:
        assert process.wait(timeout=120) == 0
    assert said_by(run("print(IndexState.objects.get(pk=1).fingerprint)")) == ["120"]


def test_the_lock_is_free_when_its_holder_is_killed(run):
    holder = run("""
import time
with transaction.atomic():
    IndexState.objects.create(pk=99, fingerprint="half done")
    print("held", flush=True)
    time.sleep(600)
""")
    assert holder.stdout.readline() == "held\n"
    writing = run("IndexState.objects.create(pk=100, fingerprint='whole'); print('written')")
    with pytest.raises(subprocess.TimeoutExpired):
        writing.wait(timeout=4)
    holder.send_signal(signal.SIGKILL)
    assert said_by(writing) == ["written"]
    assert said_by(run("print(*IndexState.objects.filter(pk__in=[99, 100]).values_list('pk', flat=True))")) == ["100"]


def test_a_process_forked_in_the_middle_of_a_transaction_does_not_keep_the_lock(run):
    holder = run("""
import time
with transaction.atomic():
    IndexState.objects.create(pk=98, fingerprint="whole")
    if os.fork() == 0:
        print("forked", flush=True)
        time.sleep(60)
        os._exit(0)
time.sleep(60)
""")
    assert holder.stdout.readline() == "forked\n"
    writing = run("""
with transaction.atomic():
    IndexState.objects.create(pk=100, fingerprint="whole")
print("written")
""")
    assert said_by(writing) == ["written"]


@pytest.mark.parametrize(("overwrite", "is_left"), [("ON", False), ("OFF", True)])
def test_what_is_deleted_is_overwritten(run, tmp_path, overwrite, is_left):
    said_by(
        run(f"""
with connection.cursor() as cursor:
    if "{overwrite}" == "OFF":
        cursor.execute("PRAGMA secure_delete=OFF")
    IndexState.objects.create(pk=7, fingerprint="{CANARY}")
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    IndexState.objects.filter(pk=7).delete()
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
""")
    )
    assert (CANARY.encode() in (tmp_path / "glitterball.sqlite3").read_bytes()) is is_left


@pytest.mark.parametrize("database", ["", "postgresql://nobody@localhost/nothing"])
def test_keys_and_backups_use_the_current_one_too_whatever_is_imported_first(tmp_path, database):
    """An older one in a part of the product could lose writes, and its errors would be others than are expected."""
    code = """
import os; os.environ["DJANGO_SETTINGS_MODULE"] = "glitterball.web.settings"
from glitterball.adapters.keys import marks, ring, store
import django; django.setup()
from glitterball.adapters.backup import snapshot
from glitterball.apps.safety import leaving
import sqlite3
print(*{(module.sqlite3 is sqlite3, sqlite3.sqlite_version_info) for module in (marks, ring, store, snapshot, leaving)})
"""
    environment = os.environ | {"GLITTERBALL_VAR": str(tmp_path), "GLITTERBALL_DATABASE_URL": database}
    said = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    is_the_same, *version = eval(said.stdout)  # noqa: S307 - what the line above printed
    assert is_the_same
    assert tuple(version[0]) >= OLDEST_SAFE
