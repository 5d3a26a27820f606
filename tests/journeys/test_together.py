"""Ten minutes on two phones side by side: either turns the page, the other follows, and a script is not needed."""

import os
import subprocess
import sys

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE
from tests.journeys.test_check import looked_at

pytestmark = pytest.mark.browser
SOON = 6000  # milliseconds; a phone asks every two seconds
HEADINGS = (
    "Ten minutes for the two of you",
    "One thing that each still likes about the other",
    "What is bright",
    "And one more",
    "One surprise",
    "One wish",
    "One small thing",
    "That was the bright part",
)
A_COUPLE = """
import django
django.setup()
from django.test.utils import setup_test_environment
from tests import pairs
setup_test_environment()
two = pairs.couple()
for client in two:
    pairs.show(client)
    print(client.cookies["door"].value)
"""


A_GRANT = """
from datetime import timedelta
from glitterball.adapters import clock
from glitterball.apps.grants import actions
from glitterball.apps.grants.scopes import JOINT_PICTURE
dana = pairs.viewer_of(pairs.account())
for client in two:
    viewer, now = pairs.viewer_of(client), clock.now()
    until = now + timedelta(days=30)
    grant = actions.give_grant(
        viewer=viewer, practitioner=dana.person, called="Dana", scope=JOINT_PICTURE, until=until, now=now
    )
actions.read_through(practitioner=dana, grant=grant, now=clock.now())
"""


@pytest.fixture
def couple(server, var) -> list[str]:  # noqa: ARG001 - the server makes the database and the keys
    """The doors of Alex and Sam, who thought about it for a day and show each other what they answered."""
    return made_by(A_COUPLE, var)


def made_by(code: str, var) -> list[str]:
    env = os.environ | {"GLITTERBALL_VAR": str(var), "DJANGO_SETTINGS_MODULE": "glitterball.web.settings"}
    made = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    return made.stdout.split()


@pytest.fixture
def phone_of(open_page, server):
    """The phone of whoever comes in by this door."""

    def opened(door: str, path: str, **how) -> Page:
        page = open_page("/", **PHONE, reduced_motion="reduce", **how)
        page.context.add_cookies([{"name": "door", "value": door, "url": server}])
        page.goto(path)
        return page

    return opened


def heading(page: Page):
    return expect(page.get_by_role("heading", level=1))


def give_a_line(page: Page, words: str) -> None:
    looked_at(page, "together-line")
    page.get_by_label("I still like").fill(words)
    page.get_by_label("When we look together, and there is a line from both of us").check()
    page.get_by_role("button", name="Give it").click()
    looked_at(page, "together-line-given")


def test_two_phones_turn_the_same_pages(couple, phone_of):
    phones = [phone_of(door, "/couple/line/") for door in couple]
    for page, words in zip(phones, ("You warm the car.", "You hum when you cook."), strict=True):
        give_a_line(page, words)
        page.goto("/couple/together/")
    for number, says in enumerate(HEADINGS):
        for page in phones:
            heading(page).to_have_text(says, timeout=SOON)
        looked_at(phones[0], f"together-{number}")
        if number == 1:
            for page in phones:
                expect(page.get_by_text("You hum when you cook.")).to_be_visible()
        if number < len(HEADINGS) - 1:
            phones[number % 2].get_by_role("button", name="Turn the page").click()
    phones[1].get_by_role("button", name="Enough for tonight").click()
    heading(phones[0]).to_have_text("Enough for tonight", timeout=SOON)
    looked_at(phones[0], "together-enough")
    phones[0].goto("/you/answers/")
    looked_at(phones[0], "answers-none")


def test_taking_back_closes_the_page_on_the_other_phone(couple, phone_of):
    alex, sam = couple
    page = phone_of(sam, "/couple/together/")
    heading(page).to_have_text("Ten minutes for the two of you")
    other = phone_of(alex, "/couple/showing/")
    other.get_by_role("button", name="Take everything back").click()
    heading(page).to_have_text("Nothing to look at together just now", timeout=SOON)


def test_without_a_script_a_link_leads_to_the_page_where_we_are(couple, phone_of):
    alex, sam = (phone_of(door, "/couple/together/", java_script_enabled=False) for door in couple)
    alex.get_by_role("button", name="Turn the page").click()
    heading(alex).to_have_text(HEADINGS[1])
    heading(sam).to_have_text(HEADINGS[0])
    sam.get_by_role("link", name="To the page where we are").click()
    heading(sam).to_have_text(HEADINGS[1])
    sam.get_by_role("button", name="Turn the page").dblclick()
    alex.get_by_role("link", name="To the page where we are").click()
    heading(alex).to_have_text(HEADINGS[2])


def test_what_waits_and_who_may_look(server, var, phone_of):  # noqa: ARG001 - the server makes the database
    alex, _ = made_by(A_COUPLE + A_GRANT, var)
    page = phone_of(alex, "/couple/line/")
    give_a_line(page, "You warm the car.")
    page.goto("/you/")
    page.get_by_role("link", name="To your answers").click()
    looked_at(page, "answers-waiting")
    page.get_by_role("button", name="Keep it for me").click()
    expect(page.get_by_role("heading", name="What you keep for yourself")).to_be_visible()
    looked_at(page, "answers-kept")
    page.goto("/you/")
    page.get_by_role("link", name="Who may look").click()
    page.get_by_text("When they looked").click()
    looked_at(page, "grants")
    page.get_by_role("button", name="End it").click()
    expect(page.get_by_text("This has ended.")).to_be_visible()
    page.goto("/you/consents/")
    looked_at(page, "consents-of-a-couple")
    page.goto("/couple/")
    looked_at(page, "couple-home")
