"""How a line of the log looks that says what was refused."""

from logging import Formatter
from types import TracebackType


class OneLine(Formatter):
    """Where a request came to be refused is no fault of ours: the line says why, and no traceback follows it."""

    def formatException(  # noqa: N802 - logging's name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],  # noqa: ARG002 - Python's form
    ) -> str:
        """Nothing."""
        return ""
