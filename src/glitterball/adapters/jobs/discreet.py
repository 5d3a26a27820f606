"""A job that fails says where in the code, and nothing of what it was working on."""

import functools
import logging
import traceback
from collections.abc import Callable

log = logging.getLogger(__name__)
LAST_CALLS = 3


def discreetly(job: Callable[[], None]) -> Callable[[], None]:
    """``job``, with its failures logged by kind and place, without messages: those quote rows and addresses."""

    @functools.wraps(job)
    def run() -> None:
        try:
            job()
        except Exception as error:  # noqa: BLE001 - whatever it is, the next run tries again
            calls = traceback.extract_tb(error.__traceback__)[-LAST_CALLS:]
            places = " > ".join(f"{call.filename.rpartition('/')[2]}:{call.lineno}" for call in calls)
            log.error("%s failed: %s at %s", job.__name__, type(error).__name__, places)  # noqa: TRY400 - see above

    return run
