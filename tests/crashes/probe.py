"""A job that leaves a line where it ran, so that a test can count."""

import os
from pathlib import Path

LINES = "touched"


def touch() -> None:
    """Leave one line."""
    with (Path(os.environ["GLITTERBALL_VAR"]) / LINES).open("a", encoding="ascii") as lines:
        lines.write("once\n")
