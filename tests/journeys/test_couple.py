"""Two people on two phones: a link, a yes, sides shown after a look and a day, the picture, a side taken back, an end.

Sam's browser runs no script. Signing up, the long check and the day to think are done behind their backs.
"""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, wait_for
from tests.journeys.test_check import begin, first_light, looked_at

pytestmark = pytest.mark.browser
WITHOUT_SCRIPT = {"viewport": PHONE["viewport"], "java_script_enabled": False}


def environment_of(folder: Path) -> dict[str, str]:
    return os.environ | {"GLITTERBALL_VAR": str(folder), "DJANGO_SETTINGS_MODULE": "glitterball.web.settings"}


@pytest.fixture
def server(tmp_path):
    """A server of our own whose folder we know."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    command = [sys.executable, "-m", "glitterball", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment_of(tmp_path))
    wait_for(f"http://localhost:{port}", process)
    yield f"http://localhost:{port}"
    process.terminate()
    process.wait(timeout=10)


@pytest.fixture
def behind(tmp_path):
    def done(page: Page, what: str, how: str = "") -> None:
        secret = next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "door")
        command = [sys.executable, "-m", "tests.journeys.behind", what, secret, how]
        subprocess.run(command, env=environment_of(tmp_path), check=True)

    return done


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def fill_in(page: Page, name: str, button: str) -> None:
    page.get_by_label("A name that your partner knows you by").fill(name)
    page.get_by_label("Mine leave with me").check()
    page.get_by_label("I agree to this.").check()
    page.get_by_role("button", name=button, exact=True).click()


def alone(page: Page) -> None:
    """Ten questions without a script: a tap is a form."""
    for _ in range(10):
        page.locator(".answer").nth(3).click()
    page.get_by_role("button", name="See more").click()


def show_sides(page: Page, behind, sides: tuple[str, ...]) -> None:
    page.goto("/couple/showing/choose/")
    assert page.locator("input:checked").count() == 0
    for side in sides:
        page.get_by_label(side, exact=False).first.check()
    page.get_by_role("button", name="See what they would see").click()
    expect(page.get_by_role("button", name="Share now")).to_have_count(0)
    behind(page, "day")
    page.goto("/couple/showing/preview/")
    page.get_by_label("I agree to this.").check()
    page.get_by_role("button", name="Share now").click()
    assert heading(page) == "What you show"


def test_two_on_two_phones(open_page, behind):
    alex = open_page("/first-light/", **PHONE, reduced_motion="reduce")
    first_light(alex)
    begin(alex)
    behind(alex, "claim")
    behind(alex, "answer", "4")
    alex.goto("/couple/")
    looked_at(alex, "invite")
    fill_in(alex, "Alex", "Make the link")
    looked_at(alex, "invited")
    link = alex.get_by_label("The link").input_value()

    sam = open_page(link, **WITHOUT_SCRIPT)
    assert heading(sam) == "You are invited"
    sam.get_by_role("button", name="Begin on my own").click()
    alone(sam)
    begin(sam)
    behind(sam, "claim")
    behind(sam, "answer", "5")
    sam.goto("/couple/")
    sam.get_by_role("link", name="Back to the link").click()
    sam.get_by_role("link", name="Say yes to being a couple here").click()
    fill_in(sam, "Sam", "Yes")
    assert heading(sam) == "The two of you"
    alex.goto("/couple/")
    looked_at(alex, "home")

    sides = ("Emotional safety", "Passion", "Listening")
    show_sides(alex, behind, sides)
    sam.goto("/couple/picture/")
    assert heading(sam) == "Nothing to look at together just now"
    show_sides(sam, behind, sides)
    alex.goto("/couple/picture/")
    looked_at(alex, "joint")
    with sam.expect_download() as download:
        sam.goto("/couple/picture/")
        sam.get_by_role("button", name="Make the PDF").click()
    assert download.value.suggested_filename == "report.pdf"

    sam.goto("/couple/showing/")
    sam.get_by_role("button", name="Take back: Passion").click()
    alex.goto("/couple/picture/sides/")
    looked_at(alex, "joint-sides")
    assert alex.locator(".pairs dt", has_text="Passion").count() == 0
    sam.goto("/couple/end/")
    sam.get_by_label("Yes, I want to end it.").check()
    sam.get_by_role("button", name="End it").click()
    alex.goto("/couple/")
    looked_at(alex, "ended")
    assert heading(alex) == heading(sam) == "Being a couple here has ended"
