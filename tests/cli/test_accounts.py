"""``glitterball accounts``: a number, and nothing of anybody."""

import os
import subprocess
import sys


def test_it_says_how_many_and_what_is_missing(tmp_path):
    ran = subprocess.run(
        [sys.executable, "-m", "glitterball", "accounts"],
        env={k: v for k, v in os.environ.items() if not k.startswith("GLITTERBALL_")}
        | {"GLITTERBALL_VAR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines() == [
        "accounts: 0",
        "mail:     not set up: passkeys and passwords only",
        "imprint:  not filled in: set GLITTERBALL_OPERATOR_NAME and its like",
    ]
