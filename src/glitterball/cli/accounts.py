"""``glitterball accounts``: what an operator sees of the people on this server: how many accounts there are."""

import argparse

from glitterball.cli.preparing import prepare


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("accounts", help="say how many accounts there are, and what this server still lacks")
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Count, and say what is set up. There is no list of names, and no way into anybody's pages."""
    prepare("prepare_database")
    from django.conf import settings

    from glitterball.apps.signin import queries

    imprint = (settings.OPERATOR_NAME, settings.OPERATOR_ADDRESS, settings.OPERATOR_CONTACT)
    print(f"accounts: {queries.number_of_accounts()}")
    print(f"mail:     {'set up' if settings.SMTP_URL else 'not set up: passkeys and passwords only'}")
    print(f"imprint:  {'filled in' if all(imprint) else 'not filled in: set GLITTERBALL_OPERATOR_NAME and its like'}")
    return 0
