"""The beginning that all worlds of a test share."""

import pytest

from tests.walls.twins.world import Beginning, begin


@pytest.fixture
def beginning(ring, monkeypatch, settings) -> Beginning:
    settings.SMTP_URL = "smtp://localhost"  # the outbox stands in its place (sameness.py)
    return begin(ring, monkeypatch)
