"""Run the tests near a room once; then once more for each fault, in a process of its own.

The process that waits has Django, the database and the tests loaded; a fault costs a fork and the tests that meet it.
"""

import ast
import importlib
import os
import resource
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter, process_time

import pytest
from _pytest.runner import runtestprotocol
from django.db import connections

from tests.mutation.fresh import is_noticed_from_the_start
from tests.mutation.mutants import Mutant, mutants_of
from tests.mutation.planting import DoesNotLoadError, plant
from tests.mutation.rooms import ROOT, SOURCE, Part
from tests.mutation.tracing import Line, Tracing

ENOUGH_SECONDS = 30.0  # of tests a fault, the quickest first: what survives them counts as survived
BROKEN = 3
FORK = get_context("fork")
LONGEST_WAIT = 120  # seconds of the clock, for a fault that makes something wait for ever


class Outcome(Enum):
    """What became of a fault."""

    NOTICED = "noticed"
    TIMED_OUT = "timed out"
    SURVIVED = "survived"
    NEVER_RUN = "never run"


@dataclass(frozen=True)
class Choice:
    """Which faults to plant: all, or those in some files, or every so many."""

    parts: tuple[str, ...] = ()  # of a path
    every: int = 1

    def has(self, path: Path) -> bool:
        """Whether a file is among them."""
        return not self.parts or any(part in str(path) for part in self.parts)


@dataclass(frozen=True)
class Seen:
    """What a test did without a fault."""

    passed: bool
    seconds: float
    lines: frozenset[Line]


@dataclass(frozen=True)
class Tried:
    """A fault and what became of it."""

    path: Path
    mutant: Mutant
    outcome: Outcome

    @property
    def is_noticed(self) -> bool:
        """Whether some test fails by it."""
        return self.outcome in {Outcome.NOTICED, Outcome.TIMED_OUT}

    @property
    def place(self) -> str:
        """The file, as a data file of ours names it."""
        return str(self.path.relative_to(ROOT))


class Running:
    """The loop that pytest runs in the place of its own."""

    def __init__(self, part: Part, choice: Choice, tell: Callable[[str], None]) -> None:
        self.part, self.every, self.tell = part, choice.every, tell
        self.paths = [path for path in part.paths() if choice.has(path)]
        self.tracing = Tracing(self.paths)
        self.seconds: dict[int, float] = {}
        self.tried: list[Tried] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """See every test pass without a fault, then plant one after the other."""
        self.session = session
        began = perf_counter()
        self._set_up()
        for at in range(len(session.items)):
            self._run_sound(at)
        self.tell(f"{len(session.items)} tests in {perf_counter() - began:.0f} s")
        if self._outcome_of(lambda: None, list(self.seconds)) is not Outcome.SURVIVED:
            raise RuntimeError("the tests fail without any fault")
        for path in self.paths:
            self._try_all(path)
        return True

    def _set_up(self) -> None:
        """Make what a whole session shares, such as the tests' database, before there are forks of it."""
        items, option = self.session.items, self.session.config.option
        option.setuponly = True
        self._passes(max(range(len(items)), key=lambda at: len(items[at].fixturenames)))  # type: ignore[attr-defined] # all are functions
        option.setuponly = False

    def _run_sound(self, at: int) -> None:
        """In a process of its own: threads that a test starts, to print or to mail, stand still in a fork of it."""
        connections.close_all()
        takes, gives = FORK.Pipe(duplex=False)
        with tempfile.TemporaryDirectory(prefix="sound-") as home:
            process = FORK.Process(target=self._see, args=(at, Path(home), gives))
            process.start()
            gives.close()
            seen: Seen | None = takes.recv() if takes.poll(LONGEST_WAIT) else None
            process.kill()
            process.join()
        if seen is None or not seen.passed:
            raise RuntimeError(f"{self.session.items[at].nodeid} fails without any fault")
        self.seconds[at] = seen.seconds
        self.tracing.record(at, seen.lines)

    def _see(self, at: int, home: Path, gives: Connection) -> None:
        _move_database(home)
        start = process_time()
        with self.tracing.lines() as lines:
            passed = self._passes(at)
        gives.send(Seen(passed, process_time() - start, frozenset(lines)))

    def _passes(self, at: int) -> bool:
        reports = runtestprotocol(self.session.items[at], log=False, nextitem=_Nowhere(self.session))
        return not any(report.failed for report in reports)

    def _try_all(self, path: Path) -> None:
        source, began = path.read_text(encoding="utf-8"), perf_counter()
        tried = []
        for at, mutant in list(enumerate(mutants_of(ast.parse(source))))[:: self.every]:
            tried.append(Tried(path, mutant, self._try(path, source, at, mutant)))
        self.tried += tried
        noticed = sum(one.is_noticed for one in tried)
        self.tell(f"  {path.relative_to(ROOT)}: {noticed} of {len(tried)}, {perf_counter() - began:.0f} s")
        for one in tried:
            if not one.is_noticed:
                self.tell(f"    {one.mutant.line} {one.mutant.where}: {one.mutant.what} [{one.outcome.value}]")

    def _try(self, path: Path, source: str, at: int, mutant: Mutant) -> Outcome:
        scopes = _Scopes(ast.parse(source))
        tests = self.tracing.tests_in(path, scopes.lines_around(mutant))
        if not tests and path.name not in self.part.puts_guards:
            return Outcome.NEVER_RUN
        if not tests:
            return Outcome.NOTICED if is_noticed_from_the_start(path, at, self.part.test_files()) else Outcome.NEVER_RUN

        def planted() -> None:
            tree = ast.parse(source)
            name = ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)
            plant(mutants_of(tree)[at], tree, importlib.import_module(name))

        return self._outcome_of(planted, self._chosen(tests))

    def _chosen(self, tests: set[int]) -> list[int]:
        """The quickest of these tests, as many as a fault is worth."""
        order = sorted(tests, key=lambda at: self.seconds[at])
        chosen, spent = [], 0.0
        for at in order:
            spent += self.seconds[at]
            if chosen and spent > ENOUGH_SECONDS:
                break
            chosen.append(at)
        return chosen

    def _outcome_of(self, planted: Callable[[], None], tests: list[int]) -> Outcome:
        connections.close_all()
        sys.stdout.flush()
        home = tempfile.mkdtemp(prefix="mutant-")
        child = os.fork()
        if child == 0:
            self._be_the_child(planted, tests, Path(home))
        _, status = os.waitpid(child, 0)
        shutil.rmtree(home, ignore_errors=True)
        if os.WIFSIGNALED(status):
            return Outcome.TIMED_OUT
        if os.WEXITSTATUS(status) == BROKEN:
            raise RuntimeError("the fault could not be planted")
        return Outcome.NOTICED if os.WEXITSTATUS(status) else Outcome.SURVIVED

    def _be_the_child(self, planted: Callable[[], None], tests: list[int], home: Path) -> None:
        """Run the tests with the fault planted, and end: 0 if all passed."""
        status = BROKEN
        try:
            expected = sum(self.seconds[at] for at in tests)
            resource.setrlimit(resource.RLIMIT_CPU, (int(2 * expected) + 10,) * 2)
            signal.alarm(LONGEST_WAIT + int(6 * expected))
            _move_database(home)
            planted()
            status = 0 if all(self._passes(at) for at in tests) else 1
        except DoesNotLoadError:
            status = 1
        except BaseException:  # noqa: BLE001 - nothing may leave this process but its status
            traceback.print_exc(file=sys.__stderr__)
        finally:
            os._exit(status)


@dataclass(frozen=True)
class _Nowhere:
    """The test that comes next is not known: take down everything but what belongs to the whole session."""

    session: pytest.Session

    def listchain(self) -> list[pytest.Session]:
        return [self.session]


def _move_database(home: Path) -> None:
    """A copy for this process alone, so that nothing a fault leaves behind meets another one."""
    database = connections["default"].settings_dict
    if Path(database["NAME"]).is_file():
        database["NAME"] = shutil.copy(database["NAME"], home / "test.sqlite3")


@dataclass(frozen=True)
class _Scopes:
    """Which lines have to run for a fault to matter."""

    tree: ast.Module

    @cached_property
    def functions(self) -> list[ast.FunctionDef]:
        return [node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef)]

    def lines_around(self, mutant: Mutant) -> set[int]:
        """Its own line, or those of its statement; of a constant, all lines there are."""
        inside = [f for f in self.functions if f.lineno <= mutant.line <= (f.end_lineno or 0)]
        if mutant.what.startswith("@") and "." in mutant.where:
            return set()  # put on when the module was loaded
        if not inside or mutant.what.startswith("@"):  # what a guard turns away never comes to what it guards
            return set(_lines(self.tree))
        inner = inside[-1]
        within = [node for node in ast.walk(inner) if isinstance(node, ast.stmt) and mutant.line in _lines(node)]
        smallest = min(within, key=lambda node: len(_lines(node)))
        return set(_lines(smallest)) - _nested(inner, mutant.line)


def _lines(node: ast.AST) -> range:
    if isinstance(node, ast.Module):
        return range(1, max((child.end_lineno or 0) for child in node.body) + 1)
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)  # type: ignore[attr-defined]


def _nested(function: ast.FunctionDef, line: int) -> set[int]:
    """Lines of functions inside of this one, which run at another time."""
    inner = [node for node in ast.walk(function) if isinstance(node, ast.FunctionDef) and node is not function]
    return {at for node in inner if line not in _lines(node) for at in _lines(node)}


def tried_in(part: Part, choice: Choice, tell: Callable[[str], None]) -> list[Tried]:
    """Plant every fault of ``part``; in a process of its own, as pytest and Django are loaded once for each."""
    running = Running(part, choice, tell)
    if running.paths:
        quiet = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "tests.mutation.seeded", "-m", "not long"]
        status = pytest.main([*quiet, "-o", "addopts=--import-mode=importlib", *part.test_files()], plugins=[running])
        if status not in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}:
            raise RuntimeError(f"the tests of {part.modules} could not be run")
    return running.tried
