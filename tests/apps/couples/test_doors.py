"""The doors to couples and links open to one's own alone, whatever rows of others lie beside it."""

from dataclasses import replace
from uuid import UUID

import pytest

from glitterball.adapters import clock
from glitterball.adapters.keys.sealed import seal_into
from glitterball.apps.accounts.access import NotFoundError
from glitterball.apps.accounts.viewer import NOBODY, Viewer
from glitterball.apps.couples import access
from glitterball.apps.couples.actions import invitations, separation
from glitterball.apps.couples.models import Couple, Invitation, Keepsake, Member
from tests.pairs import account, couple, invite, viewer_of

FIRST_OF_ALL = UUID(int=1)  # a row of this id comes before any other


@pytest.fixture
def viewers(paired) -> tuple[Viewer, Viewer]:
    """Alex and Sam, as they look."""
    return viewer_of(paired[0]), viewer_of(paired[1])


@pytest.fixture
def others() -> tuple[Viewer, Viewer]:
    """Another couple."""
    lee, max_ = couple()
    return viewer_of(lee), viewer_of(max_)


def token_of(link: str) -> str:
    return link.split("/")[2]


def stands_beside(couple_id: UUID, person: UUID, **more) -> None:
    """One more member, who has no part in the couple any more, before any other."""
    of = {"id": FIRST_OF_ALL, "is_standing": False, "ending": b"sealed"} | more
    Member.objects.create(couple_id=couple_id, person_id=person, **of)


def test_each_finds_the_couple_they_are_in(viewers, others):
    for two in (viewers, others):
        people = {viewer.person for viewer in two}
        for viewer in two:
            found = access.couple_of(viewer)
            assert (found.id, set(found.people), set(found.names)) == (viewer.couple, people, people)
            assert found.partner_of(viewer.person) == (people - {viewer.person}).pop()


def test_the_two_come_in_the_order_of_their_parts_whoever_looks(viewers):
    first, second = access.couple_of(viewers[0]).people
    Member.objects.filter(person_id=second).update(id=FIRST_OF_ALL)
    assert [access.couple_of(viewer).people for viewer in viewers] == [(second, first)] * 2


def test_whoever_was_in_it_once_is_none_of_the_two(viewers, others):
    stands_beside(viewers[0].couple, others[0].person)
    assert set(access.couple_of(viewers[0]).people) == {viewer.person for viewer in viewers}


def test_a_couple_is_there_for_its_two_alone(viewers, others):
    for stranger in (replace(others[0], couple=viewers[0].couple), replace(viewers[0], couple=None)):
        with pytest.raises(NotFoundError):
            access.couple_of(stranger)
        with pytest.raises(NotFoundError):
            access.couple_to_change(stranger)


def test_half_a_couple_is_none(viewers):
    Member.objects.filter(person_id=viewers[1].person).update(is_standing=False)
    with pytest.raises(NotFoundError):
        access.couple_of(viewers[0])


def test_each_changes_their_own_couple_and_their_own_part_of_it(viewers, others):
    for viewer in (*viewers, *others):
        assert access.couple_to_change(viewer).id == viewer.couple
        assert access.member_to_change(viewer).person_id == viewer.person


def test_what_has_ended_is_changed_no_more(viewers):
    Couple.objects.update(separated_on=clock.now().date())
    with pytest.raises(NotFoundError):
        access.couple_to_change(viewers[0])


def test_a_part_that_is_over_is_changed_no_more(viewers, others):
    stands_beside(others[0].couple, viewers[0].person)
    assert access.member_to_change(viewers[0]).couple_id == viewers[0].couple
    Member.objects.update(is_standing=False)
    with pytest.raises(NotFoundError):
        access.member_to_change(viewers[0])


def test_each_finds_their_own_link_and_none_that_is_spent(alex, sam):
    links = {client: token_of(invite(client)) for client in (alex, sam)}
    assert {client: access.own_invitation_of(viewer_of(client)).token for client in links} == links
    assert access.own_invitation_of(viewer_of(account())) is None
    Invitation.objects.update(is_spent=True)
    assert access.own_invitation_of(viewer_of(alex)) is None


def test_a_link_leads_to_whoever_made_it_and_nowhere_once_it_is_spent(alex, sam):
    for client in (alex, sam):
        found = access.invitation_by(token_of(invite(client)), NOBODY)
        assert found.inviter == viewer_of(client).person
    Invitation.objects.update(is_spent=True)
    with pytest.raises(access.ClosedLinkError):
        access.invitation_by(token_of(invite(alex)) + "x", NOBODY)


def test_a_spent_link_is_closed(alex, link):
    Invitation.objects.filter(person_id=viewer_of(alex).person).update(is_spent=True)
    with pytest.raises(access.ClosedLinkError):
        access.invitation_by(token_of(link), NOBODY)


def test_what_one_does_not_want_another_may(sam, link):
    token, robin = token_of(link), viewer_of(account())
    invitations.want_no_links(viewer=viewer_of(sam), token=token)
    with pytest.raises(access.ClosedLinkError):
        access.invitation_by(token, viewer_of(sam))
    assert access.invitation_by(token, robin) == access.invitation_by(token, NOBODY)


def test_a_couple_has_ended_for_its_two_until_they_put_that_away(viewers, others):
    everybody = (*viewers, *others)
    assert [access.has_ended(viewer) for viewer in everybody] == [False] * 4
    separation.separate(viewer=viewers[0], now=clock.now())
    assert [access.has_ended(viewer) for viewer in everybody] == [True, True, False, False]
    separation.put_away(viewer=viewers[0])
    assert [access.has_ended(viewer) for viewer in everybody] == [False, True, False, False]


def test_words_that_were_kept_come_in_the_order_of_their_rows_to_their_owner(viewers, ring):
    for number, (viewer, words) in enumerate(zip((*viewers, viewers[0]), ("second", "Sam’s", "first"), strict=True)):
        row = Keepsake(id=UUID(int=9 - number), person_id=viewer.person)
        seal_into(row, "text", words, ring.make(row.id))
        row.save(force_insert=True)
    assert [access.keepsakes_of(viewer) for viewer in viewers] == [("first", "second"), ("Sam’s",)]
