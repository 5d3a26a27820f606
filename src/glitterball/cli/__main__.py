"""``glitterball``: each command is a module beside this one, imported when it is called."""

import argparse
import os
import sys
from collections.abc import Sequence

from glitterball import __version__
from glitterball.cli import (
    accounts,
    adaptive,
    backup,
    calibrate,
    check,
    coach,
    content,
    demo,
    dif,
    dyads,
    helplines,
    keys,
    letters,
    newsletter,
    operator,
    picture,
    prepare,
    reliability,
    restore,
    score,
    serve,
    work,
)
from glitterball.cli.refusal import RefusedError

BAD_INPUT = 2
COMMANDS = (
    *(serve, demo, work, prepare, accounts, operator, backup, restore, keys, letters, newsletter, helplines),
    *(check, picture, coach, content),
    *(calibrate, score, reliability, dif, dyads, adaptive),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit status: 0, or 2 with one line that says what is wrong and what is expected."""
    parser = argparse.ArgumentParser(prog="glitterball", description="A couple finds out why closeness is missing.")
    parser.add_argument("--version", action="version", version=f"glitterball {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_parser(commands)
    arguments_read = parser.parse_args(arguments)
    try:
        status: int = arguments_read.run(arguments_read)
        sys.stdout.flush()
    except RefusedError as error:
        print(f"glitterball: {error}", file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:  # whoever reads us has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


if __name__ == "__main__":
    sys.exit(main())
