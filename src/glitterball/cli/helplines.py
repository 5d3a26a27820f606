"""``glitterball helplines``: every helpline that is shown, with its source, for whoever checks them again."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glitterball.core.help import Helpline, Helplines


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = commands.add_parser("helplines", help="list the helplines that are shown, with their sources")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """List them, by place; the first line says by when somebody must read them again."""
    from glitterball.adapters import clock, content

    lines = content.help_book().lines
    print(_as_json(lines) if arguments.json else _as_text(lines, is_due=lines.is_due(clock.now().date())))
    return 0


def _as_json(lines: Helplines) -> str:
    import msgspec

    return msgspec.json.format(msgspec.json.encode(lines), indent=1).decode()


def _as_text(lines: Helplines, *, is_due: bool) -> str:
    said = "CHECK THEM AGAIN NOW: they were due" if is_due else "To be checked again"
    return "\n".join([f"{len(lines.lines)} helplines. {said} before {lines.check_before}.", *map(_row, lines.lines)])


def _row(line: Helpline) -> str:
    way = line.phone or line.website or line.chat
    return f"{line.place} {line.id}: {line.name}: {way}, read {line.seen_on} at {line.source}"
