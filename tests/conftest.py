"""What every test may use."""

import pytest
from django.db import connections

from glitterball.adapters import content
from glitterball.core.instruments import Instrument
from glitterball.core.picture import PictureKnowledge


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
