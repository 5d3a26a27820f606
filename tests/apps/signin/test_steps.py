"""What lies in the table of sessions tells nothing to whoever reads the database."""

from django.contrib.sessions.models import Session
from django.test import Client

from tests.visits import ADDRESS, sign_in


def test_a_session_is_sealed_by_its_own_cookie(mailbox):
    client = Client()
    client.post("/sign-in/code/", {"address": "canary@example.org"})
    row = Session.objects.get()
    assert mailbox.taken == []
    assert row.session_key != client.cookies["steps"].value
    from base64 import b64decode

    assert b"canary" not in b64decode(row.session_data)
    assert "canary" not in row.session_data


def test_nobody_is_signed_in_by_a_session(owner):
    phone = Client()
    sign_in(phone)
    assert owner.get("/you/").status_code == 200
    del phone.cookies["door"]
    assert phone.get("/you/").status_code == 404


def test_signing_in_ends_the_steps(owner, mailbox):
    owner.post("/you/sign-out/")
    owner.post("/sign-in/code/", {"address": ADDRESS})
    assert Session.objects.exists()
    sign_in(owner)
    assert not Session.objects.exists()
    assert mailbox.taken


def test_a_made_up_cookie_is_nobodys_session():
    client = Client()
    client.cookies["steps"] = "x" * 32
    assert client.get("/sign-in/code/typed/").status_code == 302
    client.cookies["steps"] = "'\x01" * 300
    assert client.get("/sign-in/second/").status_code == 302
