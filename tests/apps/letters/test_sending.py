"""Each letter goes once, at the reader's hour, some days after the one before it."""

from datetime import UTC, datetime, timedelta

import pytest

from glitterball.apps.letters import queries, tasks
from glitterball.apps.letters.actions import claiming, sending
from glitterball.apps.letters.models import Delivery, Subscription, Tally
from glitterball.apps.letters.queries import letters_of

pytestmark = pytest.mark.django_db
SUBJECTS = [letter.subject for letter in letters_of("balance")]


@pytest.fixture
def run(mailbox, hand, caplog):
    """Let the worker look every hour until ``until``; returns when each mail went, after the confirmation."""

    def went(*until, step=timedelta(hours=1)):
        moments = []
        end = datetime(*until, tzinfo=UTC)
        while hand.now < end:
            before = len(mailbox.taken)
            tasks.send_due()
            moments += [hand.now] * (len(mailbox.taken) - before)
            hand.now += step
        assert not caplog.text
        return moments

    return went


def test_nothing_goes_before_somebody_said_yes(ask, run, mailbox):
    ask()
    run(2026, 3, 12)
    assert [message["Subject"] for message in mailbox.messages] == ["Please confirm your address"]


def test_letters_come_in_order_on_their_days_at_the_hour_also_when_the_clocks_change(subscribe, run, mailbox):
    subscribe()
    went = run(2026, 4, 20)
    assert [message["Subject"] for message in mailbox.messages][1:] == SUBJECTS
    assert [str(moment)[:16] for moment in went] == [
        "2026-03-10 17:00",  # 18 o'clock in Berlin's winter
        "2026-03-15 17:00",
        "2026-03-22 17:00",
        "2026-03-29 16:00",  # 18 o'clock in its summer
    ]


def test_days_are_counted_from_the_letter_that_went(subscribe, run, hand, mailbox):
    subscribe()
    hand.to(2026, 3, 20, 18)  # the worker stood still for ten days
    assert run(2026, 3, 27) == [datetime(2026, 3, 20, 18, tzinfo=UTC), datetime(2026, 3, 25, 17, tzinfo=UTC)]
    assert len(mailbox.taken) == 3


def test_nothing_comes_in_the_quiet_hours_however_late_it_is(subscribe, run, hand):
    subscribe()
    hand.to(2026, 3, 10, 20)  # 21 o’clock in Berlin
    assert run(2026, 3, 12) == [datetime(2026, 3, 11, 17, tzinfo=UTC)]


def test_after_the_last_letter_the_address_goes_and_the_count_stays(subscribe, run, mailbox):
    subscribe()
    run(2026, 5, 1, step=timedelta(hours=6))
    assert len(mailbox.taken) == 1 + len(SUBJECTS)
    assert not Subscription.objects.exists()
    assert Tally.objects.values_list("list", "sent", "unsure").get() == ("course", len(SUBJECTS), 0)


def test_two_readers_and_two_chains_do_not_mix(subscribe, run, mailbox):
    subscribe()
    subscribe(address="sam@example.org", chain="general", zone="America/New_York")
    run(2026, 3, 11)
    letters = {to: message["Subject"] for to, message in zip(mailbox.recipients, mailbox.messages, strict=True)}
    assert letters == {"alex@example.org": SUBJECTS[0], "sam@example.org": letters_of("general")[0].subject}


def test_trouble_is_tried_again_later_and_later(subscribe, run, mailbox, hand):
    subscribe()
    mailbox.at_rcpt["alex@example.org"] = "451 4.3.0 try later"
    assert run(2026, 3, 10, 17, 40, step=timedelta(minutes=10)) == []
    delivery = Delivery.objects.get()
    assert delivery.tries == 3  # at 17:00, 17:05 (seen at 17:10), 17:20
    assert delivery.handed_over_at is None
    mailbox.at_rcpt.clear()
    hand.on(days=1)
    assert len(run(2026, 3, 11, 19)) == 1


@pytest.mark.parametrize("at", ["at_rcpt", "at_data"])
def test_a_mailbox_that_refuses_on_three_days_ends_it(subscribe, run, mailbox, at):
    subscribe()
    getattr(mailbox, at)["alex@example.org"] = "550 5.1.1 no such user"
    run(2026, 3, 12, 17)
    assert Subscription.objects.exists()
    run(2026, 3, 12, 18)
    assert not Subscription.objects.exists()
    assert queries.mailings()[0] == queries.Mailing("course", readers=0, sent=0, unsure=0, refused=1)


@pytest.mark.parametrize("at", ["at_rcpt", "at_data"])
def test_a_refusal_that_is_about_this_server_does_not(subscribe, run, mailbox, at):
    subscribe()
    getattr(mailbox, at)["alex@example.org"] = "554 5.7.1 relay access denied"
    run(2026, 3, 20)
    assert Subscription.objects.exists()
    run(2026, 4, 15, step=timedelta(hours=6))
    assert not Subscription.objects.exists()  # a month of it is enough
    assert queries.mailings()[0].refused == 0


def test_a_server_that_is_not_there_loses_nothing(subscribe, run, settings, hand, mailbox):
    subscribe()
    settings.SMTP_URL = "smtp://127.0.0.1:9"
    assert run(2026, 3, 10, 18) == []
    settings.SMTP_URL = mailbox.url
    hand.to(2026, 3, 11, 17)
    assert len(run(2026, 3, 11, 19)) == 1


def test_one_mail_is_claimed_by_one_worker_until_its_lease_is_over(subscribe, hand):
    subscribe()
    hand.to(2026, 3, 10, 17)
    first = claiming.claim(Delivery, now=hand.now)
    assert claiming.claim(Delivery, now=hand.now) is None
    hand.on(minutes=10)
    second = claiming.claim(Delivery, now=hand.now)
    assert (second.id, second.tries) == (first.id, 2)
    assert not claiming.note_handing_over(first, now=hand.now)  # a worker that was paused finds its claim gone
    assert not claiming.settle(first, was_accepted=True, now=hand.now)
    assert claiming.note_handing_over(second, now=hand.now)


def test_what_was_handed_over_without_an_answer_is_not_sent_again(subscribe, mailbox, hand):
    subscribe()
    hand.to(2026, 3, 10, 17)
    claiming.note_handing_over(claiming.claim(Delivery, now=hand.now), now=hand.now)
    hand.on(minutes=11)
    tasks.send_due()
    assert len(mailbox.taken) == 1
    assert Tally.objects.values_list("sent", "unsure").get() == (0, 1)
    hand.on(days=5)
    tasks.send_due()
    assert mailbox.last["Subject"] == SUBJECTS[1]


def test_whoever_ends_it_while_a_letter_is_on_its_way_does_not_get_it(subscribe, mailbox, hand, monkeypatch, caplog):
    subscribe()
    hand.to(2026, 3, 10, 17)
    written = sending.emails.letter

    def ended_meanwhile(*arguments):
        mail = written(*arguments)
        Subscription.objects.all().delete()
        return mail

    monkeypatch.setattr(sending.emails, "letter", ended_meanwhile)
    tasks.send_due()
    assert len(mailbox.taken) == 1
    assert not caplog.text


def test_a_letter_that_the_content_let_go_of_is_passed_over(subscribe, run, mailbox):
    subscribe()
    Delivery.objects.update(letter="balance-00-gone")
    run(2026, 3, 11)
    assert [message["Subject"] for message in mailbox.messages][1:] == [SUBJECTS[0]]
