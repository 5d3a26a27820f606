"""Each address that shares, exports, deletes, separates or opens more ways in asks once more who it is."""

import re

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLResolver, get_resolver

from glitterball.apps.accounts import gate
from tests.apps.two import viewer_of
from tests.pairs import account, invite, say_yes, think_about
from tests.visits import PASSWORD, begin_account, lock, text_of, whole

NOBODYS = "00000000-0000-4000-8000-000000000000"
GRAVE = {
    "privacy:export": ("/you/export/", {}),
    "accounts:delete": ("/you/delete/", {"sure": "on"}),
    "picture:preview": ("/couple/showing/preview/", {"agree": "on", "looked_at": "0" * 64}),
    "together:line": ("/couple/line/", {"line": "how you hum", "when": "both"}),
    "reveals:what-now": (f"/you/answers/{NOBODYS}/", {"do": "give"}),
    "couples:end": ("/couple/end/", {"sure": "on"}),
    "couples:invite": ("/couple/invite/", {"name": "Alex", "ending": "own", "agree": "on"}),
    "couples:yes": ("{link}yes/", {"name": "Alex", "ending": "own", "agree": "on"}),
    "accounts:lock": ("/you/lock/", {"passphrase": "four other words now", "again": "four other words now"}),
    "accounts:recover": ("/you/recover/", {"code": "ABCD"}),
    "accounts:return-code": ("/you/return-code/", {}),
    "signin:address": ("/you/ways/address/", {"address": "sam@example.org"}),
    "signin:address-code": ("/you/ways/address/code/", {"code": "000000"}),
    "signin:mailed-codes": ("/you/ways/mailed-codes/", {"on": "on"}),
    "signin:password": ("/you/ways/password/", {"password": "another kettle sings", "again": "another kettle sings"}),
    "signin:passkey": ("/you/ways/passkey/", {"answer": "{}"}),
    "signin:app": ("/you/ways/app/", {"code": "000000"}),
    "signin:recovery-codes": ("/you/ways/recovery-codes/", {}),
    "signin:take": ("/you/ways/take/", {"what": "password"}),
    "sittings:bring": ("/check/bring/", {"code": "ABCD"}),
}


def guarded(resolver=None, space: str = "") -> set[str]:
    """Every address behind the proof, by its name."""
    found = set()
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            found |= guarded(pattern, f"{pattern.namespace}:" if pattern.namespace else space)
        elif any(is_the_proof(view) for view in layers(pattern.callback)):
            found.add(f"{space}{pattern.name}")
    return found


def layers(view):
    while view is not None:
        yield view
        view = getattr(view, "__wrapped__", None)


def is_the_proof(view) -> bool:
    code = view.__code__
    return code.co_filename == gate.__file__ and code.co_qualname.startswith("_after_proof.")


def state() -> list:
    rows = [list(model._default_manager.order_by("pk").values_list()) for model in apps.get_models()]
    return [
        [bytes(value) if isinstance(value, memoryview) else value for row in kept for value in row] for kept in rows
    ]


def prove(client: Client) -> None:
    client.post("/you/export/", {"proof": "password", "proved_by": PASSWORD, "opens": "page"})


@pytest.fixture
def alex() -> Client:
    """Somebody with a password, in a couple, who thinks about showing some sides."""
    client, sam = Client(), account()
    whole(client)
    begin_account(client)
    client.post("/you/ways/address/", {"address": "alex@example.org"})
    client.post("/you/ways/password/", {"password": PASSWORD, "again": PASSWORD})
    prove(client)
    assert say_yes(sam, invite(client)).status_code == 302
    client.link = invite(account())
    think_about(client)
    return client


def test_every_address_behind_the_proof_is_named_here_and_no_other():
    assert guarded() == set(GRAVE)


@pytest.mark.parametrize("name", GRAVE)
def test_after_five_minutes_it_asks_and_does_nothing(alex, later, name):
    path, sent = GRAVE[name]
    before = state()
    later(minutes=5, seconds=1)
    page = alex.post(path.format(link=alex.link), sent)
    assert "Is it you?" in text_of(page)
    assert state() == before


@pytest.mark.parametrize("name", GRAVE)
def test_within_five_minutes_it_does_not_ask(alex, later, name):
    path, sent = GRAVE[name]
    prove(alex)
    later(minutes=4, seconds=50)
    assert b"Is it you?" not in alex.post(path.format(link=alex.link), sent).content


def test_what_is_locked_opens_by_its_passphrase_and_by_no_other_proof(alex, later):
    lock(alex)
    alex.post("/you/close/")
    later(minutes=6)
    prove(alex)
    assert viewer_of(alex).is_fresh
    page = alex.post("/you/export/")
    assert page.headers["Content-Type"].startswith("text/html")
    assert re.search(r'name="passphrase"', page.content.decode())
    assert not viewer_of(alex).is_unlocked
