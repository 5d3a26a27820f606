"""What touches the database passes on PostgreSQL as it does on SQLite: the same tests, once more."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAME_TESTS = ["tests/apps", "tests/walls", "tests/web", "tests/adapters/test_fulltext.py"]


@pytest.mark.parametrize("tests", [pytest.param(tests, marks=pytest.mark.xdist_group(tests)) for tests in SAME_TESTS])
def test_the_same_holds_on_postgresql(postgresql, tests):
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "not long", tests],
        cwd=ROOT,
        env={k: v for k, v in os.environ.items() if "XDIST" not in k} | {"GLITTERBALL_DATABASE_URL": postgresql},
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )
    assert ran.returncode == 0, ran.stdout[-4000:] + ran.stderr[-2000:]


@pytest.mark.xdist_group("postgresql")
def test_the_server_prepares_an_empty_database(postgresql, tmp_path):
    environment = os.environ | {
        "GLITTERBALL_DATABASE_URL": postgresql,
        "GLITTERBALL_VAR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "glitterball.web.settings",
    }
    for _ in range(2):  # the second time there is nothing to do
        ran = subprocess.run(
            [sys.executable, "-m", "django", "prepare_database"],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert (ran.returncode, ran.stdout) == (0, ""), ran.stderr
