"""Everything there is to read, in a real browser: on a phone and a desk, by day and by night, without a script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.apps.learn.shelf import PAGES
from tests.journeys.conftest import DESK, PHONE
from tests.journeys.test_access import RULES, SMALLEST_TARGET, TOO_WIDE

pytestmark = pytest.mark.browser
LOOKS = {
    "phone by day": PHONE | {"color_scheme": "light"},
    "desk by night": DESK | {"color_scheme": "dark"},
    "phone by night": PHONE | {"color_scheme": "dark"},
    "desk by day": DESK | {"color_scheme": "light"},
}
TOLD = ("phone by day", "desk by night")  # each width and each colour once; the other two in the long run
EVERY_LOOK = [
    pytest.param(look, id=name, marks=[] if name in TOLD else [pytest.mark.long]) for name, look in LOOKS.items()
]
WITHOUT_A_SCRIPT = PHONE | {"java_script_enabled": False}
SMALL_TARGETS = """
(smallest) => [...document.querySelectorAll("a, button, summary, label:has(input), select, input[type=search]")]
  .filter((target) => getComputedStyle(target).display !== "inline" && target.getClientRects().length)
  .map((target) => [target.outerHTML, target.getBoundingClientRect()])
  .filter(([, box]) => box.height < smallest - .5 || box.width < smallest - .5)
"""


def faults(page):
    found = Axe().run(page, options=RULES).response["violations"]
    return [(fault["id"], node["target"], node.get("failureSummary")) for fault in found for node in fault["nodes"]]


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("look", EVERY_LOOK)
def test_a_page_has_no_fault_and_fits(open_page, address, look):
    page = open_page(address, **look)
    assert faults(page) == []
    assert not page.evaluate(TOO_WIDE)
    assert page.evaluate(SMALL_TARGETS, SMALLEST_TARGET) == []
    assert open_page.troubles == []


@pytest.mark.parametrize("look", EVERY_LOOK)
def test_somebody_ticks_signs_and_comes_to_pages_that_fit(open_page, look):
    page = open_page("/learn/signs/", **look)
    page.locator("label.tick").first.click()
    page.locator("summary").nth(1).click()
    page.locator("details").nth(1).locator("label.tick").last.click()
    page.get_by_role("button", name="Show pages that fit").click()
    page.get_by_role("heading", name="What your ticks may mean").wait_for()
    assert page.url.endswith("/learn/signs/")
    assert faults(page) == []
    page.get_by_role("button", name="Back to the lists").click()
    page.get_by_role("heading", name="Signs to look for").wait_for()
    assert page.locator("input:checked").count() == 2
    assert open_page.troubles == []


def test_ticks_lead_on_without_a_script(open_page):
    page = open_page("/learn/signs/", **WITHOUT_A_SCRIPT)
    page.locator("label.tick").first.click()
    page.get_by_role("button", name="Show pages that fit").click()
    assert page.get_by_role("heading", name="What your ticks may mean").is_visible()
    page.get_by_role("button", name="Back to the lists").click()
    expect(page.locator("input:checked")).to_have_count(1)


@pytest.mark.parametrize("look", [DESK, WITHOUT_A_SCRIPT], ids=["desk", "without a script"])
def test_somebody_searches_reads_and_comes_back(open_page, look):
    page = open_page("/learn/", **look)
    page.get_by_label("Look for").fill("leaving him")
    page.get_by_role("button", name="Search").click()
    found = page.url
    assert "leaving" not in found
    assert "leaving" not in page.title()
    page.locator(".hits a").first.click()
    assert page.url != found
    page.go_back()
    assert page.url == found
    assert page.get_by_label("Look for").input_value() == "leaving him"
    assert page.locator(".hits li").count() > 1
    assert page.context.cookies() == []


def test_search_results_have_no_fault(open_page):
    page = open_page("/learn/search/", **PHONE)
    page.get_by_label("Look for").fill("touch")
    page.get_by_role("button", name="Search").click()
    page.locator(".hits").wait_for()
    assert faults(page) == []
    assert not page.evaluate(TOO_WIDE)
    assert page.evaluate(SMALL_TARGETS, SMALLEST_TARGET) == []


def test_somebody_draws_one_card_after_another(open_page):
    page = open_page("/learn/prompts/dreams/", **PHONE)
    first = page.locator(".prompt-text").inner_text()
    page.get_by_role("link", name="Another one").click()
    assert page.locator(".prompt-text").inner_text() != first
    page.get_by_role("link", name="Hardest to say").click()
    assert page.get_by_text("Nobody owes an answer").is_visible()
    page.go_back()
    page.go_back()
    assert page.locator(".prompt-text").inner_text() == first


def test_a_practice_prints_without_what_cannot_be_pressed_on_paper(open_page):
    page = open_page("/learn/practices/talk-about-desire/", **DESK)
    page.emulate_media(media="print")
    for gone in (".way", ".exit", ".more", ".foot"):
        assert not page.locator(gone).first.is_visible()
    assert page.get_by_role("heading", name="When not to do it").is_visible()


@pytest.mark.parametrize("address", [PAGES[name] for name in ("article", "cause", "practice", "sign")])
def test_print_this_page_prints_it_with_everything_open(open_page, address):
    page = open_page(address, **PHONE)
    page.evaluate("window.print = () => { window.printed = document.querySelectorAll('details:not([open])').length; }")
    page.get_by_role("link", name="Print this page").click()
    assert page.evaluate("window.printed") == 0
    assert page.url.endswith(address)
    assert open_page.troubles == []


def test_without_a_script_the_page_is_made_ready_for_paper(open_page):
    page = open_page(PAGES["cause"], **WITHOUT_A_SCRIPT)
    page.get_by_role("link", name="Print this page").click()
    assert page.get_by_text("A page on paper can be found").is_visible()
    assert page.get_by_text("Its limits:").first.is_visible()
    assert page.locator("header .exit").is_visible()
    page.get_by_role("link", name="Back to the page").click()
    assert page.url.endswith(PAGES["cause"] + "?")


def test_on_paper_nothing_is_folded_and_nothing_can_be_pressed(open_page):
    page = open_page(PAGES["practice"], **DESK)
    page.emulate_media(media="print")
    assert page.get_by_text("Its limits:").first.is_visible()
    assert not page.locator(".to-print").is_visible()
