"""``glitterball demo``: Alex and Sam at each stage, signed in to by what it prints; and nobody else is ever touched."""

import re
import subprocess
import sys

import pytest

from glitterball.cli import demo
from glitterball.cli.demo_couple import STAGES
from tests.homes import PREPARE
from tests.places import BOTH

on_both = pytest.mark.parametrize("places", BOTH, indirect=True)
LOOK = """
import re
from django.test import Client
from django.test.utils import override_settings, setup_test_environment
setup_test_environment()
PLAIN = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
override_settings(STORAGES=PLAIN).enable()
def see(address, password):
    client = Client()
    assert client.post("/sign-in/password/", {"address": address, "password": password}).status_code == 302
    def page(path):
        return client.get(path, follow=True).content.decode()
    print("home:", re.search(r"<h1[^>]*>([^<]+)<", page("/couple/")).group(1))
    print("picture:", re.search(r"<h1[^>]*>([^<]+)<", page("/couple/picture/")).group(1))
    print("asked:", *re.findall(r"[0-9]+ of [0-9]+", page("/check/")))
    shown, both = page("/couple/showing/"), page("/couple/picture/sides/")
    for side in ("Passion", "Listening", "Needs and boundaries"):
        print(side + ":", "<li><span>" + side in shown, "<dt>" + side in both)
    line = page("/couple/line/")
    print("line:", "You still get up at three" in line, "How you laugh" in line)
"""
A_READER = """
from glitterball.apps.letters.models import NewsletterReader
NewsletterReader.objects.create(sealed_address=b"sealed", address_mark=b"mark", confirmed_at=clock.now())
"""
AWAKE = """
from tests.awake import let_nothing_rest
from glitterball.apps.accounts.viewer import Viewer
with across_persons():
    person = Person.objects.first()
    let_nothing_rest(Viewer(person.id, couple=person.couple_id))
"""
LINES_EACH = 7
NOTHING_SHOWN = ["Passion: False False", "Listening: False False", "Needs and boundaries: False False"]


class Told:
    """What the command said."""

    def __init__(self, said: str) -> None:
        self.said = said
        self.partners = re.findall(r"^\S+ +(\S+@demo\.invalid) +password (\S+)$", said, re.MULTILINE)
        self.links = re.findall(r"^Alex’s link for Sam: http://localhost:8000(/with/\S+/)$", said, re.MULTILINE)


def told_by(home, *words) -> Told:
    ran = subprocess.run(
        [sys.executable, "-m", "glitterball", "demo", *words],
        env=home._environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    return Told(ran.stdout)


def seen_by(home, partners) -> list[list[str]]:
    """What each of them sees, a list of lines each."""
    seen = home.do("\n".join([LOOK, *(f"see({address!r}, {password!r})" for address, password in partners)]))
    return [seen[start : start + LINES_EACH] for start in range(0, len(seen), LINES_EACH)]


@pytest.fixture
def nobody(places):
    """A home in which nobody ever was."""
    return places.a_home()


def test_the_command_offers_the_stages_that_can_be_made():
    assert demo.STAGES == STAGES


@on_both
def test_both_show_some_and_keep_some(nobody):
    told = told_by(nobody)
    nobody.do(AWAKE)
    alex, sam = seen_by(nobody, told.partners)
    assert [address for address, _ in told.partners] == ["alex@demo.invalid", "sam@demo.invalid"]
    assert all(len(password) >= 15 for _, password in told.partners)
    assert alex[0] == sam[0] == "home: The two of you"
    assert alex[1] == sam[1] != "picture: Nothing to look at together just now"
    assert alex[3:6] == ["Passion: True False", "Listening: True True", "Needs and boundaries: False False"]
    assert sam[3:6] == ["Passion: False False", "Listening: True True", "Needs and boundaries: True False"]
    assert (alex[6], sam[6]) == ("line: True False", "line: False True")


def test_both_have_answered_and_show_nothing(nobody):
    for seen in seen_by(nobody, told_by(nobody, "--stage", "both-answered").partners):
        assert seen[:2] == ["home: The two of you", "picture: Nothing to look at together just now"]
        assert seen[3:6] == NOTHING_SHOWN


def test_one_has_answered_and_the_other_has_begun(nobody):
    alex, sam = seen_by(nobody, told_by(nobody, "--stage", "one-answered").partners)
    assert alex[0] == sam[0] == "home: The two of you"
    assert sam[2] == "asked: 11 of 36"
    assert alex[2] == "asked:"


def test_one_has_answered_and_invited(nobody):
    told = told_by(nobody, "--stage", "invited")
    assert [address for address, _ in told.partners] == ["alex@demo.invalid"]
    opened = nobody.do(f"{LOOK}\nprint(Client().get({told.links[0]!r}).content.decode())")
    assert any("Alex" in line for line in opened)
    assert any("You are invited" in line for line in opened)


def test_again_it_is_made_anew_with_other_passwords(nobody):
    first, second = told_by(nobody), told_by(nobody, "--stage", "both-answered")
    assert not {p for _, p in first.partners} & {p for _, p in second.partners}
    assert nobody.do("with across_persons(): print(Person.objects.count())") == ["2"]
    assert all(seen[3:6] == NOTHING_SHOWN for seen in seen_by(nobody, second.partners))


def test_one_that_was_cut_off_while_it_went_is_made_anew(nobody):
    told_by(nobody, "--stage", "invited")
    nobody.do("with across_persons(): server_ring().shred(Person.objects.get().id, now=clock.now())")
    assert len(told_by(nobody).partners) == 2


def refuses_and_touches_nothing(home):
    home.do(PREPARE + "begin('a', 'of somebody else')")
    before = home.lines()
    status, said = home.command("demo")
    assert (status, said.count("\n")) == (2, 1)
    assert "other people are on this server, and nothing was touched" in said
    assert home.lines() == before
    assert "of somebody else" in before


@on_both
def test_where_others_are_it_refuses_and_touches_nothing(nobody):
    refuses_and_touches_nothing(nobody)


@on_both
def test_where_others_are_beside_a_demo_it_touches_neither(nobody):
    told_by(nobody)
    refuses_and_touches_nothing(nobody)


def test_readers_of_letters_are_people_too(nobody):
    nobody.do(PREPARE + A_READER)
    status, said = nobody.command("demo")
    assert (status, "other people" in said) == (2, True)


def test_a_stage_that_is_none_is_refused(nobody):
    status, said = nobody.command("demo", "--stage", "married")
    assert status == 2
    assert "invited" in said
