"""``glitterball operator``: whose account may open the page that says whether the server is well."""

import argparse

from glitterball.cli.preparing import prepare
from glitterball.cli.refusal import RefusedError


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("operator", help="let an account open the page about this server, or no longer")
    parser.add_argument("action", choices=["add", "remove"])
    parser.add_argument("address", metavar="MAIL", help="the address that the account signs in with")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Add or remove one. It opens no way into anybody's pages."""
    prepare("prepare_database")
    from glitterball.apps.operators import actions

    change = actions.add_operator if arguments.action == "add" else actions.remove_operator
    try:
        change(address=arguments.address)
    except actions.NoSuchAccountError:
        raise RefusedError("operator: no account signs in with this address; expected one that does") from None
    if arguments.action == "add":
        print("The account opens /operator/ now, by a passkey or the code of an app. Nobody’s pages open by it.")
    else:
        print("The account opens /operator/ no longer.")
    return 0
