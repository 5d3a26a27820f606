"""Pages about somebody need a key ring and a database; codes need a mail server, and mails that have arrived."""

from concurrent.futures import wait
from datetime import timedelta

import pytest
from django.test import Client

from glitterball.adapters import clock
from glitterball.adapters.mail import errand
from glitterball.apps.signin.hashers import Argon2id
from tests.keys import ring_in
from tests.mailbox import Mailbox, running
from tests.visits import with_password


@pytest.fixture(autouse=True)
def ring(db, tmp_path, settings):  # noqa: ARG001 - the database comes first
    with ring_in(tmp_path, settings) as ring:
        yield ring


@pytest.fixture(autouse=True)
def cheap_hash(monkeypatch) -> None:
    """Argon2id as ever, with as little memory as it takes."""
    monkeypatch.setattr(Argon2id, "memory_cost", 64)


@pytest.fixture
def mailbox(settings, monkeypatch):
    """A real mail server. Each mail has arrived when ``send_at_once`` returns."""
    with running(Mailbox()) as box:
        settings.SMTP_URL, settings.PUBLIC_URL = box.url, "http://localhost:8000"
        real = errand._errands.submit
        monkeypatch.setattr(errand, "HEAD_START", 0)  # the tests wait for it

        def arrived(*what):
            future = real(*what)
            wait([future], timeout=10)
            return future

        monkeypatch.setattr(errand._errands, "submit", arrived)
        yield box


@pytest.fixture
def later(monkeypatch):
    """Move the clock."""
    real = clock.now

    def moved(**by):
        monkeypatch.setattr(clock, "now", lambda: real() + timedelta(**by))

    return moved


@pytest.fixture
def owner() -> Client:
    """Somebody with a password, signed in."""
    client = Client()
    with_password(client)
    return client
