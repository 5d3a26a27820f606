"""A code in the mail: who gets one, what it opens, and that nobody learns whether an address is known."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from glitterball.apps.signin import limits, steps
from glitterball.apps.signin.models import Account
from tests.mailbox import html_of
from tests.mailbox import text_of as mail_text
from tests.visits import ADDRESS, begin_account, begun, text_of, whole

TELLING = re.compile("glitterball|couple|partner|check|love|closeness|relationship|localhost", re.IGNORECASE)


def code_in(message) -> str:
    return re.search(r"\b(\d{8})\b", mail_text(message)).group(1)


def with_address(client, mailbox, address=ADDRESS) -> str:
    where = whole(client)
    begin_account(client)
    assert client.post("/you/ways/address/", {"address": address})["Location"] == "/you/ways/address/code/"
    typed = client.post("/you/ways/address/code/", {"code": code_in(mailbox.last)})
    assert typed.headers["Location"] == "/you/ways/"
    return where


def asked(client, address=ADDRESS):
    """Status, page and queries of asking for a code, with what is different each time taken out."""
    with CaptureQueriesContext(connection) as queries:
        first = client.post("/sign-in/code/", {"address": address})
    page = text_of(client.get("/sign-in/code/typed/")).replace(address, "")
    shapes = [re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in queries.captured_queries]
    return first.status_code, first.headers["Location"], page, [shape[:60] for shape in shapes]


def test_a_mailed_code_opens_a_device_once(client, mailbox):
    where = with_address(client, mailbox)
    phone = Client()
    phone.post("/sign-in/code/", {"address": ADDRESS})
    code = code_in(mailbox.last)
    spaced = f"{code[:4]} {code[4:]}"
    assert phone.post("/sign-in/code/typed/", {"code": spaced}).headers["Location"] == "/check/"
    assert phone.get(where).status_code == 200
    assert phone.post("/sign-in/code/typed/", {"code": code}).headers["Location"] == "/sign-in/code/"


def test_a_code_opens_only_the_browser_that_asked(client, mailbox):
    with_address(client, mailbox)
    Client().post("/sign-in/code/", {"address": ADDRESS})
    other = Client()
    other.post("/sign-in/code/", {"address": "nobody@example.org"})
    assert other.post("/sign-in/code/typed/", {"code": code_in(mailbox.last)}).status_code == 422


def test_a_known_and_an_unknown_address_look_the_same(client, mailbox):
    with_address(client, mailbox)
    before = len(mailbox.taken)
    assert asked(Client()) == asked(Client(), "nobody@example.org")
    assert mailbox.recipients[before:] == [ADDRESS]


def test_a_wrong_code_says_the_same_for_both(client, mailbox):
    with_address(client, mailbox)
    pages = []
    for address in (ADDRESS, "nobody@example.org"):
        phone = Client()
        phone.post("/sign-in/code/", {"address": address})
        page = phone.post("/sign-in/code/typed/", {"code": "00000000"})
        pages.append((page.status_code, text_of(page).replace(address, "")))
    assert pages[0] == pages[1]
    assert pages[0][0] == 422


def test_five_wrong_ones_end_a_code(client, mailbox):
    with_address(client, mailbox)
    phone = Client()
    phone.post("/sign-in/code/", {"address": ADDRESS})
    for _ in range(5):
        phone.post("/sign-in/code/typed/", {"code": "1"})
    assert phone.post("/sign-in/code/typed/", {"code": code_in(mailbox.last)}).headers["Location"] == "/sign-in/code/"


def test_a_code_ends_after_ten_minutes(client, mailbox, later):
    with_address(client, mailbox)
    phone = Client()
    phone.post("/sign-in/code/", {"address": ADDRESS})
    later(minutes=11)
    assert phone.post("/sign-in/code/typed/", {"code": code_in(mailbox.last)}).status_code == 302
    assert "door" not in phone.cookies


def test_nobody_can_have_a_mailbox_flooded(client, mailbox):
    with_address(client, mailbox)
    answers = [Client().post("/sign-in/code/", {"address": ADDRESS}).status_code for _ in range(7)]
    assert answers.count(429) >= 2
    assert len(mailbox.taken) <= 6


def test_codes_that_are_switched_off_open_nothing_and_look_the_same(client, mailbox):
    with_address(client, mailbox)
    client.post("/you/ways/password/", {"password": "a kettle sings at dawn", "again": "a kettle sings at dawn"})
    client.post("/you/ways/mailed-codes/")
    before = len(mailbox.taken)
    assert asked(Client()) == asked(Client(), "nobody@example.org")
    assert len(mailbox.taken) == before


def test_the_only_way_in_cannot_be_switched_off(client, mailbox):
    with_address(client, mailbox)
    page = client.post("/you/ways/mailed-codes/")
    assert page.status_code == 409
    assert "only way in" in text_of(page)
    assert Account.objects.get().mails_codes


def test_an_address_in_use_looks_like_a_free_one(client, mailbox):
    with_address(client, mailbox)
    other = Client()
    begun(other)
    begin_account(other)
    pages = []
    for address in (ADDRESS, "free@example.org"):
        with CaptureQueriesContext(connection) as queries:
            answer = other.post("/you/ways/address/", {"address": address})
        page = other.get("/you/ways/address/code/")
        pages.append((answer.status_code, len(queries), text_of(page).replace(address, "")))
    assert pages[0] == pages[1]
    taken = mailbox.messages[-2]
    assert taken["To"] == ADDRESS
    assert "in use already" in mail_text(taken)
    assert Account.objects.filter(email=ADDRESS).count() == 1


def test_no_mail_tells_what_these_pages_are(client, mailbox):
    with_address(client, mailbox)
    client.post("/you/ways/password/", {"password": "a kettle sings at dawn", "again": "a kettle sings at dawn"})
    other = Client()
    begun(other)
    begin_account(other)
    other.post("/you/ways/address/", {"address": ADDRESS})
    assert {message["Subject"] for message in mailbox.messages} == {
        "Your code",
        "Your address",
        "A change to your sign-in",
    }
    for message in mailbox.messages:
        assert message["From"] == "Notes <notes@localhost>"
        assert not TELLING.search(str(message["Subject"]) + mail_text(message) + html_of(message))


def test_without_a_mail_server_no_code_is_offered(client):
    assert client.get("/sign-in/code/").headers["Location"] == "/sign-in/"
    assert client.post("/sign-in/code/", {"address": ADDRESS}).headers["Location"] == "/sign-in/"
    page = text_of(client.get("/sign-in/"))
    assert "sends no mail" in page
    assert "Mail me a code" not in page


@pytest.mark.parametrize("address", ["", "x", "a@b", "a b@example.org", "a@example.org\nBcc: b@example.org"])
def test_an_address_that_is_none_is_mended(client, mailbox, address):
    assert client.post("/sign-in/code/", {"address": address}).status_code == 422
    assert not mailbox.taken


def test_tries_of_a_code_are_counted_beside_its_session(client, mailbox):
    """Many at once each read the session before the others have counted in it, and write back an old count."""
    with_address(client, mailbox)
    phone = Client()
    phone.post("/sign-in/code/", {"address": ADDRESS})
    code = code_in(mailbox.last)
    for _ in range(5):
        assert phone.post("/sign-in/code/typed/", {"code": "00000000"}).status_code == 422
        session = phone.session
        session[steps.CODE] = session[steps.CODE] | {"tries": 0}
        session.save()
    assert phone.post("/sign-in/code/typed/", {"code": code}).status_code == 422
    assert "door" not in phone.cookies


def test_trying_many_addresses_makes_no_count_of_another_one_anew(rf):
    known = [f"alex{number}@example.org" for number in range(8)]
    for address in known * 5:
        limits.count_a_try(rf.get("/"), "code", address)
    for number in range(400):
        limits.count_a_try(rf.get("/"), "code", f"{number}@example.org")
    for address in known:
        with pytest.raises(limits.TooOftenError):
            limits.count_a_try(rf.get("/"), "code", address)
