"""Ending it: at once, by one click, the same whether or not there was anything to end; no address is left."""

import pytest
from django.apps import apps
from django.test import Client

from glitterball.apps.letters import mailboxes, tasks
from glitterball.apps.letters.models import NewsletterReader, SignUp, Subscription, Tally
from tests.apps.letters.conftest import ASKED
from tests.mailbox import link_in

pytestmark = pytest.mark.django_db
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def everything_stored() -> str:
    """Each row of each table, as text."""
    return "\n".join(repr(list(model.objects.values())) for model in apps.get_models())


@pytest.fixture
def end(subscribe, mailbox, hand):
    subscribe()
    hand.to(2026, 3, 10, 17)
    tasks.send_due()
    return link_in(mailbox.last, "end")


def test_a_mailbox_ends_it_without_cookies_a_referrer_or_a_page(end):
    response = Client(enforce_csrf_checks=True).post(end, ONE_CLICK)
    assert response.status_code == 200
    assert not Subscription.objects.exists()


def test_opening_the_link_shows_a_button_and_changes_nothing(client, end):
    page = client.get(end).content.decode()
    assert "End it and delete my address" in page
    assert '<form method="post">' in page
    assert Subscription.objects.exists()


def test_nothing_is_left_of_the_address_but_the_count(client, end, hand):
    mark = mailboxes.mark("alex@example.org")
    assert Subscription.objects.filter(address_mark=mark).exists()
    client.post(end)
    assert "alex" not in everything_stored().lower()
    assert not Subscription.objects.filter(address_mark=mark).exists()
    assert Tally.objects.values_list("sent", flat=True).get() == 1
    hand.on(days=30)
    tasks.send_due()


def test_ending_it_twice_looks_the_same_as_once_and_as_a_made_up_link(client, end):
    first, again = client.post(end), client.post(end)
    made_up = client.post("/letters/end/" + "x" * 64 + "/")
    assert first.content == again.content == made_up.content
    assert client.get(end).content == client.get("/letters/end/" + "x" * 64 + "/").content


def test_it_ends_one_list_and_not_the_other(client, end, mailbox, hand):
    hand.on(hours=1)
    client.post("/letters/newsletter/", ASKED)
    tasks.send_due()
    client.post(link_in(mailbox.last, "confirm"))
    client.post(end)
    assert NewsletterReader.objects.exists()
    client.post(f"/letters/end/{NewsletterReader.objects.get().end_token}/")
    assert not NewsletterReader.objects.exists()


def test_nobody_gets_a_letter_after_ending_it(client, end, mailbox, hand):
    client.post(end)
    for _ in range(10):
        hand.on(days=1)
        tasks.send_due()
    assert len(mailbox.taken) == 2


def test_one_can_ask_anew_afterwards(client, end, ask, mailbox):
    client.post(end)
    ask()
    tasks.send_due()
    client.post(link_in(mailbox.last, "confirm"))
    assert Subscription.objects.count() == 1
    assert not SignUp.objects.exists()


@pytest.mark.parametrize("path", ["confirm", "end"])
def test_other_methods_are_refused(client, path):
    assert client.delete(f"/letters/{path}/xyz/").status_code == 405
