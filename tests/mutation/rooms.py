"""Which modules are to be proven, and which tests are near them."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src/glitterball"
DECLARATIONS = {"__init__", "urls", "apps"}  # nothing is decided there


@dataclass(frozen=True)
class Part:
    """Modules whose faults have to be noticed, and the tests that have to notice them."""

    modules: tuple[str, ...]  # patterns below src/glitterball
    tests: tuple[str, ...]  # below tests
    puts_guards: tuple[str, ...] = ()  # files of which parts run only while they are loaded

    def paths(self) -> list[Path]:
        """The modules, each with something that can go wrong."""
        found = {path for pattern in self.modules for path in SOURCE.glob(pattern)}
        return sorted(path for path in found if path.stem not in DECLARATIONS)

    def test_files(self) -> list[str]:
        """The tests as pytest takes them."""
        return [str(ROOT / "tests" / part) for part in self.tests]


def _doors(app: str, *more: str) -> Part:
    """The doors of one app, and its own tests."""
    return Part((f"apps/{app}/access.py",), (f"apps/{app}", *more))


ROOMS = {
    "keys": (
        Part(
            ("adapters/keys/*.py",),
            (
                "adapters/keys",
                "apps/accounts/test_locks.py",
                "apps/accounts/test_master_key_at_start.py",
                "turning/test_locked.py",
            ),
        ),
    ),
    "consents": (
        Part(("apps/consents/*.py",), ("apps/consents",)),
        Part(("apps/grants/*.py",), ("apps/grants",)),
        Part(
            ("apps/reveals/access.py", "apps/reveals/commitments.py"),
            ("apps/reveals", "walls/test_revealing.py", "apps/together/test_line.py"),
        ),
    ),
    "walls": (
        Part(
            ("apps/accounts/access.py", "apps/accounts/gate.py", "apps/accounts/viewer.py"),
            (
                "apps/accounts",
                "apps/signin/test_fresh.py",
                "walls/test_locked_pages.py",
                "walls/test_saving_while_it_locks.py",
            ),
            puts_guards=("gate.py",),
        ),
        Part(
            ("core/picture/wholes.py", "core/picture/resting.py", "core/picture/release.py"),
            (
                "core/picture/test_wholes.py",
                "core/picture/test_resting.py",
                "core/picture/test_release.py",
            ),
        ),
        _doors("picture"),
        _doors("couples"),
        _doors("letters"),
        _doors("operators"),
        _doors("safety"),
        _doors("signin"),
        _doors("sittings", "walls/test_refusals.py"),
        _doors("together"),
    ),
}
