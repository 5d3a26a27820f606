"""What stands before every command that needs the settings: they are checked, and what it needs is made ready."""

import io
import os
import resource
import subprocess
import sys

from glitterball.adapters import chance
from glitterball.cli.refusal import RefusedError

OWNERS, PAGES = "GLITTERBALL_DATABASE_URL", "GLITTERBALL_PAGES_DATABASE_URL"
NOT_YET_ALLOWED = frozenset({"42501", "22023"})  # what PostgreSQL says to a login that may not be the pages, or to none
FIRST = ": run “glitterball prepare” with GLITTERBALL_DATABASE_URL set to the owner's address first"


def leave_the_owner_out() -> None:
    """Where the pages have a login of their own, make the database ready in a process that ends, and begin afresh.

    What serves people then holds the owner's password nowhere: not in its memory, and not in its environment.
    """
    if not (os.environ.get(OWNERS) and os.environ.get(PAGES)):
        return
    glitterball = [sys.executable, "-m", "glitterball"]
    done = subprocess.run([*glitterball, "prepare"], check=False)  # noqa: S603 - our own command
    if done.returncode:
        raise SystemExit(done.returncode)
    without = {name: value for name, value in os.environ.items() if name != OWNERS}
    os.execve(sys.executable, [*glitterball, *sys.argv[1:]], without)  # noqa: S606 - our own command


def leave_no_memory_behind() -> None:
    """Let no fall of this process, or of one that it starts, put its memory on the disk: keys and words lie in it."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def prepare(*steps: str, cautions: bool = False) -> None:
    """Check the settings and run ``steps``; what does not fit is said in one line, cautions where asked for."""
    import django
    from django.core.management import CommandError, call_command
    from django.db import DatabaseError

    from glitterball.adapters.rows.logins import RolesError
    from glitterball.web.databases import UnknownDatabaseError

    leave_no_memory_behind()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "glitterball.web.settings")
    os.environ.setdefault("GLITTERBALL_SECRET_KEY", chance.secret())  # one for all processes of this server
    try:
        django.setup()
        call_command("check", stdout=io.StringIO(), stderr=None if cautions else io.StringIO())
        for step in steps:
            call_command(step)
    except UnknownDatabaseError as error:
        raise RefusedError(str(error)) from None
    except DatabaseError as error:
        is_the_pages = bool(os.environ.get(PAGES)) and not os.environ.get(OWNERS)
        is_not_yet = is_the_pages and getattr(error.__cause__, "sqlstate", None) in NOT_YET_ALLOWED
        hint = FIRST if is_not_yet else ""
        raise RefusedError(f"can't open the database: {str(error).partition(chr(10))[0]}{hint}") from None
    except RolesError as error:
        raise RefusedError(str(error)) from None
    except CommandError as error:
        raise RefusedError(f"the settings don't fit.\n{error}") from None
    except OSError as error:
        raise RefusedError(
            f"can't write {error.filename}: set GLITTERBALL_VAR to a folder that can be written"
        ) from None
