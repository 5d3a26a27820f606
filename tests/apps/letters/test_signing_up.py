"""Asking for letters: the promise stands there, and nobody can find out who gets them."""

import re

import pytest

from glitterball.apps.letters import mailboxes, tasks
from glitterball.apps.letters.actions.signing_up import MOST_ASKS_AN_HOUR
from glitterball.apps.letters.models import SignUp
from tests.apps.letters.conftest import ASKED

pytestmark = pytest.mark.django_db
MOST_BYTES = 60_000


@pytest.fixture
def page(client, mailbox):  # noqa: ARG001 - a server that can send
    return client.get("/letters/").content.decode()


@pytest.mark.parametrize(
    "sentence",
    [
        "Nothing is shared or sold.",
        "no spam",
        "One click ends it.",
        "your address, the letters, time zone and hours that you choose, and which letters have gone",
        "Can someone else open this mailbox?",
        "Someone runs this server",
        "after three days",
    ],
)
def test_the_promise_stands_where_people_sign_up(page, sentence):
    assert sentence in page


def test_the_general_letters_come_first_and_nothing_is_ticked(page):
    assert re.findall(r'name="chain" value="([^"]+)"', page)[0] == "general"
    assert "checked" not in page
    assert '<option value="">Choose a place</option>' in page
    assert '<option value="21" selected>' in page
    assert '<option value="8" selected>' in page


def test_every_chain_and_every_zone_can_be_chosen(page):
    assert len(re.findall(r'name="chain"', page)) == 7
    assert 'value="Pacific/Chatham"' in page
    assert len(page.encode()) < MOST_BYTES


def test_asking_stores_what_was_promised_and_leads_to_the_neutral_page(ask, mailbox, hand):  # noqa: ARG001
    response = ask()
    assert response.headers["Location"] == "/letters/asked/"
    row = SignUp.objects.get()
    assert (mailboxes.address_in(row), row.chain, row.zone, row.leaves_at) == (
        "alex@example.org",
        "balance",
        "Europe/Berlin",
        18,
    )


def test_nothing_tells_whether_an_address_is_known(client, ask, subscribe, django_assert_num_queries, mailbox):  # noqa: ARG001
    subscribe()
    seen = []
    for address in ("alex@example.org", "ALEX@example.org", "stranger@example.org"):
        with django_assert_num_queries(4):  # savepoint, count, insert, release
            response = ask(address=address)
        seen.append((response.status_code, response.headers["Location"], response.content, sorted(response.headers)))
    assert seen[0] == seen[1] == seen[2]
    assert client.get("/letters/asked/").content == client.get("/letters/asked/").content


def test_no_page_sets_a_cookie(client, ask, mailbox):  # noqa: ARG001
    assert not client.get("/letters/").cookies
    assert not ask().cookies
    assert not ask(address="").cookies


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"address": ""}, "Write your e-mail address."),
        ({"address": "alex"}, "This does not look like an e-mail address"),
        ({"address": "alex@example.org\r\nBcc: jo@example.org"}, "This does not look like an e-mail address"),
        ({"address": "alex@example.org, jo@example.org"}, "This does not look like an e-mail address"),
        ({"address": "a" * 65 + "@example.org"}, "This does not look like an e-mail address"),
        ({"address": "a@" + "b." * 200 + "org"}, "at most 320 characters"),
        ({"chain": ""}, "Choose one of these."),
        ({"chain": "nothing"}, "Choose one of these."),
        ({"zone": ""}, "Choose the place whose clock is yours."),
        ({"zone": "Europe/Atlantis"}, "Choose one of the places in the list."),
        ({"leaves_at": ""}, "Choose one of these."),
        ({"leaves_at": "24"}, "Choose one of these."),
        ({"leaves_at": "22"}, "This hour is in your quiet hours."),
        ({"quiet_from": "x"}, "Choose one of these."),
    ],
)
def test_what_does_not_fit_is_said_and_the_rest_is_kept(ask, mailbox, wrong, says):  # noqa: ARG001
    response = ask(**wrong)
    page = response.content.decode()
    assert response.status_code == 422
    assert says in page
    assert not SignUp.objects.exists()
    if "chain" not in wrong:
        assert 'value="balance" required checked' in page


def test_what_was_typed_comes_back_escaped(ask, mailbox):  # noqa: ARG001
    assert '<script>"' not in ask(address='<script>"').content.decode()


def test_a_missing_field_is_a_page_and_no_crash(client, mailbox):  # noqa: ARG001
    assert client.post("/letters/", {"address": "alex@example.org"}).status_code == 422


def test_a_page_that_offers_a_chain_leads_to_the_form_with_it(client, mailbox):  # noqa: ARG001
    page = client.post("/letters/", {"chain": "balance"}).content.decode()
    assert 'value="balance" required checked' in page
    assert "checked" not in client.post("/letters/", {"chain": "nothing"}).content.decode()


def test_a_second_press_brings_no_second_mail(ask, mailbox, hand):
    ask()
    ask()
    tasks.send_due()
    assert mailbox.recipients == ["alex@example.org"]
    hand.on(minutes=11)
    ask()
    tasks.send_due()
    assert len(mailbox.taken) == 2


def test_nobody_can_flood_a_mailbox(ask, mailbox, hand):
    for chain in ("balance", "general", "communication", "trust-and-old-hurts", "balance"):
        ask(chain=chain)
        tasks.send_due()
        hand.on(minutes=11)
    assert len(mailbox.taken) == 3


def test_a_flood_of_asks_is_stopped_the_same_for_all(ask, mailbox, hand):  # noqa: ARG001
    SignUp.objects.bulk_create(
        SignUp(list="course", asked_at=hand.now, due_at=hand.now) for _ in range(MOST_ASKS_AN_HOUR)
    )
    response = ask()
    assert response.status_code == 429
    assert "Nothing was stored" in response.content.decode()
    hand.on(hours=2)
    assert ask().status_code == 302


def test_a_server_without_mail_says_so_and_offers_pages(client, settings):
    settings.SMTP_URL = ""
    for response in (client.get("/letters/"), client.post("/letters/", ASKED), client.get("/letters/newsletter/")):
        page = response.content.decode()
        assert "This server can’t send mail" in page
        assert 'href="/letters/read/general/1/"' in page
        assert "<form" not in page
    assert not SignUp.objects.exists()


def test_the_operator_is_named_where_set(client, mailbox, settings):  # noqa: ARG001
    settings.OPERATOR_NAME = "Harbour Counselling"
    assert "This server is run by Harbour Counselling" in client.get("/letters/").content.decode()
