"""Plant a fault before its module is loaded: for what runs at that moment alone, such as a guard being put on."""

import ast
import subprocess
import sys
from collections.abc import Sequence
from importlib.abc import SourceLoader
from importlib.machinery import PathFinder, SourceFileLoader
from importlib.util import spec_from_loader
from pathlib import Path

from tests.mutation.mutants import mutants_of

LONGEST_WAIT = 300


class _Faulty(SourceFileLoader):
    """Loads one module with a fault in it."""

    at = 0

    def get_code(self, fullname):
        tree = ast.parse(self.get_source(fullname))
        mutants_of(tree)[self.at].plant()
        return compile(ast.fix_missing_locations(tree), self.path, "exec")


class _Finder:
    """Finds every module as ever, and gives one of them to the loader that plants."""

    def __init__(self, path: str, at: int) -> None:
        self.path, self.at = path, at

    def find_spec(self, name, path=None, target=None):
        spec = PathFinder.find_spec(name, path, target)
        if spec is None or spec.origin != self.path or not isinstance(spec.loader, SourceLoader):
            return None
        loader = _Faulty(name, self.path)
        loader.at = self.at
        return spec_from_loader(name, loader, origin=self.path)


def is_noticed_from_the_start(path: Path, at: int, tests: Sequence[str]) -> bool:
    """Whether a run of these tests that begins with the fault fails."""
    command = [sys.executable, "-m", "tests.mutation.fresh", str(path), str(at), *tests]
    try:
        return subprocess.run(command, capture_output=True, timeout=LONGEST_WAIT, check=False).returncode != 0
    except subprocess.TimeoutExpired:
        return True


def main() -> int:
    """Run pytest with the fault in place."""
    import pytest

    path, at, *tests = sys.argv[1:]
    sys.meta_path.insert(0, _Finder(path, int(at)))
    options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "tests.mutation.seeded", "-m", "not long"]
    return int(pytest.main([*options, "-o", "addopts=--import-mode=importlib", *tests]))


if __name__ == "__main__":
    sys.exit(main())
