"""Two people all the way, side by side: one at a desk and one on a phone, with passkeys; and once without any script.

The pages of signing in and the long check have journeys of their own; here the long check, five minutes and the day to
think pass behind their backs. Without a script an account is put to each behind their backs too.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, PHONE
from tests.journeys.test_check import begin, first_light, looked_at
from tests.journeys.test_couple import (
    WITHOUT_SCRIPT,
    alone,
    behind,  # noqa: F401 - a fixture
    fill_in,
    heading,
    server,  # noqa: F401 - a fixture
)
from tests.journeys.test_signin import with_passkeys
from tests.journeys.test_together import SOON, give_a_line

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("two-people")]
BOTH_SHOW, ALEX_KEEPS, SAM_KEEPS = ("Emotional safety", "Listening"), "Passion", "Commitment"
LINES = ("You warm the car.", "You hum when you cook.")


def make_a_passkey(page: Page, name: str) -> None:
    page.goto("/you/ways/begin/")
    page.get_by_label("I agree").check()
    page.get_by_role("button", name="Go on").click()
    page.goto("/you/ways/passkey/")
    page.get_by_label("A name for it").fill(name)
    page.get_by_role("button", name="Make a passkey").click()
    expect(page.get_by_text(name, exact=True)).to_be_visible()


def link_of(page: Page) -> str:
    page.goto("/couple/invite/")
    looked_at(page, "two-invite")
    fill_in(page, "Alex", "Make the link")
    looked_at(page, "two-invited")
    return page.get_by_label("The link").input_value()


def say_yes(page: Page) -> None:
    page.goto("/couple/")
    page.get_by_role("link", name="Back to the link").click()
    looked_at(page, "two-link")
    page.get_by_role("link", name="Say yes to being a couple here").click()
    looked_at(page, "two-yes")
    fill_in(page, "Sam", "Yes")
    looked_at(page, "two-home")


def show_sides(page: Page, pass_by, sides: tuple[str, ...]) -> None:
    page.goto("/couple/showing/choose/")
    looked_at(page, "two-choose")
    for side in sides:
        page.locator(f"input[value='{side.lower().replace(' ', '-')}']").check()
    page.get_by_role("button", name="See what they would see").click()
    looked_at(page, "two-preview")
    expect(page.get_by_role("button", name="Share now")).to_have_count(0)
    pass_by(page, "day")
    page.reload()
    page.get_by_label("I agree to this.").check()
    page.get_by_role("button", name="Share now").click()
    looked_at(page, "two-showing")
    assert heading(page) == "What you show"


def turn_the_pages(alex: Page, sam: Page, *, follows: bool) -> None:
    """Ten minutes: each turns in turn, and the other's phone follows by itself, or by its link without a script."""
    for page in (alex, sam):
        page.goto("/couple/together/")
    for number in range(1, 8):
        turning, other = (alex, sam) if number % 2 else (sam, alex)
        turning.get_by_role("button", name="Turn the page").click()
        if not follows:
            other.get_by_role("link", name="To the page where we are").click()
        for page in (turning, other):
            expect(page.locator(".progress")).to_contain_text(f"Page {number + 1} of", timeout=SOON)
        looked_at(other, f"two-together-{number}")
        if number == 1:
            for page, line in ((alex, LINES[1]), (sam, LINES[0])):
                expect(page.get_by_text(line)).to_be_visible()


def fetch_the_pdfs(page: Page) -> None:
    page.goto("/couple/picture/")
    looked_at(page, "two-joint")
    with page.expect_download() as download:
        page.get_by_role("button", name="Make the PDF").click()
    joint = download.value.path().read_bytes()
    page.goto("/check/")
    page.get_by_role("link", name="Look at your picture").first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Make the PDF").click()
    own = download.value.path().read_bytes()
    assert joint[:5] == own[:5] == b"%PDF-"
    assert joint != own


def see_only_what_both_show(page: Page) -> None:
    page.goto("/couple/picture/sides/")
    looked_at(page, "two-sides")
    for side in BOTH_SHOW:
        expect(page.locator(".pairs dt", has_text=side)).to_have_count(1)
    for side in (ALEX_KEEPS, SAM_KEEPS):
        expect(page.locator(".pairs dt", has_text=side)).to_have_count(0)


def take_one_back(page: Page, other: Page) -> None:
    page.goto("/couple/showing/")
    page.get_by_role("button", name="Take back: Listening").click()
    other.goto("/couple/picture/sides/")
    expect(other.locator(".pairs dt", has_text="Emotional safety")).to_have_count(1)
    expect(other.locator(".pairs dt", has_text="Listening")).to_have_count(0)


def end_it(page: Page) -> None:
    page.get_by_label("Yes, I want to end it.").check()
    page.get_by_role("button", name="End it").click()
    looked_at(page, "two-ended")


def both_read_the_same(alex: Page, sam: Page) -> None:
    """The same words for both; each takes their own line along, and not the other's."""
    read = []
    for page, own, others in ((alex, *LINES), (sam, *reversed(LINES))):
        page.goto("/couple/")
        assert heading(page) == "Being a couple here has ended"
        read.append(page.locator("main").inner_text())
        page.goto("/you/kept/")
        expect(page.locator("main")).to_contain_text(own)
        expect(page.locator("main")).not_to_contain_text(others)
    assert read[0] == read[1]


def test_with_passkeys_at_a_desk_and_on_a_phone(open_page, behind):  # noqa: F811 - a fixture
    alex = open_page("/first-light/", **DESK, reduced_motion="reduce")
    with_passkeys(alex)
    first_light(alex)
    begin(alex)
    make_a_passkey(alex, "Alex’s desk")
    behind(alex, "answer", "4")
    link = link_of(alex)

    sam = open_page(link, **PHONE, reduced_motion="reduce")
    looked_at(sam, "two-invited-by")
    with_passkeys(sam)
    sam.get_by_role("button", name="Begin on my own").click()
    first_light(sam)
    begin(sam)
    make_a_passkey(sam, "Sam’s phone")
    behind(sam, "answer", "5")
    say_yes(sam)
    behind(sam, "awake")

    show_sides(alex, behind, (*BOTH_SHOW, SAM_KEEPS))
    show_sides(sam, behind, (*BOTH_SHOW, ALEX_KEEPS))
    for page, line in zip((alex, sam), LINES, strict=True):
        page.goto("/couple/line/")
        give_a_line(page, line)
    turn_the_pages(alex, sam, follows=True)
    for page in (alex, sam):
        see_only_what_both_show(page)
    fetch_the_pdfs(sam)
    take_one_back(alex, sam)

    behind(sam, "five-minutes")
    sam.goto("/couple/end/")
    assert heading(sam) == "Is it you?"
    looked_at(sam, "two-prove")
    sam.get_by_role("button", name="Use a passkey").click()
    expect(sam.get_by_role("heading", level=1)).to_have_text("If it ends")
    end_it(sam)
    both_read_the_same(alex, sam)


def test_without_a_script(open_page, behind):  # noqa: F811 - a fixture
    alex = open_page("/first-light/", **WITHOUT_SCRIPT)
    alone(alex)
    begin(alex)
    behind(alex, "claim")
    behind(alex, "answer", "4")
    link = link_of(alex)
    sam = open_page(link, **WITHOUT_SCRIPT)
    sam.get_by_role("button", name="Begin on my own").click()
    alone(sam)
    begin(sam)
    behind(sam, "claim")
    behind(sam, "answer", "5")
    say_yes(sam)
    behind(sam, "awake")
    for page, line in zip((alex, sam), LINES, strict=True):
        show_sides(page, behind, BOTH_SHOW)
        page.goto("/couple/line/")
        give_a_line(page, line)
    turn_the_pages(alex, sam, follows=False)
    fetch_the_pdfs(alex)
    take_one_back(sam, alex)
    alex.goto("/couple/end/")
    end_it(alex)
    both_read_the_same(alex, sam)
