"""The whole check in a real browser: from first light to the picture, on a phone, on a desk, and without a script."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, PHONE
from tests.journeys.test_access import RULES, SMALL_TARGETS, SMALLEST_TARGET, TOO_WIDE

pytestmark = pytest.mark.browser
PASSPHRASE = "four words on a postcard"  # noqa: S105 - nobody's
PICTURES = os.environ.get("PICTURES")  # a folder to look at every page in
THEMES = ("light", "dark")
RUNS_NO_SCRIPT = "matchMedia('(scripting: none)').matches"
SETTLED = """Promise.allSettled(document.getAnimations().map(animation =>
    animation.effect.getTiming().iterations === Infinity ? null : animation.finished))"""


def looked_at(page: Page, name: str) -> None:
    """Axe, width and targets of the page as it stands; its picture where somebody wants to look."""
    page.evaluate(SETTLED)  # words that still fade in have too little contrast, for a moment
    with with_timers(page) as seen:
        found = Axe().run(seen, options=RULES)
    assert found.violations_count == 0, f"{name}: {found.generate_report()}"
    assert not page.evaluate(TOO_WIDE), name
    assert page.evaluate(SMALL_TARGETS, SMALLEST_TARGET) == [], name
    if PICTURES:
        for theme in THEMES:
            page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            page.screenshot(path=Path(PICTURES) / f"{name}-{page.viewport_size['width']}-{theme}.png", full_page=True)
        page.emulate_media(color_scheme="light", reduced_motion="reduce")


@contextmanager
def with_timers(page: Page) -> Iterator[Page]:
    """The page, or a copy of it as it stands: where no script runs no timer does, and axe would wait for ever."""
    if not page.evaluate(RUNS_NO_SCRIPT):
        yield page
        return
    seen = page.content().replace("<noscript>", "<div>").replace("</noscript>", "</div>")
    context = page.context.browser.new_context(viewport=page.viewport_size, reduced_motion="reduce")
    copy = context.new_page()
    copy.route(page.url, lambda route: route.fulfill(body=seen, content_type="text/html; charset=utf-8"))
    copy.route("**/*.js", lambda route: route.abort())
    copy.goto(page.url)
    yield copy
    context.close()


def first_light(page: Page) -> None:
    for number in range(1, 11):
        expect(page.locator(f"form[data-question='{number}']")).to_be_attached()
        page.wait_for_timeout(300)
        page.locator(".answer").nth(number % 5).click()
    expect(page.locator(".result")).to_be_visible()
    page.wait_for_timeout(300)  # a second tap of a double tap does nothing
    page.get_by_role("button", name="See more").click()


def begin(page: Page, look=lambda *_: None) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Who runs this server?")
    look(page, "host")
    page.get_by_role("button", name="My partner does").click()
    look(page, "consent")
    page.get_by_label("I am 18 or older").check()
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your first answers are kept")


def answer(page: Page, total: int, start: int) -> None:
    for number in range(start, total + 1):
        expect(page).to_have_title(f"{number} of {total} · Glitterball")
        page.locator(".answer").nth(0 if number % 3 else 4).click()
    expect(page.locator(".answer")).to_have_count(0)


def answer_it_all(page: Page) -> None:
    page.get_by_role("link", name=re.compile("Go on at 11 of 36")).click()
    looked_at(page, "question")
    answer(page, 36, 11)
    page.get_by_role("link", name="Go on: up to 24 more").click()
    looked_at(page, "wishes")
    page.get_by_label("Passion").check()
    page.get_by_role("button", name="Choose my questions").click()
    page.get_by_role("link", name=re.compile("Go on at 37 of 60")).click()
    answer(page, 60, 37)
    looked_at(page, "done")
    page.get_by_role("link", name="Write one thing you still like").click()
    looked_at(page, "line")
    page.get_by_label("I still like").fill("You warm the car before I get in.")
    page.get_by_role("button", name="Keep it").click()


def look_at_the_picture(page: Page) -> None:
    page.get_by_role("link", name="Look at your picture").click()
    expect(page.locator(".ball")).to_be_visible()
    looked_at(page, "picture")
    with page.expect_download() as download:
        page.get_by_role("button", name="Make the PDF").click()
    assert download.value.suggested_filename == "report.pdf"
    page.get_by_role("link", name="Where it is dim").click()
    page.get_by_role("button", name="Not quite").first.click()
    expect(page.locator("[aria-pressed]")).to_have_text("Not quite")
    looked_at(page, "dim")
    page.get_by_role("link", name="All sides").click()
    looked_at(page, "sides")
    page.get_by_role("link", name="Your check").click()
    page.get_by_role("link", name="Read or change your answers").click()
    looked_at(page, "answers")


def come_back(other: Page, code: str) -> None:
    looked_at(other, "come-back")
    other.get_by_label("Your return code").fill(code.lower())
    other.get_by_role("button", name="Open").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("That is all we would ask")


def lock(page: Page) -> None:
    page.get_by_role("link", name="You and this device").click()
    looked_at(page, "you")
    page.get_by_role("link", name="Choose a passphrase").click()
    looked_at(page, "lock")
    page.get_by_label("A passphrase, 12").fill(PASSPHRASE)
    page.get_by_label("The same once more").fill(PASSPHRASE)
    page.get_by_label("I know that nobody").check()
    page.get_by_role("button", name="Lock it").click()
    looked_at(page, "locked")


def unlock(other: Page) -> None:
    other.reload()
    expect(other.get_by_role("heading", level=1)).to_have_text("This part is locked")
    looked_at(other, "unlock")
    other.get_by_label("Your passphrase").fill(PASSPHRASE)
    other.get_by_role("button", name="Open").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("That is all we would ask")


def delete(page: Page) -> None:
    page.goto("/you/delete/")
    looked_at(page, "delete")
    page.get_by_label("Yes, delete all of it.").check()
    page.get_by_role("button", name="Delete everything now").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Everything is gone")
    looked_at(page, "deleted")


@pytest.mark.parametrize("device", [PHONE, DESK], ids=["phone", "desk"])
def test_the_whole_way(open_page, device):
    page = open_page("/first-light/", **device, reduced_motion="reduce")
    first_light(page)
    begin(page, looked_at)
    looked_at(page, "begun")
    page.get_by_role("button", name="Show me a return code").click()
    looked_at(page, "return-code")
    code = page.locator(".code").inner_text()
    page.get_by_role("link", name="I have it, go on").click()
    looked_at(page, "paused")
    answer_it_all(page)
    look_at_the_picture(page)
    other = open_page("/return/", **device, reduced_motion="reduce")
    come_back(other, code)
    lock(page)
    unlock(other)
    for name in ("recover", "consents"):
        page.goto(f"/you/{name}/")
        looked_at(page, name)
    delete(page)
    other.reload()
    expect(other.get_by_role("heading", level=1)).to_have_text("Nothing is open on this device")
    looked_at(other, "nothing-here")
    open_page.troubles.clear()  # the browser reports the answer 404 on its console


def test_the_whole_way_without_a_script(open_page):
    page = open_page("/check/start/", **PHONE, java_script_enabled=False)
    page.get_by_role("button", name="I do", exact=True).click()
    page.get_by_label("I am 18 or older").check()
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("link", name="Go on to the questions").click()
    answer(page, 36, 1)
    page.get_by_role("link", name="Go on: up to 24 more").click()
    page.get_by_role("button", name="Choose my questions").click()
    page.get_by_role("link", name=re.compile("Go on at 37 of 60")).click()
    page.get_by_role("button", name="Skip").click()
    page.get_by_role("link", name="Back").click()
    expect(page).to_have_title("37 of 60 · Glitterball")
    page.get_by_role("link", name="Pause here").click()
    page.get_by_role("link", name="Look at your picture so far").click()
    expect(page.locator(".ball")).to_be_visible()
    page.get_by_role("link", name="All sides").click()
    expect(page.locator(".bar").first).to_be_visible()
    page.get_by_role("link", name="You and this device").click()
    page.get_by_role("button", name="Sign out on this device").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This device is signed out")


def test_the_keyboard_answers_and_the_browsers_back_goes_to_the_question_before(open_page):
    page = open_page("/check/start/", **DESK)
    begin_quickly(page)
    for number in (1, 2, 3):
        expect(page).to_have_title(f"{number} of 36 · Glitterball")
        page.keyboard.press("4")
    expect(page).to_have_title("4 of 36 · Glitterball")
    page.go_back()
    expect(page.locator("[aria-pressed]")).to_have_attribute("value", "4")
    page.keyboard.press("2")
    expect(page).to_have_title("4 of 36 · Glitterball")


def test_a_double_click_answers_one_question(open_page):
    page = open_page("/check/start/", **DESK)
    begin_quickly(page)
    page.locator(".answer").nth(3).dblclick(delay=5)
    expect(page).to_have_title("2 of 36 · Glitterball")
    expect(page.locator("[aria-pressed]")).to_have_count(0)


def test_leaving_the_page_closes_the_door_of_this_browser(open_page):
    page = open_page("/check/start/", **PHONE)
    begin_quickly(page)
    page.get_by_role("link", name="Leave this page", exact=True).first.click()
    expect(page).to_have_url(re.compile("/kitchen-measures/$"))
    assert page.context.cookies() == []
    page.goto("/check/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing is open on this device")
    open_page.troubles.clear()  # the browser reports the answer 404 on its console


def begin_quickly(page: Page) -> None:
    page.get_by_role("button", name="I do", exact=True).click()
    page.get_by_label("I am 18 or older").check()
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("link", name="Go on to the questions").click()
