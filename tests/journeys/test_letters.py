"""Somebody asks for letters on a phone, opens the mail, says yes, gets a letter, and ends it."""

import os
import re
import subprocess
import sys
import time
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.conftest import DESK, PHONE, wait_for
from tests.journeys.test_access import RULES, SMALL_TARGETS, SMALLEST_TARGET, TOO_WIDE
from tests.mailbox import Mailbox, free_port, html_of, link_in, running

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("letters")]
SECONDS_FOR_A_MAIL = 45
STILL = {
    "sign-up": "/letters/",
    "newsletter": "/letters/newsletter/",
    "asked": "/letters/asked/",
    "confirmed": "/letters/confirmed/",
    "end": "/letters/end/x/",
    "stale": "/letters/confirm/x/",
    "shelf": "/letters/read/",
    "letter": "/letters/read/general/1/",
}


@pytest.fixture(scope="module")
def mailbox():
    with running(Mailbox()) as box:
        yield box


@pytest.fixture(scope="module")
def server(mailbox, tmp_path_factory):
    """A server that can send, with its worker beside it."""
    port = free_port()
    address = f"http://localhost:{port}"
    environment = os.environ | {
        "PYTHONWARNINGS": "ignore",
        "GLITTERBALL_VAR": str(tmp_path_factory.mktemp("var")),
        "GLITTERBALL_SMTP_URL": mailbox.url,
        "GLITTERBALL_URL": address,
    }
    process = subprocess.Popen([sys.executable, "-m", "glitterball", "serve", "--port", str(port)], env=environment)
    wait_for(address, process)
    yield address
    process.terminate()
    assert process.wait(timeout=50) == 0


def mail_after(mailbox, count):
    for _ in range(SECONDS_FOR_A_MAIL * 10):
        if len(mailbox.taken) > count:
            return mailbox.last
        time.sleep(0.1)
    pytest.fail("no mail came")


def sign_up(page, address):
    page.get_by_label("A fair balance").check()
    page.get_by_label("Your e-mail address").fill(address)
    page.get_by_label("Whose clock is yours?").select_option("Europe/Berlin")
    page.get_by_label("Letters leave at").select_option("18")
    page.get_by_role("button", name="Ask for these letters").click()
    page.wait_for_url("**/letters/asked/")


@pytest.mark.parametrize("with_script", [True, False])
def test_from_asking_to_ending(open_page, mailbox, with_script):
    count = len(mailbox.taken)
    page = open_page("/letters/", **PHONE, java_script_enabled=with_script)
    sign_up(page, f"alex{with_script}@example.org")
    page.goto(link_in(mail_after(mailbox, count), "confirm"))
    page.get_by_role("button", name="Yes, please").click()
    page.wait_for_url("**/letters/confirmed/")
    page.go_back()
    page.reload()
    assert "This link was used" in page.content()
    open_page.troubles[:] = [said for said in open_page.troubles if "410" not in said]  # as it should be


def test_ending_it(open_page):
    page = open_page("/letters/end/" + "x" * 64 + "/", **PHONE)
    page.get_by_role("button", name="End it and delete my address").click()
    assert "It has ended" in page.content()


def test_what_is_missing_is_said_at_its_field(open_page):
    page = open_page("/letters/", **PHONE)
    page.get_by_label("Your e-mail address").fill("alex")
    page.get_by_role("button", name="Ask for these letters").click()
    page.get_by_text("Nothing was sent yet").wait_for()
    assert page.locator("#address").get_attribute("aria-describedby") == "address-problem"
    assert Axe().run(page, options=RULES).violations_count == 0
    open_page.troubles[:] = [said for said in open_page.troubles if "422" not in said]  # as it should be


def test_first_light_offers_the_letters_that_fit(open_page):
    page = open_page("/first-light/", **PHONE)
    for number in range(1, 11):
        page.wait_for_selector(f"form[data-question='{number}']")
        page.keyboard.press("5")
    page.wait_for_timeout(400)  # the second tap of a double tap is dropped
    page.get_by_role("button", name=re.compile("See the short letters")).click()
    page.get_by_role("heading", name="Short letters, about once a week").wait_for()
    assert page.locator("input[name=chain]:checked").count() == 1
    assert urlsplit(page.url).query == ""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("where", STILL)
def test_every_page_fits_every_eye_and_hand(open_page, where, theme):
    page = open_page(STILL[where], **PHONE, color_scheme=theme, reduced_motion="reduce")
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    assert not page.evaluate(TOO_WIDE)
    small = page.evaluate(SMALL_TARGETS, SMALLEST_TARGET)
    assert [target for target, _ in small if 'type="radio"' not in target] == []  # of those, the whole row is one
    assert all(box["height"] >= SMALLEST_TARGET for box in map(_box, page.locator(".choice").all()))
    _keep_picture(page, f"{where}-{theme}")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert not page.evaluate(TOO_WIDE)
    open_page.troubles[:] = [said for said in open_page.troubles if "410" not in said]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_mail_itself(browser, open_page, mailbox, theme):
    count = len(mailbox.taken)
    sign_up(open_page("/letters/", **PHONE), f"sam-{theme}@example.org")
    html = html_of(mail_after(mailbox, count))
    page = browser.new_context(**PHONE, color_scheme=theme, offline=True).new_page()
    page.set_content(html)
    found = Axe().run(page, options={"runOnly": RULES["runOnly"][:-1]})  # a mail's heading is its subject
    assert found.violations_count == 0, found.generate_report()
    assert not page.evaluate(TOO_WIDE)
    page.context.close()


def _box(row):
    return row.bounding_box()


def _keep_picture(page, name):
    """For whoever wants to look at them: PICTURES names a folder."""
    folder = os.environ.get("PICTURES")
    if folder:
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
        page.set_viewport_size({"width": DESK["viewport"]["width"], "height": DESK["viewport"]["height"]})
        page.screenshot(path=f"{folder}/{name}-desk.png", full_page=True)
        page.set_viewport_size(PHONE["viewport"])
