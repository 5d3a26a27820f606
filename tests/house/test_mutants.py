"""The runner of ``make mutants`` plants what it says, and excuses nothing that is not there."""

import ast
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location

import pytest

from tests.mutation.equivalents import reasons
from tests.mutation.mutants import mutants_of
from tests.mutation.planting import DoesNotLoadError, plant
from tests.mutation.rooms import ROOMS, ROOT

DOOR = '''
"""A door."""
MOST = 3

@own
def row_of(viewer: Viewer, row: UUID) -> Row:
    """One's own row."""
    found = Row.objects.filter(person_id=viewer.person, id=row).first()
    if found is None or found.tries >= MOST:
        raise NotFoundError("there is no such row")
    return found
'''


@cache
def faults_in(path: str) -> frozenset[tuple[str, str]]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset((mutant.where, mutant.what) for mutant in mutants_of(tree))


def test_it_plants_every_slip_of_a_door():
    assert {mutant.what for mutant in mutants_of(ast.parse(DOOR))} == {
        "3 → 4",
        "@own is gone",
        "person_id=viewer.person is gone",
        "id=row is gone",
        "Row.objects.filter(person_id=viewer.person, id=row) → Row.objects",
        "if found is None or found.tries >= MOST: → if not (found is None or found.tries >= MOST):",
        "found is None or found.tries >= MOST → found is None",
        "found is None or found.tries >= MOST → found.tries >= MOST",
        "found is None → found is not None",
        "found.tries >= MOST → found.tries > MOST",
        "raise NotFoundError('there is no such row') → nothing",
        "return found → return None",
    }


def test_a_planted_fault_is_one_change_that_can_be_compiled():
    for at, mutant in enumerate(mutants_of(ast.parse(DOOR))):
        tree = ast.parse(DOOR)
        mutants_of(tree)[at].plant()
        assert ast.dump(tree) != ast.dump(ast.parse(DOOR)), mutant.what
        compile(ast.fix_missing_locations(tree), "door", "exec")


def test_looking_for_faults_changes_nothing():
    """Else every function would count as changed, and a constant would never be planted."""
    tree = ast.parse(DOOR)
    before = compile(ast.parse(DOOR), "door", "exec")
    mutants_of(tree)
    assert compile(tree, "door", "exec") == before


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_has_modules_with_faults_and_tests(room):
    for part in ROOMS[room]:
        assert part.paths()
        assert all((ROOT / "tests" / test).exists() for test in part.tests)
        assert any(faults_in(str(path.relative_to(ROOT))) for path in part.paths())


def test_every_door_is_in_some_room():
    proven = {path for parts in ROOMS.values() for part in parts for path in part.paths()}
    assert set((ROOT / "src/glitterball").glob("apps/*/access.py")) <= proven


@pytest.mark.parametrize(("path", "where", "what"), sorted(reasons()))
def test_whatever_is_excused_is_there_and_has_a_reason(path, where, what):
    assert (where, what) in faults_in(path)
    assert len(reasons()[path, where, what]) > 20


SHAPES = """
from struct import Struct

HEAD = Struct("!B8s")

def guard(view):
    def guarded():
        return view()
    return guarded

class Tidy(dict):
    def __init__(self):
        super().__init__(tidy=1)
"""


@pytest.fixture
def shapes(tmp_path):
    path = tmp_path / "shapes.py"
    path.write_text(SHAPES, encoding="utf-8")
    found = spec_from_file_location("shapes", path)
    module = module_from_spec(found)
    found.loader.exec_module(module)
    return module


def planted(module, what):
    tree = ast.parse(SHAPES)
    mutant = next(mutant for mutant in mutants_of(tree) if what in f"{mutant.where}: {mutant.what}")
    plant(mutant, tree, module)


def test_a_module_that_a_fault_keeps_from_loading_is_told_apart(shapes):
    with pytest.raises(DoesNotLoadError):
        planted(shapes, "XX!B8s")


def test_a_class_forgets_its_base(shapes):
    assert shapes.Tidy() == {"tidy": 1}
    planted(shapes, "Tidy.__init__: super().__init__(tidy=1) → nothing")
    assert shapes.Tidy() == {}


def test_what_is_guarded_already_is_reached(shapes):
    page = shapes.guard(lambda: "a page")
    assert page() == "a page"
    planted(shapes, "guard.guarded: return view() → return None")
    assert page() is None
