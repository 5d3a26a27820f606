"""Answers from before come along by their code; the operator's page opens by a passkey; errors are pages of ours."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE
from tests.journeys.test_check import begin, first_light, looked_at
from tests.journeys.test_couple import behind, heading, server  # noqa: F401 - two are fixtures
from tests.journeys.test_signin import with_passkeys
from tests.journeys.test_two_people import make_a_passkey

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("two-people")]


def test_what_was_answered_before_comes_along(open_page, behind):  # noqa: F811 - a fixture
    before = open_page("/first-light/", **PHONE, reduced_motion="reduce")
    first_light(before)
    begin(before)
    before.get_by_role("button", name="Show me a return code").click()
    code = before.locator(".code").inner_text()

    page = open_page("/first-light/", **PHONE, reduced_motion="reduce")
    with_passkeys(page)
    first_light(page)
    begin(page)
    make_a_passkey(page, "Sam’s phone")
    page.goto("/you/")
    page.get_by_role("link", name="Bring them along").click()
    looked_at(page, "bring")
    for earlier, says in ((False, "This code was made today."), (True, "")):
        if earlier:
            behind(before, "earlier-day")
        page.get_by_label("The return code of those answers").fill(code)
        page.get_by_label("Those of my account").check()
        page.get_by_role("button", name="Bring them along").click()
        expect(page.locator("main")).to_contain_text(says)
    assert heading(page) == "Your answers are with your account now"
    looked_at(page, "brought")
    page.goto("/check/bring/")
    looked_at(page, "bring-aside")
    page.get_by_role("link", name="Begun on").click()
    assert heading(page) == "You can stop here, or go on"

    behind(page, "operator")
    page.goto("/operator/")
    assert heading(page) == "Is it you?"
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This server")
    looked_at(page, "operator")
    page.goto("/you/sign-out/")
    assert heading(page) == "This address does not open by itself"
    looked_at(page, "not-allowed")
    open_page.troubles.clear()  # the browser reports the answers 422 and 405 on its console
