"""Addresses of readers: sealed each under a key of its own, unreadable once its reader has gone, in backups as well."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from glitterball.adapters.keys import ShreddedError, server
from glitterball.adapters.keys.sealed import opened
from glitterball.apps.letters import mailboxes, tasks
from glitterball.apps.letters.models import Delivery, NewsletterReader, SignUp, Subscription
from tests.mailbox import link_in

pytestmark = pytest.mark.django_db
ADDRESS = "alex@example.org"


def all_rows() -> bytes:
    """Every column of every row about readers, as a thief of the database has them."""
    found = b""
    for model in (SignUp, Subscription, NewsletterReader, Delivery):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")  # noqa: S608 - our own table
            for row in cursor.fetchall():
                found += b"|".join(bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in row)
    return found


def test_no_row_holds_a_readable_address(subscribe, ask, ring):
    subscribe()
    ask(chain="general")
    assert SignUp.objects.count() == Subscription.objects.count() == 1
    assert b"alex" not in all_rows().lower()
    assert b"alex" not in ring.path.read_bytes()


def test_sealed_addresses_are_equally_long(subscribe):
    subscribe(address="a@example.org")
    subscribe(address="a.very.long.name.of.somebody" * 2 + "@example.org")
    assert len({len(bytes(row.sealed_address)) for row in Subscription.objects.all()}) == 1


def test_what_a_backup_holds_of_who_has_gone_cannot_be_opened(subscribe, client, mailbox, hand, ring):
    subscribe()
    kept = Subscription.objects.get()  # as a copy of the database holds it
    key = ring.open(kept.id)
    assert opened(kept, mailboxes.KEPT, key) == ADDRESS
    hand.to(2026, 3, 10, 17)
    tasks.send_due()
    client.post(link_in(mailbox.last, "end"))
    assert mailboxes.address_in(kept) is None
    with pytest.raises(ShreddedError):
        ring.open(kept.id)


def test_saying_yes_destroys_the_key_of_the_question(subscribe, ask, ring):
    ask()
    asked = SignUp.objects.get().id
    subscribe()
    assert asked in ring.shredded()
    assert not SignUp.objects.exists()


def test_a_power_cut_between_the_key_and_the_row_leaves_nothing_that_can_be_sent(
    subscribe, mailbox, hand, ring, caplog
):
    subscribe()
    ring.shred(Subscription.objects.get().id, now=hand.now)
    hand.to(2026, 3, 10, 17)
    tasks.send_due()
    assert len(mailbox.taken) == 1  # the mail that asked back
    assert not Subscription.objects.exists()
    assert not caplog.text


def test_an_address_moved_to_another_row_does_not_open(subscribe, mailbox, hand):
    subscribe()
    subscribe(address="sam@example.org")
    alex, sam = (Subscription.objects.get(address_mark=mailboxes.mark(who)) for who in (ADDRESS, "sam@example.org"))
    Subscription.objects.filter(id=sam.id).update(sealed_address=alex.sealed_address)
    before = len(mailbox.taken)
    hand.to(2026, 3, 10, 17)
    tasks.send_due()
    assert mailbox.recipients[before:] == [ADDRESS]


def test_a_mark_is_the_same_for_any_case_and_another_on_another_server(ring, tmp_path):
    assert mailboxes.mark("Alex@Example.org") == mailboxes.mark(ADDRESS) != mailboxes.mark("sam@example.org")
    here = mailboxes.mark(ADDRESS)
    other = type(ring)(tmp_path / "other.sqlite3", ring.master, ring.cost)
    assert mailboxes.mark_of(ADDRESS, mailboxes.marking_key(other, mailboxes.MARKS)) != here


def test_a_server_whose_ring_is_missing_says_so_and_sends_nothing(subscribe, ring):
    subscribe()
    ring.path.unlink()
    server.server_ring.cache_clear()
    with pytest.raises(CommandError, match="is missing, and the database holds entries"):
        call_command("prepare_keys")
