"""Make ready what pages load besides themselves: fonts cut, files hashed and pressed, all under one fingerprint."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from glitterball.web import fonts

NOT_SHOWN = [
    "htmax*",
    "htmx-4*",
    "htmx-2.js",
    "django-htmx.js",
    "ext",
]  # what django-htmx brings along and no page links


def prepare() -> None:
    """Collect the files into ``STATIC_ROOT`` unless they stand there already; several processes may ask at once."""
    root = Path(settings.STATIC_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    with _alone(root / ".lock"):
        if not fonts.are_built():
            fonts.build()
        mark, fingerprint = root / ".fingerprint", _fingerprint()
        if mark.exists() and mark.read_text() == fingerprint:
            return
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=NOT_SHOWN)
        mark.write_text(fingerprint)


def _fingerprint() -> str:
    """Changes whenever a file that would be collected does."""
    stats = []
    for finder in get_finders():
        for path, storage in finder.list(NOT_SHOWN):
            stat = Path(storage.path(path)).stat()
            stats.append((path, stat.st_mtime_ns, stat.st_size))
    return sha256(repr(sorted(stats)).encode()).hexdigest()


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
