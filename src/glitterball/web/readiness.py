"""Make the database ready before the pages open: in its newest shape, with everything there is to read in the index."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from glitterball.adapters.rows import wall
from glitterball.apps.learn import actions

OWN_EYES = 0o600


def prepare() -> None:
    """Migrate, and renew the index of the pages to read; several processes may ask at once."""
    var = Path(settings.VAR)
    var.mkdir(parents=True, exist_ok=True)
    with _alone(var / ".database.lock"):
        if connection.vendor == "sqlite":
            file = Path(connection.settings_dict["NAME"])
            file.touch(mode=OWN_EYES)
            file.chmod(OWN_EYES)  # its log and its index take over the mode
        if wall.has_owner():
            with wall.as_owner():
                if _is_behind():
                    call_command("migrate", interactive=False, verbosity=0)
                call_command("createcachetable", verbosity=0)
                wall.build_wall()
        else:
            _see_that_it_fits()
        actions.renew_index()
    connection.close()  # the server opens its own


def _is_behind() -> bool:
    """Whether anything is left to migrate; looking takes a quarter of the time that migrating nothing does."""
    plans = MigrationExecutor(connection)
    return bool(plans.migration_plan(plans.loader.graph.leaf_nodes()))


def _see_that_it_fits() -> None:
    """The pages' login can't change the tables: refuse if somebody must."""
    if _is_behind():
        raise CommandError(
            "the database is not in the shape that this version needs, and the pages' login may not change it: "
            "run “glitterball prepare” with GLITTERBALL_DATABASE_URL set to the owner's address"
        )


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
