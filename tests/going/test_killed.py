"""Deleting and separating, killed at any moment: nothing half done is ever seen, and the next start finishes it."""

import json
import time

import pytest

PEOPLE = """
from uuid import uuid4
from glitterball.apps.accounts.models import Door
from glitterball.apps.couples.actions import invitations, pairing, separation
from glitterball.apps.couples.models import Couple, Keepsake, Member
from glitterball.apps.picture.models import Release
from glitterball.apps.reveals import actions as reveals
from glitterball.apps.reveals.models import Part, PartKey, Revealed
from glitterball.apps.reveals.subjects import LIKED_LINE
from glitterball.adapters.keys.sealed import seal_into
def somebody():
    begun = actions.begin_sitting(answers={"listening-01": 4}, once=str(uuid4()), stays=False, now=clock.now())
    look = lambda: viewer_by(begun.secret, now=clock.now())
    Person.objects.filter(id=look().person).update(claimed_on=clock.now().date())
    return look
def two():
    alex, sam = somebody(), somebody()
    token = invitations.invite(viewer=alex(), greeting="Alex", ending="own", now=clock.now())
    couple = pairing.pair(viewer=sam(), token=token, name="Sam", ending="own", now=clock.now())
    for look in (alex, sam):
        reveals.commit(viewer=look(), subject=LIKED_LINE, words="how you hum", now=clock.now())
        row = Release(couple_id=couple, person_id=look().person)
        seal_into(row, "snapshot", "a side", server_ring().open(couple))
        row.save()
    reveals.open_on_occasion(viewer=sam(), subject=LIKED_LINE, now=clock.now())
    return alex, sam
"""
GO_ON = (
    PEOPLE
    + """
couples = [two() for _ in range(8)]
print("ready", flush=True)
for number, (alex, sam) in enumerate(couples):
    if number % 2:
        deletions.delete_everything(viewer=alex(), now=clock.now())
    else:
        separation.separate(viewer=sam(), now=clock.now())
    print(number, flush=True)
"""
)
NEXT_START = "for step in ('let_unclaimed_go', 'finish_couples', 'finish_reveals'): call_command(step)\n"
STATE = (
    PEOPLE
    + """
import json
gone = server_ring().shredded()
for couple in Couple.objects.all():
    members = list(couple.members.all())
    print(json.dumps({
        "people": len(members),
        "ended": couple.separated_on is not None,
        "standing": sum(member.is_standing for member in members),
        "at_home": Person.objects.filter(couple_id=couple.id).count(),
        "releases": Release.objects.filter(couple_id=couple.id).count(),
        "revealed": Revealed.objects.filter(couple_id=couple.id).count(),
        "keepsakes": Keepsake.objects.filter(person__memberships__couple=couple).count(),
        "key_is_gone": couple.id in gone,
        "member_keys_gone": sum(member.id in gone for member in members),
        "half_gone": Person.objects.filter(id__in=gone).count(),
        "loose_keys": PartKey.objects.count(),
    }))
for row in Keepsake.objects.all():
    assert opened(row, "text", server_ring().open(row.id)) == "how you hum"
for person in Person.objects.values_list("id", flat=True):
    row = Sitting.objects.filter(person_id=person).first()
    assert row is None or person in gone or opened(row, "sheet", server_ring().open(person))
"""
)
TOGETHER = {"people": 2, "ended": False, "standing": 2, "at_home": 2, "releases": 2, "revealed": 2, "keepsakes": 0}
APART = {"ended": True, "standing": 0, "at_home": 0, "releases": 0, "revealed": 0}
ROWS = ("people", *APART, "keepsakes")


def rows_of(couple) -> dict[str, object]:
    return {name: couple[name] for name in ROWS}


def is_whole(couple) -> bool:
    """Together in all of its rows, or apart in all of them, each who is left with their own words."""
    people = couple["people"]
    return rows_of(couple) in (TOGETHER, {"people": people, "keepsakes": people} | APART)


def state(home) -> list[dict[str, object]]:
    return [json.loads(line) for line in home.do(STATE)]


def go_on_until_killed(home, after: float) -> int:
    """Let it end and delete for ``after`` seconds. How many it said were done."""
    process = home.start(GO_ON)
    assert process.stdout.readline().strip() == "ready"
    time.sleep(after)
    process.kill()
    said = process.communicate()[0]
    return len(said.splitlines())


@pytest.mark.parametrize("kills", [3, pytest.param(30, marks=pytest.mark.long)])
def test_killed_at_any_moment_it_is_whole_and_the_next_start_finishes_it(home, kills):
    acknowledged, seen = 0, set()
    for kill in range(kills):
        acknowledged += go_on_until_killed(home, after=0.02 + 0.5 * kill / kills)
        before = state(home)
        assert [couple for couple in before if not is_whole(couple)] == []  # also before anything is finished
        home.do(NEXT_START)
        after = state(home)
        assert [couple for couple in after if not is_whole(couple)] == []
        for couple in after:
            assert couple["half_gone"] == couple["loose_keys"] == 0
            assert couple["key_is_gone"] is couple["ended"]
            assert couple["member_keys_gone"] == (couple["people"] if couple["ended"] else 0)
        assert sum(bool(couple["ended"]) for couple in after) >= acknowledged
        seen |= {couple["ended"] for couple in after}
    assert seen == {True, False}  # it was killed between two ends, and not before or after all of them


def test_the_test_would_see_a_half_done_end():
    """Planted: a release that outlived the end."""
    assert is_whole(TOGETHER)
    assert is_whole({"people": 1, "keepsakes": 1} | APART)
    assert not is_whole({"people": 2, "keepsakes": 2} | APART | {"releases": 1})
    assert not is_whole(TOGETHER | {"standing": 1})
