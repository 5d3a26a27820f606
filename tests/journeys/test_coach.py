"""The coach in a real browser: with and without a script, by phone and by desk, and by its rules of access."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.journeys.conftest import DESK, PHONE

pytestmark = pytest.mark.browser
SHARP = "You never listen to me"


@pytest.mark.parametrize("device", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
def test_write_read_and_take_a_suggestion(open_page, device, scripts):
    page = open_page("/coach/", **device, java_script_enabled=scripts)
    page.get_by_label("Your words").fill(SHARP)
    page.get_by_role("button", name="Read it").click()
    expect(page.locator("mark.sharp").first).to_contain_text("You never")
    page.locator(".chip").first.click()
    expect(page.get_by_role("heading", name="You can leave it as it is.")).to_be_visible()
    expect(page.get_by_label("Your words")).not_to_have_value(SHARP)


def test_a_draft_never_reaches_the_address(open_page):
    page = open_page("/coach/", **DESK)
    page.get_by_label("Your words").fill(SHARP)
    page.get_by_role("button", name="Read it").click()
    expect(page.locator(".notes")).to_be_visible()
    assert page.url.endswith("/coach/")


def test_markup_in_a_draft_stays_text(open_page):
    page = open_page("/coach/", **DESK)
    page.get_by_label("Your words").fill(f"<img src=x onerror=\"document.title='owned'\">{SHARP}, you are so selfish.")
    page.get_by_role("button", name="Read it").click()
    expect(page.locator(".draft")).to_contain_text("<img src=x")
    assert "owned" not in page.title()


@pytest.mark.parametrize("device", [PHONE, DESK], ids=["phone", "desk"])
def test_it_keeps_the_rules_of_access(open_page, device):
    page = open_page("/coach/", **device)
    page.get_by_label("Your words").fill(SHARP)
    page.get_by_role("button", name="Read it").click()
    expect(page.locator(".notes")).to_be_visible()
    assert Axe().run(page).response["violations"] == []
