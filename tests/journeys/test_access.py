"""Every page for every eye and hand: axe, small screens, large type, targets, still pictures."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.conftest import DESK, PHONE

pytestmark = pytest.mark.browser
PAGES = [
    "/",
    "/first-light/",
    "/safety/",
    *(f"/page/{number}/" for number in (1, 2, 3, 4, 5, 6, 9)),
    "/sample/",
    "/enough/",
    "/kitchen-measures/",
    "question",
    "result",
    "problem",
]
SMALLEST_TARGET = 44
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
SMALL_TARGETS = """
(smallest) => [...document.querySelectorAll("a, button, summary, input:not([type=hidden])")]
  .filter((target) => getComputedStyle(target).display !== "inline" && target.getClientRects().length)
  .map((target) => [target.outerHTML, target.getBoundingClientRect()])
  .filter(([, box]) => box.height < smallest || box.width < smallest)
"""


@pytest.fixture
def show(open_page):
    """Open a page, or go to a place within first light."""

    def shown(where, **how):
        page = open_page(where if where.startswith("/") else "/first-light/", **how)
        if where != "/first-light/" and not where.startswith("/"):
            {"question": _one_answer, "result": _all_answers, "problem": _no_answer}[where](page)
            open_page.troubles.clear()
        page.wait_for_timeout(100)
        return page

    return shown


def _one_answer(page):
    page.keyboard.press("4")
    page.wait_for_selector("form[data-question='2']")
    page.go_back()
    page.wait_for_selector("form[data-question='1'] [aria-pressed]")


def _all_answers(page):
    for number in range(1, 11):
        page.wait_for_selector(f"form[data-question='{number}']")
        page.keyboard.press(str(1 + number % 5))
    page.wait_for_selector(".result")
    for details in page.locator("summary").all():
        details.click()


def _no_answer(page):
    page.evaluate(
        "document.querySelector('form').insertAdjacentHTML('beforeend', '<button name=go value=next id=next>')"
    )
    page.locator("#next").dispatch_event("click")
    page.wait_for_selector(".mend")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("where", PAGES)
def test_axe_finds_nothing(show, where, theme):
    page = show(where, **PHONE, color_scheme=theme, reduced_motion="reduce")
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("where", PAGES)
def test_nothing_scrolls_sideways(show, where):
    page = show(where, **PHONE)
    assert not page.evaluate(TOO_WIDE)
    for width in (320, 640, 1280):
        page.set_viewport_size({"width": width, "height": 400})
        assert not page.evaluate(TOO_WIDE), f"{width} px"


@pytest.mark.parametrize("where", PAGES)
def test_type_of_twice_the_size_still_fits_a_phone(show, where):
    page = show(where, **PHONE)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert not page.evaluate(TOO_WIDE)


@pytest.mark.parametrize("where", PAGES)
def test_every_target_is_large_enough_for_a_thumb(show, where):
    assert show(where, **PHONE).evaluate(SMALL_TARGETS, SMALLEST_TARGET) == []


@pytest.mark.parametrize("where", ["/", "/first-light/", "result"])
def test_nothing_moves_for_whoever_asks_for_less(show, where):
    page = show(where, **DESK, reduced_motion="reduce")
    assert page.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize("where", ["/", "/first-light/", "/safety/"])
def test_the_way_out_stays_in_sight(show, where):
    page = show(where, **PHONE)
    page.mouse.wheel(0, 5000)
    page.wait_for_timeout(200)
    box = page.locator(".exit").bounding_box()
    assert 0 <= box["y"] < 60


@pytest.mark.parametrize("where", ["/first-light/", "result"])
def test_it_shows_where_the_focus_is(show, where):
    page = show(where, **DESK)
    for _ in range(5):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"


@pytest.mark.parametrize("where", ["/first-light/", "result"])
def test_colours_that_the_system_forces_keep_every_button(show, where):
    page = show(where, **DESK, forced_colors="active")
    shown = page.evaluate(
        "[...document.querySelectorAll('.go, .answer, .exit')].map((b) => getComputedStyle(b).borderTopStyle)"
    )
    assert shown
    assert set(shown) == {"solid"}
