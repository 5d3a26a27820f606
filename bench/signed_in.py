"""What a page of one's own costs, signed in, against an empty page that asks who is looking, in the same run."""

import os
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bench.pages import MOST_TIMES, Application, _application, _ask, _best_of

PATHS = {"you": "/you/", "ways to sign in": "/you/ways/", "devices": "/you/devices/"}
MOST_QUERIES = 12


def run() -> Iterator[tuple[str, str]]:
    """Name and figure of each measurement."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GLITTERBALL_VAR"] = folder
        application = _application()
        from django.utils.crypto import get_random_string

        secret = _somebody(Path(folder))
        cookie = {"HTTP_COOKIE": f"door={secret}; csrftoken={get_random_string(32)}"}  # as a browser sends both
        calls: dict[str, Callable[[], bytes]] = {
            name: partial(_ask, application, "GET", path, **cookie)
            for name, path in {"empty": "/empty-signed-in/", **PATHS}.items()
        }
        best = _best_of(calls)
        empty = best.pop("empty")
        yield "an empty Django page, signed in", f"{1e3 * empty:.3f} ms CPU"
        for name, seconds in best.items():
            figure = f"{1e3 * seconds:.3f} ms CPU = {seconds / empty:.2f} × empty (bar {MOST_TIMES})"
            yield f"signed in, {name}", figure
        for name, path in PATHS.items():
            yield f"queries, {name}", f"{_queries(application, path, cookie)} (bar {MOST_QUERIES})"


def _somebody(folder: Path) -> str:
    """A person with an account, a password, three devices and a door of their own. The secret of that door."""
    from django.conf import settings
    from django.core.management import call_command

    from glitterball.adapters import clock
    from glitterball.apps.accounts.access import viewer_by
    from glitterball.apps.accounts.actions import doors
    from glitterball.apps.signin.actions import ways

    for needed in (settings.MASTER_KEY_FILE, settings.KEY_RING):
        if folder not in Path(needed).parents:
            raise RuntimeError(f"{needed} is not in {folder}: run this room by itself")
    for step in ("prepare_database", "prepare_keys"):
        call_command(step)
    now = clock.now()
    person = doors.make_person(once="bench", now=now)
    secret, *_ = (doors.open_door(person=person.id, stays=True, now=now) for _ in range(4))
    viewer = viewer_by(secret, now=now)
    ways.begin(viewer=viewer, now=now)
    ways.set_address(viewer=viewer, address="alex@example.org", now=now)
    ways.set_password(viewer=viewer, password="a kettle sings at dawn", now=now)  # noqa: S106 - nobody's
    return secret


def _queries(application: Application, path: str, cookie: dict[str, str]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        _ask(application, "GET", path, **cookie)
    return len(asked)
