"""A practitioner sees what was granted, while it stands, and never without a line in the log of whoever gave it."""

from datetime import timedelta

import pytest

from glitterball.adapters import chance, clock
from glitterball.apps.accounts.access import NotFoundError
from glitterball.apps.accounts.models import Person
from glitterball.apps.grants import access, actions
from glitterball.apps.grants.models import Grant, Look
from glitterball.apps.grants.scopes import JOINT_PICTURE, OWN_PICTURE, SCOPES, Scope
from tests.apps.two import viewer_of

NOW = clock.now()
A_MONTH = timedelta(days=30)


def give(client, dana, scope=OWN_PICTURE, *, now=NOW, until=NOW + A_MONTH):
    practitioner = viewer_of(dana).person
    return actions.give_grant(
        viewer=viewer_of(client), practitioner=practitioner, called="Dana", scope=scope, until=until, now=now
    )


def read(client, grant, now=NOW):
    return actions.read_through(practitioner=viewer_of(client), grant=grant, now=now)


def test_what_was_granted_opens_and_each_look_is_logged(two, dana):
    grant = give(two.alex, dana)
    opened = read(dana, grant)
    assert (opened.scope, opened.people, opened.couple) == (OWN_PICTURE, (viewer_of(two.alex).person,), None)
    read(dana, grant)
    assert Look.objects.filter(person_id=viewer_of(two.alex).person).count() == 2


def test_it_opens_for_nobody_else(two, dana, robin):
    grant = give(two.alex, dana)
    for client in (robin, two.sam, two.alex):
        with pytest.raises(NotFoundError):
            read(client, grant)
    with pytest.raises(NotFoundError):
        read(dana, chance.new_id())
    assert not Look.objects.exists()


@pytest.mark.parametrize("then", [NOW - timedelta(seconds=1), NOW + A_MONTH])
def test_outside_of_its_time_it_does_not_exist(two, dana, then):
    grant = give(two.alex, dana)
    assert access.grants_to(viewer_of(dana), now=NOW) == (grant,)
    assert access.grants_to(viewer_of(dana), now=then) == ()
    with pytest.raises(NotFoundError):
        read(dana, grant, now=then)


def test_ended_it_is_gone_at_once_and_ending_twice_does_no_harm(two, dana):
    grant = give(two.alex, dana)
    for later in (1, 2):
        actions.end_grant(viewer=viewer_of(two.alex), grant=grant, now=NOW + timedelta(seconds=later))
    assert Grant.objects.get().ended_at == NOW + timedelta(seconds=1)
    with pytest.raises(NotFoundError):
        read(dana, grant)


def test_what_is_of_two_needs_both(two, dana):
    first = give(two.alex, dana, JOINT_PICTURE)
    with pytest.raises(NotFoundError):
        read(dana, first)
    assert access.grants_to(viewer_of(dana), now=NOW) == ()
    second = give(two.sam, dana, JOINT_PICTURE)
    opened = read(dana, first)
    assert opened.couple == two.couple
    assert set(opened.people) == {viewer_of(two.alex).person, viewer_of(two.sam).person}
    assert {look.person_id for look in Look.objects.all()} == set(opened.people)
    assert len(access.grants_to(viewer_of(dana), now=NOW)) == 1
    actions.end_grant(viewer=viewer_of(two.sam), grant=second, now=NOW)
    with pytest.raises(NotFoundError):
        read(dana, first)


def test_one_can_not_sign_for_two(two, dana):
    """Twice one signature is one signature; also after a second scope or a second try."""
    give(two.alex, dana, JOINT_PICTURE)
    with pytest.raises(actions.AlreadyGrantedError):
        give(two.alex, dana, JOINT_PICTURE)
    assert access.grants_to(viewer_of(dana), now=NOW) == ()


def test_the_end_of_a_couple_ends_what_was_of_two(two, dana):
    grant, own = give(two.alex, dana, JOINT_PICTURE), give(two.alex, dana)
    give(two.sam, dana, JOINT_PICTURE)
    Person.objects.update(couple_id=None)
    with pytest.raises(NotFoundError):
        read(dana, grant)
    assert read(dana, own)


def test_signatures_of_two_couples_are_not_put_together(two, dana):
    first = give(two.alex, dana, JOINT_PICTURE)
    give(two.sam, dana, JOINT_PICTURE)
    Person.objects.filter(id=viewer_of(two.sam).person).update(couple_id=chance.new_id())
    with pytest.raises(NotFoundError):
        read(dana, first)


def test_after_it_is_over_it_can_be_given_anew(two, dana):
    give(two.alex, dana)
    later = NOW + A_MONTH
    give(two.alex, dana, now=later, until=later + A_MONTH)
    assert Grant.objects.filter(ended_at=None).count() == 1


@pytest.mark.parametrize("until", [NOW, NOW - A_MONTH, NOW + timedelta(days=367)])
def test_a_time_that_does_not_fit_is_refused(two, dana, until):
    with pytest.raises(actions.UnfitTimeError):
        give(two.alex, dana, until=until)
    assert not Grant.objects.exists()


def test_a_partner_is_shown_nothing_in_this_way(two):
    """Whoever makes the other give a grant gains nothing by it."""
    for practitioner in (two.sam, two.alex):
        with pytest.raises(NotFoundError):
            give(two.alex, practitioner)


def test_a_practitioner_who_became_the_partner_no_longer_reads(two, dana):
    grant = give(two.alex, dana)
    Person.objects.filter(id=viewer_of(dana).person).update(couple_id=two.couple)
    with pytest.raises(NotFoundError):
        read(dana, grant)


def test_alone_nothing_of_two_can_be_granted(dana, robin):
    with pytest.raises(NotFoundError):
        give(robin, dana, JOINT_PICTURE)


@pytest.mark.parametrize("giver_is_one_of_two", [True, False])
@pytest.mark.parametrize("reader_is_one_of_two", [True, False])
def test_ones_own_can_be_granted_by_and_to_whoever_is_no_partner(
    two, dana, robin, giver_is_one_of_two, reader_is_one_of_two
):
    if reader_is_one_of_two:
        Person.objects.filter(id=viewer_of(dana).person).update(couple_id=chance.new_id())
    grant = give(two.alex if giver_is_one_of_two else robin, dana)
    assert read(dana, grant).scope == OWN_PICTURE
    assert access.grants_to(viewer_of(dana), now=NOW) == (grant,)


def test_one_can_not_grant_to_oneself_or_to_nobody(two, dana, robin):  # noqa: ARG001 - others are there
    for viewer, practitioner in ((robin, viewer_of(robin).person), (robin, chance.new_id())):
        with pytest.raises(NotFoundError):
            actions.give_grant(
                viewer=viewer_of(viewer),
                practitioner=practitioner,
                called="Dana",
                scope=OWN_PICTURE,
                until=NOW + A_MONTH,
                now=NOW,
            )


def test_two_scopes_of_two_are_not_put_together(two, dana, monkeypatch):
    another = Scope("joint-letters", "1", "Letters of you two", is_joint=True)
    monkeypatch.setitem(SCOPES, another.id, another)
    first, second = give(two.alex, dana, JOINT_PICTURE), give(two.sam, dana, another)
    for grant in (first, second):
        with pytest.raises(NotFoundError):
            read(dana, grant)
    assert access.grants_to(viewer_of(dana), now=NOW) == ()
    give(two.alex, dana, another)
    assert read(dana, second).scope == another
