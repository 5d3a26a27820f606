"""What every test may use."""

import pytest
from django.db import connections
from django.test import Client

from glitterball.adapters import content
from glitterball.adapters.rows import wall
from glitterball.adapters.rows.role import ROLE
from glitterball.adapters.rows.standing import across_persons, stand_for
from glitterball.core.instruments import Instrument
from glitterball.core.picture import PictureKnowledge
from tests.postgresql.cluster import NotInstalledError, running
from tests.rows import emptied_by_its_owner, inside_of_a_request

LONGEST = "tests/postgresql/test_both.py"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no worker waits for another in the end. Browsers come after databases."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


@pytest.fixture(scope="session")
def instrument() -> Instrument:
    return content.latest_instrument()


@pytest.fixture(scope="session")
def knowledge() -> PictureKnowledge:
    return content.picture_knowledge()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory) -> None:
    """On SQLite the tests' database is a real file, one for each worker, as a home would have it."""
    database = connections["default"]
    if database.vendor == "sqlite":
        database.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
    database.settings_dict["OPTIONS"].pop("assume_role", None)  # its owner makes it


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):  # noqa: ARG001 - pytest-django's own makes the database
    """On PostgreSQL the pages' role, which owns nothing, uses the tests' database."""
    database = connections["default"]
    if database.vendor != "postgresql":
        yield
        return
    with django_db_blocker.unblock():
        wall.build_wall()
    database.close()
    database.settings_dict["OPTIONS"]["assume_role"] = ROLE
    database.ops.execute_sql_flush = emptied_by_its_owner(database.ops.execute_sql_flush)
    yield
    database.close()
    del database.settings_dict["OPTIONS"]["assume_role"]


@pytest.fixture(autouse=True)
def outside_of_requests(request, monkeypatch):
    """A test may look at every row; what it asks the pages for may not (tests/rows.py)."""
    if connections["default"].vendor != "postgresql" or not {"db", "transactional_db"} & set(request.fixturenames):
        yield
        return
    request.getfixturevalue("db" if "db" in request.fixturenames else "transactional_db")
    with across_persons():
        monkeypatch.setattr(Client, "request", inside_of_a_request(Client.request))
        yield
        stand_for(None)


@pytest.fixture
def awake(monkeypatch) -> None:
    """A day on which no side rests, as one does now and then by chance (docs/methods/resting.md)."""
    monkeypatch.setattr("glitterball.apps.picture.access.is_resting", lambda *_: False)


@pytest.fixture(scope="session")
def postgresql():
    """The address of an empty database."""
    try:
        with running() as address:
            yield address
    except NotInstalledError:
        pytest.skip("NO POSTGRESQL: it is not installed, so nobody has seen this run on it")
