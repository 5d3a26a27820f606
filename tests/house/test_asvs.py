"""The table of the security standard names tests that exist, and says how each requirement stands."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TABLE = (ROOT / "docs/hosting/asvs.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")
ROW = re.compile(
    r"^\| (?!number|---)(?P<number>[^|]+) \|(?P<what>[^|]+)\|(?P<how>[^|]+)\|(?P<shown>[^|]*)\|$", re.MULTILINE
)
CHAPTERS = range(1, 18)


def is_there(path: str, test: str) -> bool:
    file = ROOT / path
    if not file.exists():
        return False
    return not test or test in {
        node.name for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef)
    }


@pytest.mark.parametrize(("path", "test"), sorted(set(NAMED.findall(TABLE))))
def test_every_test_that_it_names_exists(path, test):
    assert is_there(path, test)


def test_one_that_does_not_exist_would_be_noticed():
    assert not is_there("tests/house/test_asvs.py", "test_of_nothing")
    assert not is_there("tests/house/test_nothing.py", "")


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_chapter_is_there(chapter):
    assert re.search(rf"^## (?:.* )?V{chapter}\b", TABLE, re.MULTILINE)


def test_every_row_says_how_it_stands():
    rows = list(ROW.finditer(TABLE))
    assert len(rows) > 80
    assert len(rows) == len(re.findall(r"^\| \d", TABLE, re.MULTILINE))
    assert [row["number"] for row in rows if not row["how"].strip()] == []
