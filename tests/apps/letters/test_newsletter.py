"""The newsletter: written by an operator, sent once to each who asked, and never mixed with the course."""

import pytest

from glitterball.adapters import clock
from glitterball.apps.letters import actions, queries, tasks
from glitterball.apps.letters.handwritten import UnfitTextError, read_handwritten
from glitterball.apps.letters.models import IssueDelivery, NewsletterReader, Tally
from tests.mailbox import html_of, link_in, text_of

pytestmark = pytest.mark.django_db
ASKED = {"address": "alex@example.org", "zone": "Europe/Berlin", "quiet_from": "21", "quiet_until": "8"}
ISSUE = "# What is new\n\nHello,\n\nthere is a new page on [trust](cause:lack-of-trust) and [a site](https://example.net/a).\n"


@pytest.fixture
def reader(client, mailbox, hand):  # noqa: ARG001 - the clock stands still
    client.post("/letters/newsletter/", ASKED)
    tasks.send_due()
    client.post(link_in(mailbox.last, "confirm"))


def write(text=ISSUE):
    written = read_handwritten(text)
    return actions.write_newsletter(subject=written.subject, markdown=written.markdown, now=clock.now())


def test_the_page_promises_the_same_and_asks_for_an_address_alone(client, mailbox):  # noqa: ARG001
    page = client.get("/letters/newsletter/").content.decode()
    assert "Nothing is shared or sold." in page
    assert "who gets the letters does not get this" in page
    assert page.count("<input") == 1
    refused = client.post("/letters/newsletter/", ASKED | {"address": "alex", "zone": "Nowhere/Land"})
    assert refused.status_code == 422
    assert refused.content.decode().count('aria-invalid="true"') == 2


def test_it_keeps_the_quiet_hours_of_each_reader(reader, client, mailbox, hand):  # noqa: ARG001
    client.post("/letters/newsletter/", ASKED | {"address": "sam@example.org", "zone": "America/New_York"})
    tasks.send_due()
    client.post(link_in(mailbox.last, "confirm"))
    before = len(mailbox.taken)
    hand.to(2026, 3, 10, 20, 30)  # 21:30 in Berlin, 16:30 in New York
    assert write() == 2
    tasks.send_due()
    assert mailbox.recipients[before:] == ["sam@example.org"]
    hand.to(2026, 3, 11, 6, 59)
    tasks.send_due()
    assert len(mailbox.taken) == before + 1
    hand.to(2026, 3, 11, 7)  # 8 o'clock in Berlin
    tasks.send_due()
    assert mailbox.recipients[before:] == ["sam@example.org", "alex@example.org"]


def test_asking_again_brings_new_hours_and_no_second_copy(reader, client, mailbox, hand):  # noqa: ARG001
    hand.on(minutes=11)
    client.post("/letters/newsletter/", ASKED | {"address": "Alex@example.org", "quiet_until": "9"})
    tasks.send_due()
    client.post(link_in(mailbox.last, "confirm"))
    assert NewsletterReader.objects.get().quiet_until == 9


def test_a_mailbox_that_refuses_for_good_is_left_alone_and_counted(reader, mailbox, hand):  # noqa: ARG001
    write()
    mailbox.at_rcpt["alex@example.org"] = "550 5.1.1 no such user"
    for _ in range(3):
        tasks.send_due()
        hand.on(days=1)
    assert not NewsletterReader.objects.exists()
    assert queries.mailings()[1] == queries.Mailing("newsletter", readers=0, sent=0, unsure=0, refused=1)


def test_it_goes_to_its_readers_once_and_to_nobody_of_the_course(reader, subscribe, mailbox):  # noqa: ARG001
    subscribe(address="sam@example.org")
    before = len(mailbox.taken)
    assert write() == 1
    tasks.send_due()
    tasks.send_due()
    assert mailbox.recipients[before:] == ["alex@example.org"]
    assert Tally.objects.values_list("list", "sent").get() == ("newsletter", 1)


def test_it_carries_its_own_end(reader, client, mailbox):  # noqa: ARG001
    write()
    tasks.send_due()
    message = mailbox.last
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "https://us.example.org/learn/causes/lack-of-trust/" in text_of(message)
    assert 'href="https://example.net/a"' in html_of(message)
    client.post(link_in(message, "end"))
    assert not NewsletterReader.objects.exists()
    assert not IssueDelivery.objects.exists()


def test_the_same_text_never_goes_twice(reader):  # noqa: ARG001
    write()
    with pytest.raises(actions.AlreadyWrittenError):
        write()


def test_whoever_asks_later_does_not_get_the_old_one(client, mailbox, hand):  # noqa: ARG001
    assert write() == 0
    client.post("/letters/newsletter/", ASKED)
    tasks.send_due()
    client.post(link_in(mailbox.last, "confirm"))
    tasks.send_due()
    assert len(mailbox.taken) == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "1: expected “# ” and the subject"),
        ("What is new\n\ntext", "1: expected “# ” and the subject"),
        ("# \n\ntext", "1: expected “# ” and the subject"),
        ("# " + "x" * 121 + "\n\ntext", "1: expected a subject of at most 120"),
        ("# a\rBcc: jo@example.org\n\ntext", "1: expected a subject of at most 120"),
        ("# a\n\n \n", "2: expected some text"),
        ("# a\n\ntext\n\n![x](https://example.net/x.png)", "5: pictures are left out"),
        ("# a\n\n[x](cause:nothing)", "3: the link “cause:nothing” leads nowhere"),
        ("# a\n\n[x](/learn/)", "3: the link “/learn/” leads nowhere"),
    ],
)
def test_what_does_not_fit_is_said_with_its_line(text, says):
    with pytest.raises(UnfitTextError) as error:
        read_handwritten(text)
    assert str(error.value).startswith(says)


def test_html_of_an_operator_is_text():
    assert read_handwritten("# a\n\n<script>alert(1)</script>").markdown == "<script>alert(1)</script>"
