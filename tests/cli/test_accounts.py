"""``glitterball accounts``: a number, and nothing of anybody."""

import os
import subprocess
import sys


def run(tmp_path, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "glitterball", *words],
        env={k: v for k, v in os.environ.items() if not k.startswith("GLITTERBALL_")}
        | {"GLITTERBALL_VAR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_it_says_how_many_and_what_is_missing(tmp_path):
    ran = run(tmp_path, "accounts")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines() == [
        "accounts: 0",
        "mail:     not set up: passkeys and passwords only",
        "imprint:  not filled in: set GLITTERBALL_OPERATOR_NAME and its like",
    ]


def test_an_operator_has_an_account_before(tmp_path):
    ran = run(tmp_path, "operator", "add", "dana@example.org")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "no account signs in with this address" in ran.stderr
    assert "dana" not in ran.stderr
