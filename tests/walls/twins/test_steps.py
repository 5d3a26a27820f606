"""Every step does what it says: a history of steps that were refused would prove nothing."""

import pytest

from tests.walls.twins import facts, public, secret
from tests.walls.twins.public import DELETE
from tests.walls.twins.steps import LEFT, RIGHT, WHAT_IS_PUBLIC, WHAT_IS_SECRET, Public, Secret
from tests.walls.twins.world import ALEX, SAM

TWO_WHO_SHOW = (
    Public("pair", SAM, "own", ("own", "both")),
    Public("show", ALEX, facts.SIDES),
    Public("show", SAM, facts.SIDES),
)
SECRETS = {
    "answer": (facts.KEPT_ITEMS[0], 1),
    "write": "canary",
    "mark": "not-me",
    "answer about safety": facts.TICKS[:3],
    "empty the drawer": "",
    "think": tuple(facts.KEPT_SIDES),
    "give": ("canary", "both"),
    "decide": "keep",
    "narrow": "",
    "set a lock": "",
    "add a way": "",
    "open a device": "",
    "grant": "joint",
    "ask for letters": "general",
    "ask the coach": "you never listen",
    "take along": "/you/export/",
    "look around": "/couple/together/",
}
WENT_WELL = {200, 302}


def done(world, *steps, side=LEFT):
    for number, step in enumerate(steps):
        world.at(f"{number} after {len(world.keeper.seen)}")
        step.be_done(world, side)


def gone_wrong(someone) -> list[tuple[str, int]]:
    """What was refused; a proof where none was needed is an end that nobody was sure about."""
    proofs = ("POST /couple/end/", 422)
    asked = [(one.asked, one.status) for one in someone.seen]
    return [one for one in asked if one != proofs and one[1] not in WENT_WELL]


def test_every_secret_is_kept_in_one_world_and_not_in_the_other(beginning):
    steps = [Secret(act, (what, None)) for act, what in SECRETS.items()]
    with beginning.world(ALEX) as world:
        done(world, *TWO_WHO_SHOW, *steps)
        assert (gone_wrong(world.keeper), gone_wrong(world.keepers_other_device)) == ([], [])
        assert (world.granted, world.keeper.proofs) == ({"joint-picture@1"}, {"passphrase", "password"})
        done(world, *steps, side=RIGHT)
        number = len(world.keeper.seen)
        done(world, *steps, side=RIGHT)
        assert len(world.keeper.seen) == number


@pytest.mark.parametrize("keeper", [ALEX, SAM])
def test_every_public_step_is_seen_by_the_other(beginning, keeper):
    steps = [Public("say", ALEX, "both"), Public("say", SAM, "both"), Public("look", SAM, "/couple/together/report/")]
    steps += [Public("turn", SAM, "back"), Public("wait", ALEX, 0), Public("take back", SAM, ("trust",))]
    with beginning.world(keeper) as world:
        done(world, *TWO_WHO_SHOW, *steps)
        for who in (ALEX, SAM):
            page = world.people[who].get("/couple/together/").content
            assert (b"how you hum" in page, b"how you wait for me" in page) == (True, True)
        assert world.people[SAM].get("/couple/picture/").status_code == 200
        done(world, Public("leave", keeper, "", ("/couple/end/", DELETE)), side=RIGHT)
        assert world.is_keeper_gone
        assert (gone_wrong(world.people[ALEX]), gone_wrong(world.people[SAM])) == ([], [])


def test_each_step_can_be_drawn():
    assert (set(WHAT_IS_SECRET), set(WHAT_IS_PUBLIC)) == (set(secret.ACTS), set(public.ACTS))
    assert set(SECRETS) == set(secret.ACTS)
