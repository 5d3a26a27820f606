"""``glitterball backup PATH`` and ``glitterball backup verify PATH``: a copy of everything, that nobody can read."""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from glitterball.cli.preparing import prepare
from glitterball.cli.refusal import RefusedError

VERIFY = "verify"
BYTES_A_MEGABYTE = 1_000_000


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("backup", help="copy everything, encrypted, while people write")
    parser.add_argument(
        "path", nargs="+", metavar="PATH", help=f"where to; or “{VERIFY} PATH” to read a backup from end to end"
    )
    parser.add_argument("--keys", type=Path, help="with verify: the file of keys, if it is not PATH.keys")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make a backup, or examine one."""
    match arguments.path:
        case [path]:
            _make(Path(path))
        case ["verify", path]:
            _verify(Path(path), arguments.keys)
        case _:
            raise RefusedError(f"backup: expected PATH, or {VERIFY} PATH")
    return 0


def _make(path: Path) -> None:
    prepare("prepare_database", "prepare_keys")
    from django.conf import settings

    from glitterball.adapters import clock
    from glitterball.adapters.backup import noted
    from glitterball.adapters.backup.files import keys_beside
    from glitterball.adapters.backup.making import make_backup
    from glitterball.adapters.keys.server import server_ring
    from glitterball.adapters.rows.logins import RolesError

    if not path.absolute().parent.is_dir():
        raise RefusedError(f"{path.absolute().parent}: there is no such folder; a backup makes files, not folders")
    now = clock.now()
    try:
        make_backup(path, server_ring(), now=now)
        noted.note_made(Path(settings.VAR), now)
    except RolesError as error:
        raise RefusedError(f"backup: {error}") from None
    except FileExistsError as error:
        raise RefusedError(f"{error}: is there already; a backup never takes the place of a file") from None
    except OSError as error:
        raise RefusedError(f"{error.filename or path}: {error.strerror}") from None
    print(f"{path}\n{keys_beside(path)}")
    print("Keep the two apart, and delete the .keys after seven days: only so is what people delete gone from backups.")


def _verify(path: Path, keys: Path | None) -> None:
    prepare()
    from django.conf import settings

    from glitterball.adapters.backup.files import UnfitFileError
    from glitterball.adapters.backup.restoring import verify_backup
    from glitterball.adapters.keys import MasterKeyError, load_master

    try:
        master = load_master(settings.MASTER_KEY, settings.MASTER_KEY_FILE)
        with TemporaryDirectory(prefix="glitterball-") as scratch:
            found = verify_backup(path, keys, master, Path(scratch))
    except (UnfitFileError, MasterKeyError) as error:
        raise RefusedError(str(error)) from None
    size = found.size / BYTES_A_MEGABYTE
    print(f"{path}: whole, made at {found.made_at}, {size:.1f} MB; {found.shredded} deleted stay deleted")
