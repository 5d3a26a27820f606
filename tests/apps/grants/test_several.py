"""Where there are several grants, each is told from the others: by its giver, practitioner, scope and couple."""

from datetime import timedelta

import pytest
from django.test import Client

from glitterball.adapters import chance, clock
from glitterball.apps.accounts.access import LockedError, NotFoundError
from glitterball.apps.accounts.models import Person
from glitterball.apps.accounts.viewer import NOBODY
from glitterball.apps.grants import access, actions, queries
from glitterball.apps.grants.exports import granted_to
from glitterball.apps.grants.models import Grant
from glitterball.apps.grants.scopes import JOINT_PICTURE, OWN_PICTURE, SCOPES
from tests.apps.two import someone, viewer_of
from tests.visits import lock

NOW = clock.now()
DAY, MONTH = timedelta(days=1), timedelta(days=30)


def give(client, practitioner, scope=OWN_PICTURE, *, now=NOW, until=NOW + MONTH, called="Dana"):
    return actions.give_grant(
        viewer=viewer_of(client),
        practitioner=viewer_of(practitioner).person,
        called=called,
        scope=scope,
        until=until,
        now=now,
    )


def standing(client) -> set:
    return {given.id for given in queries.grants_given(viewer_of(client), now=NOW) if given.stands}


def test_the_one_that_was_named_is_ended_and_no_other(two, dana, robin):
    grants = [give(two.alex, dana), give(two.alex, robin), give(two.sam, dana)]
    actions.end_grant(viewer=viewer_of(two.alex), grant=grants[1], now=NOW)
    assert standing(two.alex) == {grants[0]}
    assert standing(two.sam) == {grants[2]}
    for grant in (grants[2], chance.new_id()):
        with pytest.raises(NotFoundError):
            actions.end_grant(viewer=viewer_of(two.alex), grant=grant, now=NOW)
    with pytest.raises(NotFoundError):
        access.grant_to_change(NOBODY, grants[0])


def test_each_practitioner_reads_what_was_granted_to_them(two, dana, robin):
    to_dana, to_robin = give(two.alex, dana), give(two.alex, robin)
    sams = give(two.sam, dana)
    assert access.grants_to(viewer_of(dana), now=NOW) == tuple(sorted([to_dana, sams]))
    assert access.grants_to(viewer_of(robin), now=NOW) == (to_robin,)
    for grant, giver in ((to_dana, two.alex), (sams, two.sam)):
        opened = actions.read_through(practitioner=viewer_of(dana), grant=grant, now=NOW)
        assert opened.people == (viewer_of(giver).person,)
    with pytest.raises(NotFoundError):
        actions.read_through(practitioner=viewer_of(robin), grant=to_dana, now=NOW)


def test_ones_own_and_what_is_of_two_are_two_things(two, dana):
    own = give(two.alex, dana)
    joint = give(two.alex, dana, JOINT_PICTURE)
    give(two.sam, dana)
    assert len(access.grants_to(viewer_of(dana), now=NOW)) == 2  # Sam's own picture is no signature for both
    with pytest.raises(NotFoundError):
        actions.read_through(practitioner=viewer_of(dana), grant=joint, now=NOW)
    second = give(two.sam, dana, JOINT_PICTURE)
    found = access.grants_to(viewer_of(dana), now=NOW)
    assert len(found) == 3
    assert found[-1] == min(joint, second)
    assert own in found[:2]
    assert actions.read_through(practitioner=viewer_of(dana), grant=own, now=NOW).couple is None


def test_a_second_practitioner_is_no_second_signature(two, dana, robin):
    grant = give(two.alex, dana, JOINT_PICTURE)
    give(two.sam, robin, JOINT_PICTURE)
    assert access.grants_to(viewer_of(dana), now=NOW) == ()
    with pytest.raises(NotFoundError):
        actions.read_through(practitioner=viewer_of(dana), grant=grant, now=NOW)


def test_two_couples_with_one_practitioner_are_two_couples(two, dana):
    others = someone(), someone()
    couple = chance.new_id()
    Person.objects.filter(id__in=[viewer_of(other).person for other in others]).update(couple_id=couple)
    first = give(two.alex, dana, JOINT_PICTURE)
    theirs = give(others[0], dana, JOINT_PICTURE)
    assert access.grants_to(viewer_of(dana), now=NOW) == ()
    give(others[1], dana, JOINT_PICTURE)
    assert len(access.grants_to(viewer_of(dana), now=NOW)) == 1
    assert actions.read_through(practitioner=viewer_of(dana), grant=theirs, now=NOW).couple == couple
    with pytest.raises(NotFoundError):
        actions.read_through(practitioner=viewer_of(dana), grant=first, now=NOW)


def test_nobody_and_whoever_is_none_grants_and_reads_nothing(two, dana):
    grant = give(two.alex, dana)
    for door in (access.grants_to_read, lambda viewer, _grant, *, now: access.grants_to(viewer, now=now)):
        with pytest.raises(NotFoundError):
            door(NOBODY, grant, now=NOW)
    for unfit in (viewer_of(two.alex).person, viewer_of(two.sam).person, chance.new_id()):
        with pytest.raises(NotFoundError):
            actions.give_grant(
                viewer=viewer_of(two.alex), practitioner=unfit, called="x", scope=OWN_PICTURE, until=NOW + DAY, now=NOW
            )
    assert Grant.objects.count() == 1


def test_it_stands_from_its_moment_to_its_end_and_at_most_a_leap_year(two, dana):
    longest = timedelta(days=366)
    grant = give(two.alex, dana, until=NOW + longest)
    assert access.grants_to(viewer_of(dana), now=NOW + longest - timedelta(seconds=1)) == (grant,)
    assert access.grants_to(viewer_of(dana), now=NOW + longest) == ()
    with pytest.raises(actions.UnfitTimeError):
        give(two.sam, dana, until=NOW + longest + timedelta(seconds=1))
    with pytest.raises(actions.UnfitTimeError):
        give(two.sam, dana, until=NOW)


def test_giving_anew_closes_what_is_over_and_leaves_all_others(two, dana, robin):
    over = give(two.alex, dana, now=NOW - MONTH, until=NOW - DAY)
    others = [
        give(two.alex, robin, now=NOW - MONTH, until=NOW - DAY),
        give(two.sam, dana, now=NOW - MONTH, until=NOW - DAY),
        give(two.alex, dana, JOINT_PICTURE, now=NOW - MONTH, until=NOW - DAY),
    ]
    give(two.alex, dana)
    assert Grant.objects.get(id=over).ended_at == NOW
    assert not Grant.objects.filter(id__in=others).exclude(ended_at=None).exists()


def test_what_was_ended_keeps_its_time_when_it_is_given_anew(two, dana):
    first = give(two.alex, dana)
    actions.end_grant(viewer=viewer_of(two.alex), grant=first, now=NOW + timedelta(hours=1))
    give(two.alex, dana, now=NOW + DAY)
    assert Grant.objects.get(id=first).ended_at == NOW + timedelta(hours=1)


def test_the_page_has_the_newest_first_each_with_its_looks(two, dana, robin):
    old, new = give(two.alex, dana, now=NOW - DAY, called="Dana"), give(two.alex, robin, called="Robin")
    give(two.sam, dana)
    for hours in (3, 1, 2):
        actions.read_through(practitioner=viewer_of(dana), grant=old, now=NOW + timedelta(hours=hours))
    first, second = queries.grants_given(viewer_of(two.alex), now=NOW)
    assert ((first.id, first.called), (second.id, second.called)) == ((new, "Robin"), (old, "Dana"))
    assert first.looks == ()
    assert [look - NOW for look in second.looks] == [timedelta(hours=hours) for hours in (3, 2, 1)]
    assert str(first.title) == str(OWN_PICTURE.title) != str(JOINT_PICTURE.title)


def test_a_page_holds_fifty_looks_and_notes_hold_all(two, dana):
    grant = give(two.alex, dana)
    for minute in range(52):
        actions.read_through(practitioner=viewer_of(dana), grant=grant, now=NOW + timedelta(minutes=minute))
    (given,) = queries.grants_given(viewer_of(two.alex), now=NOW)
    assert len(given.looks) == 50
    assert given.looks[0] == NOW + timedelta(minutes=51)
    (noted,) = granted_to(viewer_of(two.alex))
    assert noted.looks == tuple(NOW + timedelta(minutes=minute) for minute in range(52))


def test_notes_hold_ones_own_the_oldest_first_and_need_the_key(two, dana, robin):
    newer, older = give(two.alex, dana), give(two.alex, robin, JOINT_PICTURE, now=NOW - DAY, called="Robin")
    give(two.sam, dana)
    actions.end_grant(viewer=viewer_of(two.alex), grant=newer, now=NOW)
    first, second = granted_to(viewer_of(two.alex))
    assert (first.who, first.is_of_two, first.ended_at) == ("Robin", True, None)
    assert (second.who, second.is_of_two, second.ended_at, second.given_at) == ("Dana", False, NOW, NOW)
    assert Grant.objects.get(id=older).given_at == first.given_at
    lock(two.alex)
    two.alex.post("/you/close/")
    with pytest.raises(LockedError):
        granted_to(viewer_of(two.alex))


def test_it_is_ended_by_sending_a_form(two, dana):
    grant = give(two.alex, dana)
    address = f"/you/grants/{grant}/end/"
    assert two.alex.get(address).status_code == 405
    assert two.alex.post("/you/grants/").status_code == 405
    assert Client().post(address).status_code == 404
    assert two.alex.post(address).headers["Location"] == "/you/grants/"
    assert standing(two.alex) == set()


def test_a_published_scope_is_known_by_its_name_and_version():
    assert set(SCOPES) == {"own-picture@1", "joint-picture@1"}
    assert [scope.is_joint for scope in SCOPES.values()] == [False, True]
    assert [str(scope.title) for scope in SCOPES.values()] == ["Your own picture", "The picture of you two"]


def test_rows_call_themselves_by_their_ids_alone(two, dana):
    grant = give(two.alex, dana)
    actions.read_through(practitioner=viewer_of(dana), grant=grant, now=NOW)
    row = Grant.objects.get()
    assert str(row) == str(grant)
    assert str(row.looks.get()) == str(row.looks.get().id)
