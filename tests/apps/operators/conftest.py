"""The page for whoever runs the server needs a key ring and a database."""

import pytest

from glitterball.apps.signin.hashers import Argon2id
from tests.keys import ring_in


@pytest.fixture(autouse=True)
def ring(db, tmp_path, settings):  # noqa: ARG001 - the database comes first
    settings.VAR, settings.DATABASE_URLS = tmp_path, ("", "")
    with ring_in(tmp_path, settings) as ring:
        yield ring


@pytest.fixture(autouse=True)
def cheap_hash(monkeypatch) -> None:
    monkeypatch.setattr(Argon2id, "memory_cost", 64)
