"""``glitterball demo``: Alex and Sam, to look around as either. Only where nobody else is."""

import argparse
from typing import TYPE_CHECKING

from glitterball.cli.preparing import prepare
from glitterball.cli.refusal import RefusedError
from glitterball.cli.serve import PORT

if TYPE_CHECKING:
    from glitterball.cli.demo_couple import Demo

STAGES = ("invited", "one-answered", "both-answered", "released")


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("demo", help="make a couple to look around as, on a server without anybody else")
    parser.add_argument("--stage", choices=STAGES, default=STAGES[-1], help=f"how far they are (default {STAGES[-1]})")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make the couple and say how to sign in as either."""
    prepare("prepare_database", "prepare_keys")
    from django.conf import settings

    from glitterball.adapters import clock
    from glitterball.cli.demo_couple import OthersAreHereError, make_demo

    try:
        demo = make_demo(arguments.stage, now=clock.now())
    except OthersAreHereError:
        raise RefusedError(
            "demo: other people are on this server, and nothing was touched; "
            "set GLITTERBALL_VAR to an empty folder and GLITTERBALL_DATABASE_URL to an empty database, or leave it out"
        ) from None
    print(_as_text(demo, settings.PUBLIC_URL or f"http://localhost:{PORT}"))
    return 0


def _as_text(demo: "Demo", host: str) -> str:
    lines = [f"{partner.answers.name:6}{partner.address:20}password {partner.password}" for partner in demo.partners]
    if demo.token:
        lines.append(f"Alex’s link for Sam: {host}/with/{demo.token}/")
    lines.append("The passwords are drawn anew each time and said this once.")
    lines.append(f"Sign in at {host}/sign-in/ with address and password, each in a browser of their own.")
    lines.append("If nothing answers there, “glitterball serve” opens the pages.")
    return "\n".join(lines)
