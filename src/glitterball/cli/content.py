"""``glitterball content check``: what the content covers, what it lacks, and how hard it reads."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from glitterball.cli.refusal import RefusedError

if TYPE_CHECKING:
    from datetime import date

    from glitterball.adapters.content import conformity

INCOMPLETE = 1


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = commands.add_parser("content", help="examine what the product says")
    check = parser.add_subparsers(required=True, metavar="ACTION").add_parser(
        "check", help="coverage, gaps, reading grades"
    )
    check.add_argument("--json", action="store_true", help="as JSON")
    check.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Examine the content of this checkout; the status is 1 where something is missing or a link leads nowhere."""
    from glitterball.adapters import clock
    from glitterball.adapters.content import ContentError, conformity
    from glitterball.adapters.content.books import CHECKOUT

    if not CHECKOUT.is_dir():
        raise RefusedError("content check: expected a checkout with its content/ folder; an installed copy has none")
    try:
        examined = conformity.examine()
    except ContentError as error:
        raise RefusedError(str(error)) from None
    print(conformity.as_json(examined) if arguments.json else _as_text(examined, clock.now().date()))
    return 0 if examined.is_whole else INCOMPLETE


def _as_text(examined: conformity.Conformity, today: date) -> str:
    lines = ["Coverage"]
    for part, total in examined.totals.items():
        gaps = examined.gaps[part]
        lines.append(
            f"  {part:14} {total - len(gaps):3} of {total:3}" + (f"  missing: {', '.join(gaps)}" if gaps else "")
        )
    lines.append("\nReading grade (Flesch–Kincaid): mean, and the hardest page")
    lines += [f"  {kind:10} {g.mean:4.1f}   {g.highest:4.1f} {g.hardest}" for kind, g in examined.grades.items()]
    later = [slug for slug, page in examined.systems.items() if page == "later"]
    lines.append(f"\nSystems still to come ({len(later)}): {', '.join(later)}")
    lines.append(f"\nWithout evidence ({len(examined.without_evidence)}): {', '.join(examined.without_evidence)}")
    lines.append(f"  not saying “we found no study”: {', '.join(examined.silent_about_it) or 'none'}")
    fresh = examined.helplines
    due = "CHECK THEM AGAIN NOW: they were due" if today >= fresh.check_before else "to be checked again"
    lines.append(
        f"\nHelplines ({fresh.shown} shown): {due} before {fresh.check_before}; “glitterball helplines” lists them"
    )
    lines.append(f"\nBroken links: {', '.join(examined.broken_links) or 'none'}")
    return "\n".join(lines)
