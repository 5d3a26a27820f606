"""The mail that asks back: neutral, its link a hash in the database, spent by a press of the button alone."""

from datetime import timedelta

import pytest

from glitterball.apps.letters import mailboxes, tasks, tokens
from glitterball.apps.letters.models import ConfirmationLink, Delivery, NewsletterReader, SignUp, Subscription
from tests.apps.letters.conftest import ASKED
from tests.mailbox import html_of, link_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(ask, mailbox, hand):  # noqa: ARG001 - the clock stands still
    ask()
    tasks.send_due()
    return link_in(mailbox.last, "confirm")


def test_the_mail_says_nothing_of_what_it_is_about(link, mailbox):
    message = mailbox.last
    said = f"{message['Subject']} {text_of(message)} {html_of(message)}".replace(link, "").lower()
    assert message["Subject"] == "Please confirm your address"
    assert str(message["From"]) == "Notes <notes@us.example.org>"
    for word in ("letter", "partner", "couple", "relationship", "balance", "love", "glitterball", "close"):
        assert word not in said


def test_the_token_is_in_the_mail_alone(link):
    token = link.split("/")[3]
    row = ConfirmationLink.objects.get()
    assert row.token_hash == tokens.hash_of(token)
    assert token not in repr(list(ConfirmationLink.objects.values()) + list(SignUp.objects.values()))


def test_opening_the_link_changes_nothing(client, link):
    for _ in range(3):  # previews open links
        page = client.get(link)
        assert page.status_code == 200
        assert "They leave at 18:00 by the clock of Europe/Berlin" in page.content.decode()
    client.head(link)
    assert not Subscription.objects.exists()


def test_the_page_behind_the_link_tells_a_preview_no_address_and_no_theme(client, link):
    page = client.get(link).content.decode()
    assert "alex" not in page
    assert "balance" not in page.lower()


def test_pressing_the_button_starts_the_letters(client, link):
    response = client.post(link)
    assert response.headers["Location"] == "/letters/confirmed/"
    subscription = Subscription.objects.get()
    assert (mailboxes.address_in(subscription), subscription.chain) == ("alex@example.org", "balance")
    assert not SignUp.objects.exists()
    assert not ConfirmationLink.objects.exists()


def test_a_link_works_once(client, link):
    client.post(link)
    for response in (client.post(link), client.get(link)):
        assert response.status_code == 410
        assert "If you said yes before, all is well" in response.content.decode()
    assert Subscription.objects.count() == 1


def test_a_link_lasts_three_days(client, link, hand):
    hand.on(days=3, seconds=-1)
    assert client.get(link).status_code == 200
    hand.on(seconds=1)
    assert client.get(link).status_code == 410
    assert client.post(link).status_code == 410
    assert not Subscription.objects.exists()


def test_a_made_up_link_looks_like_an_old_one(client, link, hand):
    hand.on(days=4)
    made_up = client.get("/letters/confirm/" + "x" * 64 + "/")
    assert (made_up.status_code, made_up.content) == (410, client.get(link).content)


def test_two_tabs_and_two_links_make_one_subscription(client, ask, mailbox, link, hand):
    hand.on(minutes=11)
    ask(leaves_at="9")
    tasks.send_due()
    second = link_in(mailbox.last, "confirm")
    assert client.post(link).status_code == 302
    assert client.post(second).status_code == 410
    assert Subscription.objects.count() == Delivery.objects.count() == 1


def test_saying_yes_again_later_keeps_the_progress_and_takes_the_new_hours(client, ask, mailbox, link, hand):
    client.post(link)
    before = Delivery.objects.get()
    hand.on(minutes=11)
    ask(leaves_at="9", address="Alex@Example.org")
    tasks.send_due()
    client.post(link_in(mailbox.last, "confirm"))
    assert Subscription.objects.get().leaves_at == 9
    assert Delivery.objects.get().id == before.id


def test_what_nobody_confirmed_is_gone_after_three_days(link, hand):  # noqa: ARG001
    hand.on(days=3, seconds=-1)
    tasks.sweep()
    assert SignUp.objects.exists()
    hand.on(seconds=1)
    tasks.sweep()
    assert not SignUp.objects.exists()
    assert not ConfirmationLink.objects.exists()


def test_a_worker_that_falls_after_handing_over_asks_again_and_both_links_work(client, ask, mailbox, hand):
    ask()
    tasks.send_due()
    SignUp.objects.update(
        settled_at=None, was_accepted=False, due_at=hand.now
    )  # as if it had died before it noted that
    tasks.send_due()
    first, second = (link_in(message, "confirm") for message in mailbox.messages)
    assert first != second
    assert client.get(first).status_code == client.get(second).status_code == 200


def test_the_newsletter_is_a_list_of_its_own(client, mailbox, hand):
    assert client.post("/letters/newsletter/", ASKED).status_code == 302
    tasks.send_due()
    client.post(link_in(mailbox.last, "confirm"))
    assert NewsletterReader.objects.count() == 1
    assert not Subscription.objects.exists()
    hand.on(days=10)
    tasks.send_due()
    assert len(mailbox.taken) == 1


def test_a_confirmation_that_does_not_get_through_is_tried_again(ask, mailbox, hand):
    mailbox.at_rcpt["alex@example.org"] = "451 4.7.1 try later"
    ask()
    tasks.send_due()
    mailbox.at_rcpt.clear()
    hand.on(minutes=5)
    tasks.send_due()
    assert mailbox.recipients == ["alex@example.org"]
    assert hand.now - SignUp.objects.get().asked_at == timedelta(minutes=5)
