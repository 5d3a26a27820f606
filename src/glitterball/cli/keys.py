"""``glitterball keys rotate``: new keys in the place of the old ones, while the server runs."""

import argparse
import sys
import time
from pathlib import Path

from glitterball.cli.preparing import prepare
from glitterball.cli.refusal import RefusedError

WAIT_SECONDS = 60  # far longer than a page takes: whatever holds an old key is over by then
WIDTH = 40


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("keys", help="turn the keys")
    rotate = parser.add_subparsers(required=True, metavar="ACTION").add_parser(
        "rotate", help="new keys in the place of the old ones, while the server runs"
    )
    rotate.add_argument("--master", action="store_true", help="the master key alone")
    rotate.add_argument("--data", action="store_true", help="the keys of persons and couples alone")
    rotate.add_argument(
        "--next", type=Path, metavar="FILE", help="a file with the next master key, where no file is its source"
    )
    rotate.add_argument(
        "--wait",
        type=int,
        default=WAIT_SECONDS,
        metavar="SECONDS",
        help=f"how long to let what is under way come to its end (default {WAIT_SECONDS}; 0 while no server runs)",
    )
    rotate.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Turn the master key, the data keys, or both. What was cut off goes on where it was."""
    if arguments.wait < 0:
        raise RefusedError(f"--wait {arguments.wait}: expected a number of seconds from 0 up")
    both = arguments.master == arguments.data
    prepare("prepare_database", "prepare_keys")
    if both or arguments.master:
        _turn_master(arguments.next)
    if both or arguments.data:
        _turn_data(arguments.wait)
    return 0


def _turn_master(following: Path | None) -> None:
    from django.conf import settings

    from glitterball.adapters.keys import MasterKeyError
    from glitterball.adapters.keys.server import turn_master_key

    try:
        count, file = turn_master_key(following)
    except MasterKeyError as error:
        raise RefusedError(str(error)) from None
    print(f"{count} keys are wrapped with a new master key.")
    if file:
        print(f"It is in {file}. Keep a copy apart from your backups; those of before need the old one.")
    else:
        source = next(name for name, value in settings.MASTER_KEY.items() if value)
        print(f"Now let {source} give the key in {following}, and start the server again: until then it opens nothing.")


def _turn_data(wait: int) -> None:
    from glitterball.apps.accounts.actions import turning

    count = turning.put_new_keys()
    if wait:
        print(f"{count} keys turn. Waiting {wait} seconds for what is under way …", flush=True)
        time.sleep(wait)
    changed = turning.seal_all_anew(_show)
    print(f"{changed} rows are sealed with new keys, and the old ones are destroyed.")
    print("What people have locked follows when they unlock it.")


def _show(done: int, total: int) -> None:
    """A bar, where somebody looks."""
    if sys.stderr.isatty() and (done == total or done % 25 == 0):
        filled = WIDTH * done // total
        end = "\n" if done == total else ""
        print(f"\r[{'#' * filled}{' ' * (WIDTH - filled)}] {done} of {total}", end=end, file=sys.stderr, flush=True)
