"""Each promise names the code that keeps it and a test that shows it; and both are there."""

import re
from itertools import chain
from pathlib import Path

import pytest

from tests.house.test_asvs import is_there

ROOT = Path(__file__).parents[2]
TABLE = (ROOT / "docs/hosting/trust.md").read_text(encoding="utf-8")
THREATS = (ROOT / "docs/hosting/threats.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`(tests/[\w/]+(?:\.py)?/?)(?:::(\w+))?`")
KEPT = re.compile(r"`((?:apps|core|adapters|web|content)/[\w/*.]+)`")
PARTS = ("Whose is it", "The walls", "Fresh proof", "Who could attack", "The safety screen")
HEADS = {"what", "rule", "who"}


def rows(table: str = TABLE) -> list[list[str]]:
    """Every row that says something, cell by cell."""
    lines = [line for line in table.splitlines() if line.startswith("|") and not line.startswith("|--")]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    return [row for row in cells if row[0].strip() not in HEADS]


def cell_of(head: str, row: list[str], table: str = TABLE) -> str:
    """The cell below the heading ``head``, by the heading line that stands above the row."""
    above = table[: table.index(row[0])].splitlines()
    heads = next(line for line in reversed(above) if line.strip("| ").split(" |")[0] in HEADS)
    return row[[part.strip() for part in heads.strip("|").split("|")].index(head)]


@pytest.mark.parametrize(("path", "test"), sorted(set(NAMED.findall(TABLE + THREATS))))
def test_every_test_that_it_names_exists(path, test):
    assert is_there(path, test)


def test_one_that_does_not_exist_would_be_noticed():
    assert not is_there("tests/house/test_trust.py", "test_of_nothing")


@pytest.mark.parametrize("path", sorted(set(KEPT.findall(TABLE))))
def test_the_code_that_keeps_it_is_there(path):
    root = ROOT if path.startswith("content") else ROOT / "src/glitterball"
    assert list(root.glob(path.rstrip("/")))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0][:40])
def test_every_rule_names_a_test_and_none_twice(row):
    named = NAMED.findall(cell_of("shown by", row))
    assert named
    assert len(set(named)) == len(named)


def test_a_rule_without_a_test_would_be_noticed():
    bare = "| rule | kept by | shown by | not promised |\n|---|---|---|---|\n| 13. Be kind | `apps/` | we hope | |\n"
    (row,) = rows(bare)
    assert NAMED.findall(cell_of("shown by", row, bare)) == []


def test_every_wall_is_there_and_every_part():
    assert {int(number) for number in re.findall(r"^\| (\d+)\. ", TABLE, re.MULTILINE)} == set(range(1, 13))
    assert re.findall(r"^## (.+)$", TABLE, re.MULTILINE) == list(PARTS)


def test_no_rule_stands_there_twice():
    first = [row[0] for row in rows()]
    assert len(set(chain(first))) == len(first)
