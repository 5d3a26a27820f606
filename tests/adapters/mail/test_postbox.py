"""Handing mails over: what was taken, what certainly was not, and the one moment in which nobody knows."""

import socket
import threading
from datetime import UTC, datetime

import pytest

from glitterball.adapters.mail import Letterhead, Mail, MailServer, Outcome, Postbox, as_message
from tests.mailbox import Mailbox, running

SENDER = Letterhead("Notes", "notes@us.example.org")
DOTS = "Hello,\n\n.\n..one\n.\n"


def a_mail(to="alex@example.org", text=DOTS):
    return as_message(Mail("1", to, "A letter", text, "<p>.</p>\n", datetime(2026, 1, 1, tzinfo=UTC)), SENDER)


def send(url, *, to="alex@example.org", is_still_wanted=lambda: True):
    with Postbox(MailServer.read(url), sender=SENDER.address) as postbox:
        return postbox.send(a_mail(to), to=to, is_still_wanted=is_still_wanted)


@pytest.fixture
def mailbox():
    with running(Mailbox()) as box:
        yield box


def test_a_mail_arrives_as_it_was_written_dots_and_all(mailbox):
    assert send(mailbox.url) is Outcome.ACCEPTED
    assert mailbox.last.get_body(("plain",)).get_content().replace("\r\n", "\n") == DOTS


def test_one_line_carries_many(mailbox):
    with Postbox(MailServer.read(mailbox.url), sender=SENDER.address) as postbox:
        mailbox.at_rcpt["jo@example.org"] = "550 5.1.1 nobody"
        outcomes = [
            postbox.send(a_mail(to), to=to, is_still_wanted=lambda: True)
            for to in ("alex@example.org", "jo@example.org", "sam@example.org")
        ]
    assert outcomes == [Outcome.ACCEPTED, Outcome.REFUSED, Outcome.ACCEPTED]
    assert mailbox.recipients == ["alex@example.org", "sam@example.org"]


def test_what_is_not_wanted_any_more_is_not_taken(mailbox):
    assert send(mailbox.url, is_still_wanted=lambda: False) is Outcome.WITHDRAWN
    assert mailbox.taken == []


def test_when_writing_it_down_fails_it_is_not_taken(mailbox):
    def broken():
        raise RuntimeError

    with pytest.raises(RuntimeError):
        send(mailbox.url, is_still_wanted=broken)
    assert mailbox.taken == []


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("451 4.3.0 later", Outcome.TROUBLE),
        ("550 5.1.1 nobody", Outcome.REFUSED),
        ("550 nobody", Outcome.REFUSED),
        ("554 5.7.1 relay access denied", Outcome.TROUBLE),
    ],
)
@pytest.mark.parametrize("at", ["at_rcpt", "at_data"])
def test_an_answer_is_about_the_reader_or_about_us(mailbox, at, answer, outcome):
    getattr(mailbox, at)["alex@example.org"] = answer
    assert send(mailbox.url) is outcome


def test_a_server_that_is_not_there(mailbox):  # noqa: ARG001
    assert send("smtp://127.0.0.1:9") is Outcome.TROUBLE


def test_a_server_without_encryption_gets_nothing_where_it_is_asked_for(mailbox, monkeypatch):
    monkeypatch.setattr("glitterball.adapters.mail.server.LOCAL", set())
    assert send(mailbox.url) is Outcome.TROUBLE
    assert mailbox.taken == []


def test_an_address_in_another_script_needs_a_server_that_takes_it(mailbox):
    assert send(mailbox.url, to="søren@example.org") is Outcome.ACCEPTED
    assert "To: søren@example.org".encode() in mailbox.taken[0][1]
    with running(Mailbox(), enable_SMTPUTF8=False) as old:
        assert send(old.url, to="søren@example.org") is Outcome.REFUSED


@pytest.mark.parametrize(("after", "outcome"), [(b"DATA", Outcome.TROUBLE), (b"\r\n.\r\n", Outcome.UNSURE)])
def test_a_line_that_goes_dead(after, outcome):
    """Before the last dot it was certainly not taken; after it, nobody knows."""
    door = socket.create_server(("127.0.0.1", 0))

    def server():
        line, _ = door.accept()
        line.sendall(b"220 hello\r\n")
        heard = b""
        while after not in heard:
            heard += line.recv(65536)
            if after not in heard and (b"DATA" not in heard or heard.endswith(b"DATA\r\n")):
                line.sendall(b"354 go on\r\n" if b"DATA" in heard else b"250 OK\r\n")
        line.close()

    thread = threading.Thread(target=server)
    thread.start()
    try:
        assert send(f"smtp://127.0.0.1:{door.getsockname()[1]}") is outcome
    finally:
        thread.join(timeout=10)
        door.close()
