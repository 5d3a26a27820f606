"""Linear algebra on one thread.

Our matrices are small. Shared out over threads, they are done sooner on an idle machine and many times later on a busy
one, where the threads wait for each other.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import numpy.linalg  # noqa: F401 - loads the library that is to be held back
from threadpoolctl import ThreadpoolController


@contextmanager
def one_thread() -> Iterator[None]:
    """Within, linear algebra of the whole process stays on one thread; also works as a decorator."""
    with _controller().limit(limits=1, user_api="blas"):
        yield


@cache
def _controller() -> ThreadpoolController:
    return ThreadpoolController()
