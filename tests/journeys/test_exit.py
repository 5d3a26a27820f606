"""Leaving the page: at once, by every way there is."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import DESK, PHONE

pytestmark = pytest.mark.browser
PAGES = ["/", "/first-light/", "/safety/", "/sample/", "/enough/", "/page/3/", "/page/5/", "/page/6/"]
COVERED_WITHIN = 100  # milliseconds
NEUTRAL = re.compile("/kitchen-measures/$")
TELL_WHEN_COVERED = """
() => {
  let pressed = 0;
  addEventListener("keydown", () => { pressed = performance.now(); }, { capture: true });
  new MutationObserver(() => {
    const cover = document.querySelector(".cover");
    if (!cover) return;
    requestAnimationFrame(() => console.log(JSON.stringify({
      took: performance.now() - pressed,
      size: [cover.offsetWidth, cover.offsetHeight],
      title: document.title,
      left: document.documentElement.querySelectorAll("body *").length,
    })));
  }).observe(document.body, { childList: true });
}
"""


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("device", [PHONE, DESK], ids=["phone", "desk"])
def test_the_button_leads_out_and_leaves_no_way_back_to_the_page(open_page, path, device):
    page = open_page("/kitchen-measures/", **device)
    page.goto(path)
    with page.expect_response(re.compile("/exit/$")) as left:
        page.get_by_role("link", name="Leave this page", exact=True).first.click()
    assert left.value.all_headers()["clear-site-data"] == '"cache", "cookies", "storage"'
    expect(page).to_have_url(NEUTRAL)
    page.go_back()
    expect(page).to_have_url(NEUTRAL)


def covered(page) -> dict:
    """Press Shift three times; what the page was like when it was first painted after that."""
    page.evaluate(TELL_WHEN_COVERED)
    with page.expect_console_message(lambda said: said.text.startswith("{")) as told:
        for _ in range(3):
            page.keyboard.press("Shift")
    return json.loads(told.value.text)


@pytest.mark.parametrize("path", PAGES)
def test_shift_three_times_covers_at_once_and_leads_out(open_page, path):
    page = open_page(path)
    cover = covered(page)
    assert cover["took"] < COVERED_WITHIN
    assert cover["size"] == [1280, 800]
    assert cover["title"] == "…"
    expect(page).to_have_url(NEUTRAL)


def test_answers_are_gone_from_the_page_before_it_leaves(open_page):
    page = open_page("/first-light/")
    page.keyboard.press("4")
    expect(page.locator("form[data-question='2']")).to_be_attached()
    assert covered(page)["left"] == 1  # the cover and nothing else


def test_shift_says_how_many_presses_are_left(open_page):
    page = open_page("/")
    said = page.locator("[data-presses-said]")
    page.keyboard.press("Shift")
    expect(said).to_contain_text("two more times")
    page.keyboard.press("Shift")
    expect(said).to_contain_text("once more")


def test_capital_letters_and_going_back_with_tab_do_not_leave(open_page):
    page = open_page("/first-light/")
    for _ in range(4):
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Shift+A")
    page.wait_for_timeout(200)
    assert page.url.endswith("/first-light/")
    assert page.locator(".cover").count() == 0


def test_three_slow_presses_do_not_leave(open_page):
    page = open_page("/")
    page.keyboard.press("Shift")
    page.clock.install()
    page.keyboard.press("Shift")
    page.wait_for_timeout(5200)
    page.keyboard.press("Shift")
    page.wait_for_timeout(200)
    assert page.locator(".cover").count() == 0


def test_the_skip_link_leads_out(open_page):
    page = open_page("/first-light/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Leave this page now")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page).to_have_url(NEUTRAL)


def test_it_works_without_a_script(open_page):
    page = open_page("/first-light/", **DESK, java_script_enabled=False)
    page.get_by_role("link", name="Leave this page", exact=True).click()
    expect(page).to_have_url(NEUTRAL)


def begun(page) -> str:
    """Begin a check. Its address."""
    page.goto("/check/start/")
    page.get_by_role("button", name="I do", exact=True).click()
    page.get_by_label("I am 18 or older").check()
    page.get_by_role("button", name="Begin").click()
    page.wait_for_url("**/begun/")
    return page.url.removesuffix("begun/")


def test_it_ends_the_door_on_the_server_and_a_plain_look_stays(open_page):
    page = open_page("/page/9/")
    page.get_by_role("button", name="Notes").click()
    expect(page).to_have_title("Notes")
    address = begun(page)
    kept = page.context.cookies()
    covered(page)
    expect(page).to_have_url(NEUTRAL)
    assert [cookie["name"] for cookie in page.context.cookies()] == ["look"]
    page.context.add_cookies(kept)  # somebody copied them before
    assert page.goto(address).status == 404
    expect(page).to_have_title("Notes")
    open_page.troubles.clear()  # the browser reports the answer 404 on its console


def test_ticks_are_gone_from_the_page_and_back_does_not_bring_them_back(open_page):
    page = open_page("/page/6/", **PHONE)
    page.get_by_label("I watch what I say or do").check()
    page.get_by_role("button", name="Show me").click()
    expect(page.get_by_role("heading", name="What you said")).to_be_visible()
    page.get_by_role("link", name="Leave this page", exact=True).first.click()
    expect(page).to_have_url(NEUTRAL)
    page.go_back()
    expect(page.get_by_role("heading", name="What you said")).to_have_count(0)
    assert page.locator(":checked").count() == 0
