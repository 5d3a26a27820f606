"""A mail server, a clock that stands still, and somebody who asks for letters."""

from datetime import UTC, datetime, timedelta

import pytest

from glitterball.adapters import clock
from glitterball.apps.letters import tasks
from tests.keys import ring_in
from tests.mailbox import Mailbox, link_in, running

HOST = "us.example.org"
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
ASKED = {
    "chain": "balance",
    "address": "alex@example.org",
    "zone": "Europe/Berlin",
    "leaves_at": "18",
    "quiet_from": "21",
    "quiet_until": "8",
}


@pytest.fixture(autouse=True)
def ring(db, tmp_path, settings):  # noqa: ARG001 - the database comes first
    with ring_in(tmp_path, settings) as ring:
        yield ring


class Hand:
    """Turns the clock."""

    def __init__(self, monkeypatch):
        self.now = NOON
        monkeypatch.setattr(clock, "now", lambda: self.now)

    def to(self, *moment):
        self.now = datetime(*moment, tzinfo=UTC)

    def on(self, **by):
        self.now += timedelta(**by)


@pytest.fixture
def hand(monkeypatch):
    return Hand(monkeypatch)


@pytest.fixture
def mailbox(settings):
    with running(Mailbox()) as box:
        settings.SMTP_URL = box.url
        settings.PUBLIC_URL = f"https://{HOST}"
        settings.PUBLIC_HOST = HOST
        settings.ALLOWED_HOSTS = [HOST, "testserver"]
        yield box


@pytest.fixture
def ask(client):
    def asked(**wishes):
        return client.post("/letters/", ASKED | wishes)

    return asked


@pytest.fixture
def subscribe(client, ask, mailbox, hand):  # noqa: ARG001 - the clock stands still
    """Ask, open the mail, say yes. Returns the path that ends it, once a letter has come."""

    def subscribed(**wishes):
        assert ask(**wishes).status_code == 302
        tasks.send_due()
        assert client.post(link_in(mailbox.last, "confirm")).status_code == 302

    return subscribed
