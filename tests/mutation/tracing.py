"""Which lines of the rooms each test runs, so that a fault meets only tests that could notice it."""

import sys
import threading
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

Line = tuple[str, int]


class Tracing:
    """Tests by line."""

    def __init__(self, paths: Collection[Path]) -> None:
        self.paths = frozenset(str(path) for path in paths)
        self.tests_of: dict[Line, set[int]] = defaultdict(set)
        self._now: set[Line] = set()

    @contextmanager
    def lines(self) -> Iterator[set[Line]]:
        """What runs meanwhile, in any thread."""
        self._now = set()
        threading.settrace(self._enter)
        sys.settrace(self._enter)
        try:
            yield self._now
        finally:
            sys.settrace(None)
            threading.settrace(None)  # type: ignore[arg-type] # none is how it is taken away

    def record(self, test: int, lines: Collection[Line]) -> None:
        """``test`` runs these lines."""
        for line in lines:
            self.tests_of[line].add(test)

    def tests_in(self, path: Path, lines: Collection[int]) -> set[int]:
        """The tests that run one of these lines."""
        return set().union(*(self.tests_of.get((str(path), line), set()) for line in lines))

    def _enter(self, frame: FrameType, event: str, _: object) -> "Callable[..., object] | None":
        if frame.f_code.co_filename not in self.paths:
            return None
        return self._line(frame, event, None)

    def _line(self, frame: FrameType, _: str, __: object) -> "Callable[..., object]":
        self._now.add((frame.f_code.co_filename, frame.f_lineno))
        return self._line
