"""``glitterball letters count``: how many letters went, and how many mailboxes refuse them. Nobody is named."""

import argparse
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from glitterball.cli.preparing import prepare

if TYPE_CHECKING:
    from glitterball.apps.letters.queries import Mailing


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("letters", help="how many letters went")
    count = parser.add_subparsers(required=True, metavar="ACTION").add_parser("count", help="figures of each list")
    count.add_argument("--json", action="store_true", help="as JSON")
    count.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the figures of each list."""
    prepare("prepare_database")
    from glitterball.apps.letters import queries

    mailings = queries.mailings()
    print(json.dumps([asdict(mailing) for mailing in mailings], indent=1) if arguments.json else _as_text(mailings))
    return 0


def _as_text(mailings: "tuple[Mailing, ...]") -> str:
    lines = [f"{'':12}{'readers':>9}{'sent':>9}{'unsure':>9}{'refused':>9}"]
    lines += [f"{m.list:12}{m.readers:9}{m.sent:9}{m.unsure:9}{m.refused:9}" for m in mailings]
    lines.append("Unsure: the line broke at the last byte. Refused: mailboxes to which nothing goes any more.")
    if any(mailing.refused for mailing in mailings):
        lines.append("Many refused at once may mean that your mail server is distrusted, not that readers are gone.")
    return "\n".join(lines)
