"""Somebody with pages and forms of their own, and every letter sign-up open."""

import pytest

from glitterball.web import assets
from tests.fuzz.target import Target
from tests.keys import ring_in


@pytest.fixture(scope="session", autouse=True)
def ready_assets() -> None:
    assets.prepare()


@pytest.fixture(params=["open", "locked"])
def target(request, db, tmp_path, settings):  # noqa: ARG001 - the database comes first
    settings.SMTP_URL = "smtp://localhost:9"  # the pages ask for an address; nobody sends anything here
    settings.PUBLIC_URL = "https://us.example.org"
    with ring_in(tmp_path, settings):
        yield Target(is_locked=request.param == "locked")
