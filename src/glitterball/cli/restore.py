"""``glitterball restore PATH``: put a backup where nothing is yet."""

import argparse
from pathlib import Path

from glitterball.cli.preparing import prepare
from glitterball.cli.refusal import RefusedError


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("restore", help="put a backup where nothing is yet")
    parser.add_argument("path", type=Path, metavar="PATH", help="the backup; its keys are at PATH.keys")
    parser.add_argument("--keys", type=Path, help="the file of keys, if it is not PATH.keys")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Restore; what was deleted before either file was made stays deleted."""
    prepare()
    from django.conf import settings
    from django.core.management import call_command

    from glitterball.adapters import clock
    from glitterball.adapters.backup.files import UnfitFileError
    from glitterball.adapters.backup.restoring import SomethingIsHereError, restore_backup
    from glitterball.adapters.keys import MasterKeyError, load_master
    from glitterball.adapters.rows.logins import RolesError

    try:
        master = load_master(settings.MASTER_KEY, settings.MASTER_KEY_FILE)
        gone = restore_backup(arguments.path, arguments.keys, master, Path(settings.KEY_RING), now=clock.now())
    except SomethingIsHereError as here:
        raise RefusedError(
            f"restore: {here} is there already, and nothing of it was touched; "
            "restore into an empty GLITTERBALL_VAR and an empty database"
        ) from None
    except (UnfitFileError, MasterKeyError, RolesError) as error:
        raise RefusedError(str(error)) from None
    for step in ("prepare_database", "prepare_keys", "let_unclaimed_go"):
        call_command(step)
    print(f"Restored. {gone} deleted stay deleted. “glitterball serve” opens the pages again.")
    return 0
