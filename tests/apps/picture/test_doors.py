"""The doors to what is shown open to one's own alone, whatever rows of others lie beside it."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from glitterball.adapters import clock
from glitterball.adapters.keys import DataKey, seed_of
from glitterball.adapters.keys.sealed import opened, seal_into
from glitterball.adapters.keys.server import server_ring
from glitterball.apps.accounts.access import private_key_of
from glitterball.apps.couples.access import couple_of
from glitterball.apps.couples.models import Couple
from glitterball.apps.picture import access
from glitterball.apps.picture.models import Choice, Release
from glitterball.apps.picture.snapshots import read_snapshot, write_snapshot
from tests.pairs import account, couple, pair, show, think_about, viewer_of

TODAY = clock.now().date()
FIRST_OF_ALL = UUID(int=1)  # a row of this id comes before any other


@pytest.fixture
def others():
    """Two who showed sides and think about one, before anybody else did."""
    lee, max_ = couple()
    for client in (lee, max_):
        show(client, ["trust", "listening"])
        think_about(client, ["passion"])
    viewer = viewer_of(lee)
    put_first(Choice.objects.get(person_id=viewer.person), "chosen", private_key_of(viewer))
    put_first(Release.objects.get(person_id=viewer.person), "snapshot", couple_of(viewer).key)
    return lee, max_


def put_first(row, column: str, key: DataKey) -> None:
    """Let it come before any other row; what is sealed is sealed for its id."""
    text = opened(row, column, key)
    row.delete()
    row.id = FIRST_OF_ALL
    seal_into(row, column, text, key)
    row.save(force_insert=True)


@pytest.fixture
def both(others, two):  # noqa: ARG001 - theirs lie there first
    for client in two:
        show(client, ["openness", "trust"])
    return two


def put_in(release: Release, key: DataKey, **of) -> None:
    """One more row with the same words, sealed for where it lies, before any other."""
    text = opened(release, "snapshot", server_ring().open(release.couple_id))
    Release.objects.filter(id=FIRST_OF_ALL).delete()
    row = Release(**{"id": FIRST_OF_ALL, "couple_id": release.couple_id, "person_id": release.person_id} | of)
    seal_into(row, "snapshot", text, key)
    row.save(force_insert=True)


def sides_of(client) -> list[set[str]]:
    return [set(one.own) for one in access.joint_of(viewer_of(client), TODAY).people]


def test_beside_others_each_couple_sees_its_own(both, others):
    assert sides_of(both[0]) == sides_of(both[1]) == [{"openness", "trust"}] * 2
    assert sides_of(others[0]) == [{"listening", "trust"}] * 2


def test_what_one_thinks_about_is_found_beside_what_others_think_about(two, others):
    assert access.choice_of(viewer_of(two[0])) is None
    think_about(two[0], ["openness"])
    assert access.choice_of(viewer_of(two[0])).scales == ("openness",)
    assert access.choice_of(viewer_of(others[0])).scales == ("passion",)


def test_what_one_thought_about_in_a_couple_that_ended_is_no_choice_any_more(two):
    think_about(two[0], ["openness"])
    Couple.objects.update(separated_on=TODAY)
    assert access.choice_of(viewer_of(two[0])) is None


def test_a_row_of_somebody_else_in_the_couple_stands_for_neither_of_the_two(two, others):
    show(two[0], ["openness"])
    theirs = Release.objects.get(person_id=viewer_of(others[0]).person)
    mine = couple_of(viewer_of(two[0]))
    put_in(theirs, mine.key, couple_id=mine.id)
    assert access.joint_of(viewer_of(two[0]), TODAY) is None


def test_a_row_of_ones_own_in_another_couple_is_no_release_in_this_one(both, others):
    elsewhere = couple_of(viewer_of(others[0]))
    mine = Release.objects.get(person_id=viewer_of(both[0]).person)
    put_in(mine, elsewhere.key, couple_id=elsewhere.id)
    assert sides_of(both[0]) == [{"openness", "trust"}] * 2
    viewer = viewer_of(both[0])
    row, found = access.release_to_change(viewer, couple_of(viewer))
    assert row.id == mine.id
    assert set(found.released.own) == {"openness", "trust"}


def test_whoever_shows_for_the_first_time_gets_a_row_of_their_own(two, others):  # noqa: ARG001 - theirs lie there
    viewer = viewer_of(two[0])
    row, found = access.release_to_change(viewer, couple_of(viewer))
    assert (row.person_id, row.couple_id, found) == (viewer.person, viewer.couple, None)


def test_what_rests_is_seen_by_neither_and_what_was_guessed_of_it_neither(both, monkeypatch):
    for release in Release.objects.filter(couple_id=viewer_of(both[0]).couple):
        key = server_ring().open(release.couple_id)
        kept = read_snapshot(opened(release, "snapshot", key))
        for scale in ("openness", "trust"):
            kept.released.guesses[scale] = replace(kept.released.own[scale], viewpoint="guess")
        seal_into(release, "snapshot", write_snapshot(kept), key)
        release.save()
    seeds = set()

    def rests(seed, scale, _):
        seeds.add(seed)
        return scale == "openness"

    monkeypatch.setattr(access, "is_resting", rests)
    people = access.joint_of(viewer_of(both[0]), TODAY).people
    assert [(set(one.own), set(one.guesses)) for one in people] == [({"trust"}, {"trust"})] * 2
    assert seeds == {seed_of(couple_of(viewer_of(both[0])).key, "resting")}


def test_later_as_well_it_is_there_while_it_does_not_rest(both):
    assert access.joint_of(viewer_of(both[0]), TODAY + timedelta(days=9)) is not None


def test_an_ex_sees_nothing_of_a_new_couple(two):
    jo = account()
    two[0].post("/couple/end/", {"sure": "on"})
    pair(two[0], jo)
    for client in (two[0], jo):
        show(client, ["openness"])
    assert sides_of(jo) == [{"openness"}] * 2
    assert two[1].get("/couple/picture/").status_code == 302
