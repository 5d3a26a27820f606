"""A locked key turns when its owner unlocks it: nobody else can."""

import pytest
from django.test import Client

from glitterball.adapters.keys import WrongPassphraseError, turning
from glitterball.adapters.keys.envelope import key_id_of
from glitterball.apps.accounts.models import Person
from glitterball.apps.sittings.models import Sitting
from glitterball.web import assets
from tests.keys import ring_in
from tests.visits import PASSPHRASE, begun, lock, text_of


@pytest.fixture
def ring(db, tmp_path, settings):  # noqa: ARG001 - the database comes first
    assets.prepare()
    with ring_in(tmp_path, settings) as ring:
        yield ring


@pytest.fixture
def owner(ring) -> Client:  # noqa: ARG001 - their key stands in it
    client = Client()
    client.address = begun(client)
    client.post(f"{client.address}line/", {"line": "how you laugh"})
    client.code = lock(client)
    return client


def sealed_with() -> str:
    return key_id_of(bytes(Sitting.objects.get().likes)).hex()


def unlock(owner):
    owner.post("/you/close/")
    return owner.post(f"{owner.address}answers/", {"passphrase": PASSPHRASE, "opens": "page"}, follow=True)


def test_it_turns_at_the_next_unlock_and_not_before(owner, ring):
    before = sealed_with()
    turning.turn_all(ring)
    assert sealed_with() == before
    assert "how you laugh" in text_of(owner.get(f"{owner.address}answers/"))
    assert "how you laugh" in text_of(unlock(owner))
    after = sealed_with()
    assert after != before
    assert bytes.fromhex(before) not in ring.path.read_bytes()
    unlock(owner)
    assert sealed_with() == after  # once is enough


def test_the_printed_code_still_opens_it(owner, ring):
    turning.turn_all(ring)
    unlock(owner)
    person = Person.objects.get().id
    key = ring.recover(person, owner.code, "another long passphrase")
    assert key.id.hex() == sealed_with()


def test_cut_off_in_the_middle_it_is_finished_at_the_next_unlock(owner, ring):
    turning.turn_all(ring)
    person = Person.objects.get().id
    turning.turn_locked(ring, person, PASSPHRASE)  # and then the power went
    assert "how you laugh" in text_of(unlock(owner))
    assert ring.unlock(person, PASSPHRASE).before is None


def test_cut_off_in_the_middle_the_printed_code_opens_both(owner, ring):
    turning.turn_all(ring)
    person = Person.objects.get().id
    key = turning.turn_locked(ring, person, PASSPHRASE)
    assert ring.recover(person, owner.code, "another long passphrase") == key
    assert ring.unlock(person, "another long passphrase") == key


@pytest.mark.usefixtures("owner")
def test_a_wrong_passphrase_turns_nothing(ring):
    turning.turn_all(ring)
    with pytest.raises(WrongPassphraseError):
        turning.turn_locked(ring, Person.objects.get().id, "not this one at all")
    assert ring.unlock(Person.objects.get().id, PASSPHRASE).before is None
