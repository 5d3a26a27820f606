"""First light from the door to the result, the ways that people take."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, PHONE

pytestmark = pytest.mark.browser
ANSWERS = (5, 2, 4, 4, 2, 4, 3, 2, 4, 5)
AFTER_A_DOUBLE_TAP = 300  # milliseconds


def at(page: Page, number: int) -> None:
    expect(page.locator(f"form[data-question='{number}']")).to_be_attached()


def answer(page: Page, value: int) -> None:
    page.wait_for_timeout(AFTER_A_DOUBLE_TAP)
    page.locator(".answer").nth(value - 1).click()


def walk(page: Page, upto: int = 10) -> None:
    for number in range(1, upto + 1):
        at(page, number)
        answer(page, ANSWERS[number - 1])


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.innerText")


@pytest.mark.parametrize("device", [PHONE, DESK], ids=["phone", "desk"])
def test_the_whole_way(open_page, device):
    page = open_page("/", **device)
    page.get_by_role("link", name="Begin", exact=True).click()
    walk(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("There is light here")
    expect(page.locator(".ball")).to_be_visible()
    expect(page.get_by_text("Nothing you answered was saved.")).to_be_visible()
    expect(page.get_by_role("heading", name="Words to start with")).to_be_visible()
    page.get_by_role("link", name="That is enough for today").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("That is enough for today.")


@pytest.mark.parametrize("device", [PHONE, DESK], ids=["phone", "desk"])
def test_the_whole_way_without_a_script(open_page, device):
    page = open_page("/first-light/", **device, java_script_enabled=False)
    walk(page, 3)
    page.get_by_role("button", name="Back").click()
    at(page, 3)
    expect(page.locator("[aria-pressed]")).to_have_text(re.compile("Mostly yes"))
    page.get_by_role("button", name="Keep this answer").click()
    at(page, 4)
    page.get_by_role("button", name="Skip").click()
    for number in range(5, 11):
        at(page, number)
        answer(page, ANSWERS[number - 1])
    expect(page.get_by_text("You answered 9 questions.")).to_be_visible()
    page.get_by_role("button", name="Back to the questions").click()
    at(page, 10)


def test_the_keyboard_is_enough(open_page):
    page = open_page("/first-light/")
    for number in range(1, 10):
        at(page, number)
        page.keyboard.press(str(ANSWERS[number - 1]))
    at(page, 10)
    assert focused(page).startswith("Question 10:")
    page.keyboard.press("Tab")
    assert focused(page).endswith("No, not at all")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    at(page, 11)
    assert "There is light here" in focused(page)


def test_each_question_is_read_out_and_counted(open_page):
    page = open_page("/first-light/")
    expect(page.get_by_role("progressbar")).to_have_attribute("value", "1")
    answer(page, 4)
    at(page, 2)
    assert focused(page).startswith("Question 2:")
    expect(page.get_by_role("progressbar")).to_have_attribute("value", "2")
    expect(page).to_have_title("2 of 10 · Glitterball")


def test_the_browsers_back_goes_to_the_question_before(open_page):
    page = open_page("/")
    page.get_by_role("link", name="Begin", exact=True).click()
    walk(page, 3)
    at(page, 4)
    page.go_back()
    at(page, 3)
    expect(page.locator("[aria-pressed]")).to_have_attribute("value", str(ANSWERS[2]))
    page.wait_for_timeout(AFTER_A_DOUBLE_TAP)
    page.get_by_role("button", name="Back").click()
    at(page, 2)
    page.go_forward()
    at(page, 3)
    page.go_back()
    at(page, 2)
    page.go_back()
    at(page, 1)
    page.go_back()
    expect(page).to_have_url(re.compile("/$"))


def test_the_browsers_back_leads_from_the_result_to_the_questions(open_page):
    page = open_page("/first-light/")
    walk(page)
    at(page, 11)
    page.go_back()
    at(page, 10)
    page.go_forward()
    at(page, 11)


def test_all_can_be_skipped(open_page):
    page = open_page("/first-light/")
    for number in range(1, 11):
        at(page, number)
        page.wait_for_timeout(AFTER_A_DOUBLE_TAP)
        page.get_by_role("button", name="Skip").click()
    expect(page.get_by_text("You skipped every question, and that is fine.")).to_be_visible()


def test_a_double_tap_answers_one_question(open_page):
    page = open_page("/first-light/", **DESK)
    page.locator(".answer").nth(3).dblclick(delay=10)
    page.wait_for_timeout(400)
    at(page, 2)


def test_answers_stand_in_the_page_and_nowhere_else(open_page):
    page = open_page("/first-light/")
    walk(page, 4)
    at(page, 5)
    assert page.url.endswith("/first-light/")
    assert page.context.cookies() == []
    kept = page.evaluate("[localStorage.length, sessionStorage.length, JSON.stringify(history.state)]")
    assert kept == [0, 0, '{"question":5}']


def test_a_lost_connection_loses_no_answer(open_page):
    page = open_page("/first-light/")
    walk(page, 2)
    at(page, 3)
    page.context.set_offline(True)
    answer(page, 4)
    expect(page.get_by_role("alert").filter(has_text="The server did not answer")).to_be_visible()
    open_page.troubles.clear()  # the browser says so on its console too
    page.context.set_offline(False)
    answer(page, 4)
    at(page, 4)
    assert page.locator("input[type=hidden][value='4']").count() >= 1
    expect(page.locator("[data-stuck]")).to_be_empty()


def test_a_tampered_page_is_mended_where_it_stands(open_page):
    page = open_page("/first-light/")
    walk(page, 2)
    at(page, 3)
    field = "<input type=hidden name=openness-02 value=9>"
    page.evaluate("field => document.querySelector('[name=version]').insertAdjacentHTML('afterend', field)", field)
    answer(page, 4)
    expect(page.get_by_role("alert").filter(has_text="two answers")).to_be_visible()
    open_page.troubles.clear()  # the browser reports the answer 422 on its console
    at(page, 2)
