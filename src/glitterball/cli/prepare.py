"""``glitterball prepare``: bring the database into its newest shape, and end. ``serve`` does so by itself."""

import argparse

from glitterball.cli.preparing import prepare


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("prepare", help="bring the database into its newest shape, and end")
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Do it."""
    prepare("prepare_database")
    return 0
