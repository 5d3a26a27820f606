"""A door is new at each way in, lasts no longer for being used, and nobody can bring one along for somebody else."""

import pytest
from django.test import Client

from glitterball.apps.accounts.models import Door
from tests.visits import begun, sign_in, text_of, with_password

PRESET = "a-secret-that-somebody-else-chose-for-this-browser"


def test_a_door_that_somebody_put_into_this_browser_does_not_become_mine(owner):
    attacker = Client()
    theirs = begun(attacker)
    victim = Client()
    victim.cookies["door"] = attacker.cookies["door"].value
    sign_in(victim)
    assert victim.cookies["door"].value != attacker.cookies["door"].value
    assert victim.get(theirs).status_code == 404
    assert attacker.get("/you/").status_code == 404  # the door that this browser had is shut
    assert owner.get("/you/").status_code == 200


@pytest.mark.parametrize("enter", [sign_in, begun], ids=["signing in", "beginning"])
@pytest.mark.usefixtures("owner")
def test_a_secret_made_up_beforehand_is_never_taken_over(enter):
    browser = Client()
    browser.cookies["door"] = PRESET
    browser.cookies["sessionid"] = PRESET
    enter(browser)
    assert browser.get("/you/").status_code == 200
    assert browser.cookies["door"].value != PRESET
    other = Client()
    other.cookies["door"] = other.cookies["sessionid"] = PRESET
    assert other.get("/you/").status_code == 404


def test_each_way_in_is_a_door_of_its_own_and_only_the_browser_knows_it(owner):
    secrets = {owner.cookies["door"].value}
    for _ in range(3):
        phone = Client()
        sign_in(phone)
        secrets.add(phone.cookies["door"].value)
    assert len(secrets) == 4
    kept = b"".join(bytes(door.secret_hash) for door in Door.objects.all())
    assert not [secret for secret in secrets if secret.encode() in kept]


@pytest.mark.parametrize(("more", "hours"), [({}, 12), ({"stays": "on"}, 14 * 24)], ids=["as ever", "stays open"])
@pytest.mark.usefixtures("owner")
def test_it_ends_at_its_time_however_often_it_was_used(more, hours, later):
    phone = Client()
    sign_in(phone, **more)
    for part in range(1, 10):
        later(hours=hours * part / 10)
        assert phone.get("/you/").status_code == 200
    later(hours=hours, minutes=-1)
    assert phone.get("/you/").status_code == 200
    later(hours=hours, minutes=1)
    assert phone.get("/you/").status_code == 404


def test_a_cookie_that_was_copied_is_worth_nothing_after_signing_out(client):
    with_password(client)
    copy = Client()
    copy.cookies["door"] = client.cookies["door"].value
    assert copy.get("/you/").status_code == 200
    client.post("/you/sign-out/")
    assert copy.get("/you/").status_code == 404
    assert "Is it you?" not in text_of(copy.post("/you/delete/", {"sure": "on"}))
