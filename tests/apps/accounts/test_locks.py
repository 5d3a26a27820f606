"""The lock of one's own: opened by the passphrase alone, for minutes, and slowed down after ten wrong ones."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client

from glitterball.adapters import chance, clock, content
from glitterball.adapters.keys import CannotOpenError, NoKeyError
from glitterball.adapters.keys.sealed import opened
from glitterball.apps.accounts.actions import locks
from glitterball.apps.accounts.models import Person
from glitterball.apps.sittings.models import Sitting
from tests.visits import PASSPHRASE, begun, code_in, lock, press, text_of


@pytest.fixture
def address(client):
    return begun(client)


@pytest.fixture
def later(monkeypatch):
    real = clock.now
    return lambda **by: monkeypatch.setattr(clock, "now", lambda: real() + timedelta(**by))


@pytest.mark.usefixtures("address")
def test_what_was_written_before_is_sealed_anew_and_the_open_key_destroyed(client, ring):
    row = Sitting.objects.get()
    before, key = bytes(row.sheet), ring.open(row.person_id)
    lock(client)
    row.refresh_from_db()
    assert bytes(row.sheet) != before
    with pytest.raises(CannotOpenError):
        opened(row, "sheet", key)
    for area in ("open", "locked"):  # so that no older copy of the database can be read with the master key either
        with pytest.raises(NoKeyError):
            ring.open(row.person_id, area)


def test_it_stays_open_for_its_minutes_and_then_asks(client, address, later):
    lock(client)
    assert "answers are kept" in text_of(client.get(address))
    later(minutes=29)
    assert "answers are kept" in text_of(client.get(address))
    later(minutes=31)
    assert "This part is locked" in text_of(client.get(address))


def test_the_passphrase_opens_the_page_that_was_asked_for(client, address):
    lock(client)
    client.post("/you/close/")
    sent = client.post(f"{address}answers/", {"passphrase": PASSPHRASE, "opens": "page"})
    assert (sent.status_code, sent["Location"]) == (302, f"{address}answers/")
    assert "Only you can read these." in text_of(client.get(f"{address}answers/"))


def test_an_answer_given_while_it_closed_waits_and_is_kept(client, address):
    lock(client)
    shown = content.latest_instrument().stage(0)[0].id
    client.post("/you/close/")
    sent = {"version": "1.0", "shown": shown, "answer": "2"}
    page = client.post(f"{address}1/", sent)
    assert "waits in this page" in text_of(page)
    assert f'name="shown" value="{shown}"' in page.content.decode()
    done = client.post(f"{address}1/", {**sent, "opens": "act", "passphrase": PASSPHRASE})
    assert done["Location"] == f"{address}2/"
    assert 'value="2" aria-pressed' in client.get(f"{address}1/").content.decode()


def test_another_device_has_to_open_it_for_itself(client, address):
    code = code_in(client.post("/you/return-code/"))
    lock(client)
    phone = Client()
    phone.post("/return/", {"code": code})
    assert "This part is locked" in text_of(phone.get(address))


def test_an_answer_in_another_tab_while_it_is_being_locked_is_asked_for_again(client, address, monkeypatch):
    """The other tab looked up its viewer before the lock and saves after it."""
    from glitterball.apps.sittings import actions

    stale, real = {}, actions.answer

    def answer_late(**sent):
        if not stale:
            stale.update(sent)
            lock(client)
            client.post("/you/close/")
        return real(**sent)

    monkeypatch.setattr(actions, "answer", answer_late)
    page = press(client, address, 1, answer=2)
    assert "waits in this page" in text_of(page)


def test_ten_wrong_passphrases_wait_and_say_so(client, address, later):
    lock(client)
    client.post("/you/close/")
    pages = [client.post(address, {"passphrase": "wrong", "opens": "page"}) for _ in range(11)]
    assert [page.status_code for page in pages] == [422] * 10 + [429]
    assert "ten wrong passphrases in a row" in text_of(pages[-1])
    right = {"passphrase": PASSPHRASE, "opens": "page"}
    assert client.post(address, right).status_code == 429
    later(minutes=16)
    assert client.post(address, right).status_code == 302
    assert Person.objects.get().wrong_tries == 0


def test_a_clock_that_was_set_back_does_not_make_the_wait_longer(client, address, later):
    lock(client)
    client.post("/you/close/")
    for _ in range(10):
        client.post(address, {"passphrase": "wrong", "opens": "page"})
    later(days=-300)
    assert "in 16 minutes" in text_of(client.post(address, {"passphrase": PASSPHRASE, "opens": "page"}))


def test_the_recovery_code_opens_it_and_sets_a_new_passphrase(client, address):
    code = lock(client)
    client.post("/you/close/")
    new = {"passphrase": "another four words", "again": "another four words", "understood": "on"}
    assert client.post("/you/recover/", {**new, "code": "WRON-GGGG"}).status_code == 422
    assert client.post("/you/recover/", {**new, "code": code.lower()}).status_code == 302
    assert client.get(address).status_code == 200
    client.post("/you/close/")
    assert client.post(address, {"passphrase": PASSPHRASE, "opens": "page"}).status_code == 422
    assert client.post(address, {"passphrase": "another four words", "opens": "page"}).status_code == 302


@pytest.mark.usefixtures("address")
@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"passphrase": "short", "again": "short", "understood": "on"}, "at least 12 characters"),
        ({"passphrase": PASSPHRASE, "again": PASSPHRASE + " ", "understood": "on"}, "not the same"),
        ({"passphrase": PASSPHRASE, "again": PASSPHRASE}, "what losing it means"),
    ],
)
def test_a_passphrase_that_can_not_be_taken_locks_nothing(client, sent, says):
    page = client.post("/you/lock/", sent)
    assert page.status_code == 422
    assert says in text_of(page)
    assert not Person.objects.get().is_locked


def test_locking_twice_changes_nothing(client, address):
    lock(client)
    sent = {"passphrase": "x" * 20, "again": "x" * 20, "understood": "on"}
    assert client.post("/you/lock/", sent)["Location"] == "/you/lock/"
    client.post("/you/close/")
    assert client.post(address, {"passphrase": PASSPHRASE, "opens": "page"}).status_code == 302


def test_a_lock_that_a_crash_cut_off_can_be_set_again(client, address, ring):
    ring.lock(Person.objects.get().id, "half made", "CODE")  # the key was made, the rows were not sealed with it
    lock(client)
    assert client.get(address).status_code == 200


def test_a_lock_that_a_crash_cut_off_at_its_end_is_finished(client, address, ring, monkeypatch):
    person, other = Person.objects.get().id, chance.new_id()
    before = ring.make(other)
    with monkeypatch.context() as crash:
        crash.setattr(type(ring), "destroy_open", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            lock(client)
    assert ring.open(person)  # what an older copy of the database holds still opens
    call_command("let_unclaimed_go")
    with pytest.raises(NoKeyError):
        ring.open(person)
    assert ring.open(other) == before
    assert client.post(address, {"passphrase": PASSPHRASE, "opens": "page"}).status_code == 302
    assert client.get(address).status_code == 200


def test_nobody_loses_a_key_by_a_lock_that_did_not_come_about(client, address, ring):
    ring.lock(Person.objects.get().id, "half made", "CODE")
    assert locks.finish_locks() == 0
    assert client.get(address).status_code == 200
