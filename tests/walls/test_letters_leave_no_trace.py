"""An address of a reader is in its rows and its mails, and nowhere else: no log, no queue, no error."""

import pytest
from django.db import IntegrityError
from django_q.models import OrmQ, Schedule, Task

from glitterball.adapters import clock, jobs
from glitterball.apps.letters import tasks
from glitterball.apps.letters.actions import sending
from tests.apps.letters.conftest import ask, hand, mailbox, subscribe  # noqa: F401 - fixtures
from tests.mailbox import link_in

pytestmark = pytest.mark.django_db
ADDRESS = "alex@example.org"


@pytest.fixture
def everything_logged(caplog):
    caplog.set_level("DEBUG")
    return lambda: (
        caplog.text
        + "".join(
            str(record.__dict__)
            for record in caplog.records
            if "aiosmtpd" not in record.name and "mail.log" not in record.name
        )
    )


def test_a_whole_course_leaves_no_address_in_any_log(subscribe, mailbox, hand, client, everything_logged, caplog):  # noqa: F811
    caplog.set_level("ERROR", logger="mail.log")  # the server of the test writes one
    subscribe()
    hand.to(2026, 3, 10, 17)
    for refusal in ("451 4.3.0 later", "550 5.1.1 alex@example.org unknown", None):
        mailbox.at_rcpt = {ADDRESS: refusal} if refusal else {}
        tasks.send_due()
        hand.on(days=1, hours=1)
    client.post(link_in(mailbox.last, "end"))
    assert len(mailbox.taken) == 2
    assert "alex" not in everything_logged()


@pytest.mark.parametrize(
    "error", [IntegrityError(f"DETAIL: Key (address)=({ADDRESS})"), ValueError(ADDRESS), OSError(ADDRESS)]
)
def test_an_error_says_where_and_not_about_whom(subscribe, hand, monkeypatch, everything_logged, caplog, error):  # noqa: F811
    subscribe()
    hand.to(2026, 3, 10, 17)

    def broken(*_):
        raise error

    caplog.clear()
    monkeypatch.setattr(sending.emails, "letter", broken)
    tasks.send_due()
    assert f"send_due failed: {type(error).__name__} at" in caplog.text
    assert "alex" not in everything_logged()


def test_jobs_carry_nothing(ask, mailbox, django_capture_on_commit_callbacks):  # noqa: F811, ARG001
    with django_capture_on_commit_callbacks(execute=True):
        ask()
    task = OrmQ.objects.get().task
    assert (task["func"], task["args"], task["kwargs"]) == ("glitterball.apps.letters.tasks.send_due", (), {})
    assert not Task.objects.exists()


def test_routines_are_kept_as_they_are_written():
    jobs.keep_routines(tasks.ROUTINES, now=clock.now())
    jobs.keep_routines(tasks.ROUTINES, now=clock.now())
    assert sorted(Schedule.objects.values_list("func", "minutes")) == [
        ("glitterball.apps.letters.tasks.send_due", 2),
        ("glitterball.apps.letters.tasks.sweep", 60),
    ]
    jobs.keep_routines(tasks.ROUTINES[:1], now=clock.now())
    assert Schedule.objects.count() == 1
