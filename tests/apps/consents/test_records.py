"""Each record is its owner's, one scope is not another, and what is over keeps the time at which it was over."""

from datetime import timedelta

import pytest
from django.test import Client

from glitterball.adapters import chance, clock
from glitterball.apps.accounts.access import NotFoundError
from glitterball.apps.accounts.models import Person
from glitterball.apps.accounts.viewer import NOBODY
from glitterball.apps.consents import access, actions, queries
from glitterball.apps.consents.exports import agreed_to
from glitterball.apps.consents.models import Consent
from glitterball.apps.consents.texts import COUPLE, KEEP, RELEASE, STORE
from tests.apps.two import someone, viewer_of

PAGE = "/you/consents/"
DOORS = (access.consent_to_change, access.text_agreed_to)


@pytest.fixture
def alex() -> Client:
    return someone()


@pytest.fixture
def sam() -> Client:
    return someone()


def person_of(client: Client) -> Person:
    return Person.objects.get(id=viewer_of(client).person)


def agreed(client: Client, text, *, days: int = 0, until=None) -> Consent:
    now = clock.now() - timedelta(days=days)
    return actions.give_consent(person=person_of(client), text=text, now=now, until=until)


@pytest.mark.parametrize("door", DOORS)
def test_a_door_opens_the_one_that_was_asked_for(alex, door):
    given = [agreed(alex, text) for text in (KEEP, COUPLE, RELEASE)]
    for row in given:
        found = door(viewer_of(alex), row.id)
        assert (found.scope, getattr(found, "id", row.id)) == (row.scope, row.id)


@pytest.mark.parametrize("door", DOORS)
def test_anothers_one_that_there_is_not_and_one_taken_back_do_not_exist(alex, sam, door):
    mine, theirs = agreed(alex, KEEP), agreed(sam, KEEP)
    over = agreed(alex, COUPLE)
    actions.end_consents(person=viewer_of(alex).person, scope="couple", now=clock.now())
    for row in (theirs.id, chance.new_id(), over.id):
        with pytest.raises(NotFoundError):
            door(viewer_of(alex), row)
    with pytest.raises(NotFoundError):
        door(NOBODY, mine.id)


def test_a_new_one_closes_what_was_over_of_its_own_scope_and_person_alone(alex, sam):
    now = clock.now()
    over = now - timedelta(hours=1)
    theirs, other_scope = agreed(sam, KEEP, days=3, until=over), agreed(alex, COUPLE, days=3, until=over)
    mine = agreed(alex, KEEP, days=3, until=over)
    agreed(alex, KEEP)
    for row in (theirs, other_scope):
        row.refresh_from_db()
        assert row.withdrawn_at is None
    mine.refresh_from_db()
    assert mine.withdrawn_at == over
    assert Consent.objects.get(person=person_of(alex), scope="keep", withdrawn_at=None).given_at >= now


def test_one_that_ends_at_this_moment_is_over_and_one_taken_back_keeps_its_time(alex):
    now = clock.now()
    early = agreed(alex, KEEP, days=9, until=now - timedelta(days=5))
    actions.end_consents(person=viewer_of(alex).person, scope="keep", now=now - timedelta(days=7))
    ends = actions.give_consent(person=person_of(alex), text=KEEP, now=now - timedelta(days=1), until=now)
    assert not queries.is_agreed(viewer_of(alex), KEEP, now=now)
    actions.give_consent(person=person_of(alex), text=KEEP, now=now, until=None)
    for row, at in ((early, now - timedelta(days=7)), (ends, now)):
        row.refresh_from_db()
        assert row.withdrawn_at == at


def test_ending_a_scope_leaves_the_others_of_anybody_and_what_was_ended_before(alex, sam):
    theirs, other = agreed(sam, COUPLE), agreed(alex, RELEASE)
    first = agreed(alex, COUPLE)
    before, later = clock.now(), clock.now() + timedelta(days=1)
    actions.end_consents(person=viewer_of(alex).person, scope="couple", now=before)
    second = agreed(alex, COUPLE)
    actions.end_consents(person=viewer_of(alex).person, scope="couple", now=later)
    for row, at in ((theirs, None), (other, None), (first, before), (second, later)):
        row.refresh_from_db()
        assert row.withdrawn_at == at


def test_the_page_has_ones_own_the_newest_first(alex, sam):
    agreed(sam, COUPLE)
    agreed(alex, KEEP, days=-1)
    agreed(alex, RELEASE, days=2)
    agreed(alex, COUPLE, days=3)
    actions.end_consents(person=viewer_of(alex).person, scope="couple", now=clock.now())
    now = clock.now() + timedelta(days=2)
    assert [given.text for given in queries.consents_of(viewer_of(alex), now=now)] == [KEEP, STORE, RELEASE]


def test_only_the_one_to_store_stays_beyond_its_end_for_whoever_is_kept(alex):
    until = clock.now() + timedelta(days=1)
    agreed(alex, KEEP)
    agreed(alex, RELEASE, until=until)
    given = {one.text: one.ends_at for one in queries.consents_of(viewer_of(alex), now=clock.now())}
    assert given == {KEEP: None, STORE: None, RELEASE: until}
    later = queries.consents_of(viewer_of(alex), now=until)
    assert {one.text for one in later} == {KEEP, STORE}


def test_being_kept_is_asked_for_each_person(alex, sam):
    agreed(sam, KEEP)
    (store,) = queries.consents_of(viewer_of(alex), now=clock.now())
    assert store.ends_at is not None


def test_notes_hold_every_one_of_ones_own_with_its_words_the_oldest_first(alex, sam):
    agreed(sam, COUPLE)
    kept = agreed(alex, KEEP, days=2)
    agreed(alex, RELEASE, days=3)
    actions.end_consents(person=viewer_of(alex).person, scope="release", now=kept.given_at)
    release, keep, store = agreed_to(viewer_of(alex))
    assert [one.scope for one in (release, keep, store)] == ["release", "keep", "store"]
    assert release.taken_back_at == keep.given_at == kept.given_at
    assert (keep.version, keep.taken_back_at, keep.ends_at) == ("1", None, None)
    assert store.ends_at
    assert all(line == line.strip() != "" and "<" not in line for one in (release, keep, store) for line in one.words)
    assert len({one.words for one in (release, keep, store)}) == 3


def test_notes_given_at_one_moment_stand_in_one_order(alex):
    now = clock.now() - timedelta(days=1)
    for text in (RELEASE, COUPLE, KEEP):
        actions.give_consent(person=person_of(alex), text=text, now=now, until=None)
    assert [one.scope for one in agreed_to(viewer_of(alex))] == ["couple", "keep", "release", "store"]


def test_it_is_taken_back_by_sending_a_form_and_read_by_opening_a_page(alex):
    row = agreed(alex, RELEASE)
    address = f"{PAGE}{row.id}/take-back/"
    assert alex.get(address).status_code == 405
    assert alex.post(PAGE).status_code == 405
    assert Client().post(address).status_code == 404
    assert alex.post(address).headers["Location"] == "/couple/showing/"
    row.refresh_from_db()
    assert row.withdrawn_at is None


def test_a_record_calls_itself_by_scope_and_version_alone(alex):
    assert str(agreed(alex, RELEASE)) == "release@2"
