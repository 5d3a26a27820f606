"""What stands before every command."""

import os
import subprocess
import sys

FALL = """
import resource
_, most = resource.getrlimit(resource.RLIMIT_CORE)
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
from glitterball.cli.preparing import prepare
prepare()
import subprocess, sys
print(resource.getrlimit(resource.RLIMIT_CORE))
subprocess.run([sys.executable, "-c", "import resource; print(resource.getrlimit(resource.RLIMIT_CORE))"], check=True)
"""


def test_no_fall_puts_memory_on_the_disk(tmp_path):
    said = subprocess.run(
        [sys.executable, "-c", FALL],
        env=os.environ | {"GLITTERBALL_VAR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.split("\n") == ["(0, 0)", "(0, 0)", ""]
