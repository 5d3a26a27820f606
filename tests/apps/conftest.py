"""Pages link hashed files, so these must stand ready."""

import pytest

from glitterball.web import assets


@pytest.fixture(scope="session", autouse=True)
def ready_assets() -> None:
    assets.prepare()
