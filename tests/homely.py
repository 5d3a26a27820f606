"""Fixtures: a home with two people in it, and what goes with it."""

import shutil

import pytest

from tests.places import SQLITE, Places


@pytest.fixture(scope="session")
def on_sqlite(tmp_path_factory):
    return Places(tmp_path_factory.mktemp("backups"))


@pytest.fixture(scope="session")
def on_postgresql(tmp_path_factory, postgresql):
    return Places(tmp_path_factory.mktemp("backups"), postgresql)


@pytest.fixture(params=[SQLITE])
def places(request):
    return request.getfixturevalue(f"on_{request.param}")


@pytest.fixture
def home(places):
    """A home of two people, one of whom has written the canary."""
    return places.a_home(like=places.furnished)


@pytest.fixture
def empty(places, home):
    """An empty home with the same master key."""
    return places.a_home().with_master_key_of(home)


@pytest.fixture
def backup(places, tmp_path):
    """A backup of the home, with its keys beside it."""
    for name in ("backup", "backup.keys"):
        shutil.copy(places.folder / name, tmp_path / name)
    return tmp_path / "backup"
