"""The layout's own tests: what the house promises a newcomer."""

import ast
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src/glitterball"
CODE = sorted(p for folder in (SOURCE, ROOT / "bench", ROOT / "training") for p in folder.rglob("*.py"))
LONGEST_FUNCTION = 60
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "base", "misc", "tools"}
DJANGO_WANTS = {SOURCE / "adapters/sqlite/base.py"}  # Django looks for a database backend under this name
ROOMS = {"models", "access", "queries", "actions", "forms", "views", "urls", "emails", "tasks", "apps"}


def functions_of(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_function_is_longer_than_a_screen(path):
    too_long = [
        f"{f.name} {f.end_lineno - f.lineno + 1}"
        for f in functions_of(path)
        if f.end_lineno - f.lineno >= LONGEST_FUNCTION
    ]
    assert too_long == []


def test_names_say_what_is_inside():
    vague = [path for path in CODE if path.stem in VAGUE or VAGUE & set(path.relative_to(ROOT).parts)]
    assert set(vague) <= DJANGO_WANTS


def test_each_app_has_views_and_addresses_of_its_own():
    apps = [path for path in (SOURCE / "apps").iterdir() if (path / "__init__.py").exists()]
    assert apps
    for app in apps:
        assert {"views", "urls"} <= {path.stem for path in app.glob("*.py")}, app.name


def test_every_order_of_rows_is_whole():
    """Rows alike in all but their id come in any order otherwise: as the database happens to read them."""
    half = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in CODE
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "order_by"
        if not (isinstance(last := call.args[-1], ast.Constant) and f"{last.value}".removeprefix("-") == "id")
    ]
    assert half == []


def test_a_view_never_imports_a_model():
    for path in SOURCE.glob("apps/*/views.py"):
        imported = chain.from_iterable(
            [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Import | ast.ImportFrom)
        )
        assert not [name for name in imported if name.endswith("models")], path


def test_nothing_but_the_safety_app_may_know_of_safety_answers():
    """The contract in pyproject.toml counts imports; this counts words, so that no other way leads there either."""
    allowed = {SOURCE / "apps/safety", SOURCE / "core/safety", SOURCE / "adapters/content/screen.py"}
    for path in SOURCE.rglob("*.py"):
        if not allowed & {path, *path.parents}:
            assert "core.safety" not in path.read_text(encoding="utf-8"), path


def test_decisions_are_numbered_one_by_one():
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs/decisions").glob("[0-9]*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


def test_every_command_is_documented():
    from glitterball.cli.__main__ import COMMANDS

    documented = (ROOT / "docs/hosting/commands.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"`glitterball {command.__name__.rpartition('.')[2]}" in documented


def test_each_exception_in_a_config_has_its_reason():
    """Every line that switches a check off says why on the same line, or the one above it does."""
    for path in CODE:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            for mark in ("# noqa", "# type: ignore"):
                if mark in line:
                    _, _, rest = line.partition(mark)
                    assert "[" in rest or ":" in rest, f"{path}:{number} switches off everything"
                    assert " - " in rest or " # " in rest, f"{path}:{number} gives no reason"
