"""Whoever runs the server sees whether it is well, by a strong proof each time, and nothing of anybody."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from glitterball.adapters import clock, content
from glitterball.adapters.backup import noted
from glitterball.apps.accounts.access import NotFoundError
from glitterball.apps.operators import access, actions
from tests import pairs
from tests.visits import PASSWORD, text_of, whole, with_password

PAGE, ADDRESS = "/operator/", "dana@example.org"
MAY_ASK = {
    *("accounts_door", "accounts_person", "operators_operator"),  # who is looking
    *("signin_account", "mfa_authenticator", "django_session", "tries"),  # the proof, and how many accounts there are
    "django_q_schedule",
}
TABLE = re.compile(r'(?:FROM|JOIN|INTO|UPDATE) "?(\w+)"?', re.IGNORECASE)


def shown_by_app(secret: str, later: int = 1) -> str:
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[later]))


@pytest.fixture
def dana() -> Client:
    """Somebody with an account by password, whom the command made an operator."""
    client = Client()
    with_password(client, ADDRESS)
    actions.add_operator(address=" Dana@Example.org ")
    return client


@pytest.fixture
def secret(dana) -> str:
    """Of the app that Dana added, whose first code is used up by adding it."""
    page = dana.get("/you/ways/app/").content.decode()
    secret = re.search(r'<p class="code">([A-Z2-7]+)</p>', page).group(1)
    dana.post("/you/ways/app/", {"code": shown_by_app(secret, 0)})
    return secret


def opened(client: Client, secret: str, later: int = 1):
    return client.post(PAGE, {"proof": "app", "proved_by": shown_by_app(secret, later), "opens": "page"})


def test_for_anybody_else_it_does_not_exist():
    client = Client()
    with_password(client, "alex@example.org")
    there, nowhere = client.get(PAGE), client.get("/operators/")
    assert (there.status_code, text_of(there)) == (404, text_of(nowhere))
    assert Client().get(PAGE).status_code == 404


def test_beside_an_operator_nobody_else_is_one_and_each_is_themselves(dana):
    client, other = Client(), Client()
    with_password(client, "alex@example.org")
    with_password(other, "robin@example.org")
    actions.add_operator(address="robin@example.org")
    assert client.get(PAGE).status_code == 404
    with pytest.raises(NotFoundError):
        access.operator_of(pairs.viewer_of(client))
    for operator in (dana, other):
        viewer = pairs.viewer_of(operator)
        assert access.operator_of(viewer).person_id == viewer.person


def test_without_a_passkey_or_an_app_it_asks_for_one(dana):
    assert "A passkey or an app first" in text_of(dana.get(PAGE))
    sent = dana.post(PAGE, {"proof": "password", "proved_by": PASSWORD})
    assert "A passkey or an app first" in text_of(sent)


def test_a_password_opens_nothing_here_and_the_proof_is_asked_each_time(dana, secret, settings):
    noted.note_made(settings.VAR, clock.now())
    assert "Is it you?" in text_of(dana.get(PAGE))  # signed in a moment ago, and asked all the same
    assert "Is it you?" in text_of(dana.post(PAGE, {"proof": "password", "proved_by": PASSWORD}))
    assert dana.post(PAGE, {"proof": "app", "proved_by": "000000"}).status_code == 422
    page = opened(dana, secret)
    assert "Nothing here needs you today." in text_of(page)
    assert page.headers["Cache-Control"] == "no-store"
    assert "Is it you?" in text_of(dana.get(PAGE))


def test_it_says_how_the_server_is(dana, secret, settings):
    assert "There is something to look at." in text_of(opened(dana, secret))  # there is no backup
    noted.note_made(settings.VAR, clock.now() - timedelta(days=9, hours=1))
    settings.DATABASE_URLS = ("postgresql://owner@host/name", "")
    said = text_of(opened(dana, secret, 2))
    for words in ("There is one account.", "9 days old", "No mail server is set up", "step down"):
        assert words in said


def test_helplines_that_are_due_are_said(dana, secret, monkeypatch):
    monkeypatch.setattr(type(content.help_book().lines), "is_due", lambda *_: True)
    said = text_of(opened(dana, secret))
    assert "There is something to look at." in said
    assert "That day is over." in said


def test_it_asks_the_database_for_nothing_of_anybody(dana, secret):
    pairs.couple()
    with CaptureQueriesContext(connection) as asked:
        assert opened(dana, secret).status_code == 200
    statements = [query["sql"] for query in asked if not query["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN"))]
    tables = {table for statement in statements for table in TABLE.findall(statement)}
    assert tables <= MAY_ASK
    person = str(pairs.viewer_of(dana).person)
    for statement in statements:  # of accounts: one's own, or how many
        if '"signin_account"' in statement and "COUNT(*)" not in statement:
            assert person in statement or person.replace("-", "") in statement or "mfa_authenticator" in statement


def test_it_reads_the_same_whatever_others_answer(dana, secret, monkeypatch):
    alex = Client()
    with_password(alex, "alex@example.org")
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now)
    before = opened(dana, secret)
    whole(Client(), light=1)
    alex.post("/safety/questions/", {"place": "DE"})
    again = opened(dana, secret, 2)
    assert text_of(again) == text_of(before)


def test_taking_it_away_closes_the_page(dana, secret):
    actions.remove_operator(address=ADDRESS)
    assert opened(dana, secret).status_code == 404


def test_nobody_becomes_one_by_an_address_that_is_not_there():
    with pytest.raises(actions.NoSuchAccountError):
        actions.add_operator(address="nobody@example.org")
    with pytest.raises(actions.NoSuchAccountError):
        actions.add_operator(address="no address")
