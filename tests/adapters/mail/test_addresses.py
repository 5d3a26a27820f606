"""Addresses as people type them, in the one form that is kept."""

import pytest

from glitterball.adapters.mail import Letterhead, MailServer, UnfitAddressError, UnfitLetterheadError, UnfitServerError
from glitterball.adapters.mail import read_address as read


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" alex@example.org ", "alex@example.org"),
        ("Alex.Sam+notes@EXAMPLE.org", "Alex.Sam+notes@example.org"),
        ("o'neill@example.org", "o'neill@example.org"),
        ("alex@bücher.example", "alex@xn--bcher-kva.example"),
        ("alex@straße.example", "alex@xn--strae-oqa.example"),
        ("søren@example.org", "søren@example.org"),
        ("用户@例子.example", "用户@xn--fsqu00a.example"),
        ("a" * 64 + "@example.org", "a" * 64 + "@example.org"),
        ("alex@xn--bcher-kva.example", "alex@xn--bcher-kva.example"),
    ],
)
def test_an_address(typed, kept):
    assert read(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "alex",
        "@example.org",
        "alex@",
        "alex@localhost",
        "alex@@example.org",
        "alex@example..org",
        "alex@-example.org",
        "alex@127.0.0.1",
        "alex@[127.0.0.1]",
        ".alex@example.org",
        "alex.@example.org",
        "al..ex@example.org",
        "al ex@example.org",
        "alex@example.org\nBcc: jo@example.org",
        "alex\r\nBcc: jo@example.org",
        "alex@example.org,jo@example.org",
        "alex@example.org;jo@example.org",
        "<alex@example.org>",
        '"alex"@example.org',
        "alex\x00@example.org",
        "alex\u202e@example.org",
        "alex\u200b@example.org",
        "a" * 65 + "@example.org",
        "ü" * 33 + "@example.org",
        "alex@" + "a" * 64 + ".org",
        "alex@" + "a.b" * 100 + ".org",
        "alex@\ud800.org",
        "alex@ex_ample.org",
    ],
)
def test_what_is_none_and_is_not_repeated(typed):
    with pytest.raises(UnfitAddressError) as error:
        read(typed)
    assert "alex" not in str(error.value)


def test_a_sender():
    assert Letterhead.read("", host="us.example.org") == Letterhead("Notes", "notes@us.example.org")
    assert Letterhead.read("post@example.net", host="x") == Letterhead("Notes", "post@example.net")
    assert str(Letterhead.read("Jörg <post@example.net>", host="x").as_header()) == "Jörg <post@example.net>"


@pytest.mark.parametrize("setting", ["Notes", "Notes <notes>", "a\x07b <a@example.org>", "@"])
def test_a_sender_that_is_none(setting):
    with pytest.raises(UnfitLetterheadError):
        Letterhead.read(setting, host="us.example.org")


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("smtp://alex:p%40ss@mail.example.org", ("mail.example.org", 587, "starttls", "alex", "p@ss")),
        ("smtps://mail.example.org", ("mail.example.org", 465, "tls", "", "")),
        ("smtp://127.0.0.1:1025", ("127.0.0.1", 1025, "none", "", "")),
        ("smtp://relay:25?tls=none", ("relay", 25, "none", "", "")),
        ("smtp://[::1]:25", ("::1", 25, "none", "", "")),
    ],
)
def test_a_mail_server(setting, expected):
    server = MailServer.read(setting)
    assert (server.host, server.port, server.security, server.user, server.password) == expected
    assert "p@ss" not in repr(server)


@pytest.mark.parametrize(
    "setting",
    [
        "mail.example.org",
        "http://mail",
        "smtp://",
        "smtp://mail:99999",
        "smtp://mail:x",
        "smtp://mail?tls=no",
        "smtp://mail/x",
    ],
)
def test_a_setting_that_names_none(setting):
    with pytest.raises(UnfitServerError):
        MailServer.read(setting)
