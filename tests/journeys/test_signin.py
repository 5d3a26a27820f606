"""Signing in, in a real browser: a passkey after first light, a mailed code, a password with an app; and Back after."""

import os
import re
import subprocess
import sys
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, wait_for
from tests.journeys.test_check import begin, first_light, looked_at
from tests.mailbox import Mailbox, free_port, running
from tests.mailbox import text_of as mail_text

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("signin")]
PASSWORD = "a kettle sings at dawn"  # noqa: S105 - nobody's
ADDRESS = "alex@example.org"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def mailbox():
    with running(Mailbox()) as box:
        yield box


@pytest.fixture(scope="module")
def server(mailbox, tmp_path_factory):
    """A server that can send."""
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


def code_after(mailbox, count: int) -> str:
    for _ in range(300):
        codes = [re.search(r"\b(\d{8})\b", mail_text(message)) for message in mailbox.messages[count:]]
        if found := next(filter(None, codes), None):
            return found.group(1)
        time.sleep(0.1)
    return pytest.fail("no code came")


def title(page: Page, says: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(says)


def with_passkeys(page: Page) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})


def to_ways(page: Page) -> None:
    page.goto("/you/ways/")
    page.get_by_role("link", name="Make one").click()
    looked_at(page, "signin-begin")
    page.get_by_label("I agree").check()
    page.get_by_role("button", name="Go on").click()
    looked_at(page, "signin-mailbox")
    page.get_by_role("button", name="My mailbox, perhaps").click()
    looked_at(page, "signin-advice")
    page.get_by_role("link", name="To your ways to sign in").click()
    looked_at(page, "signin-ways-none")


def sign_out(page: Page) -> None:
    page.goto("/you/")
    page.get_by_role("button", name="Sign out on this device").click()
    title(page, "This device is signed out")


def test_a_passkey_after_first_light_and_back_again(open_page):
    page = open_page("/first-light/", **PHONE)
    with_passkeys(page)
    first_light(page)
    begin(page)
    to_ways(page)
    page.get_by_role("link", name="Add a passkey").click()
    looked_at(page, "signin-passkey")
    page.get_by_label("A name for it").fill("My phone")
    page.get_by_role("button", name="Make a passkey").click()
    title(page, "Your ways to sign in")
    expect(page.get_by_text("My phone", exact=True)).to_be_visible()
    looked_at(page, "signin-ways-passkey")
    sign_out(page)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing is open on this device")
    page.goto("/sign-in/")
    looked_at(page, "signin-sign-in")
    page.get_by_role("button", name="Sign in with a passkey").click()
    title(page, "You can stop here, or go on")
    page.goto("/you/devices/")
    looked_at(page, "signin-devices")
    assert page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0
    open_page.troubles.clear()  # the browser reports the answer 404 on its console


def test_a_passkey_that_is_none_says_so_and_loses_nothing(open_page):
    page = open_page("/sign-in/", **PHONE)
    with_passkeys(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text("The device gave no passkey.")).to_be_visible()
    expect(page.get_by_role("button", name="Sign in with a passkey")).to_be_enabled()


def test_a_mailed_code_a_password_an_app_and_a_proof_without_a_script(open_page, mailbox):
    page = open_page("/check/start/", **PHONE, java_script_enabled=False)
    begin_without_script(page)
    page.goto("/you/ways/begin/")
    page.get_by_label("I agree").check()
    page.get_by_role("button", name="Go on").click()
    page.goto("/you/ways/address/")
    count = len(mailbox.taken)
    page.get_by_label("Your address").fill(ADDRESS)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("The code").fill(code_after(mailbox, count))
    page.get_by_role("button", name="This is my address").click()
    page.get_by_role("link", name="Choose a password").click()
    for label in ("The new password", "The same once more"):
        page.get_by_label(label).fill(PASSWORD)
    page.get_by_role("button", name="Use this password").click()
    sign_out(page)

    count = len(mailbox.taken)
    page.goto("/sign-in/code/")
    page.get_by_label("Your address").fill(ADDRESS)
    page.get_by_role("button", name="Mail me a code").click()
    page.get_by_label("The code").fill(code_after(mailbox, count))
    page.get_by_role("button", name="Sign in").click()
    title(page, "You can stop here, or go on")

    page.goto("/you/ways/app/")
    secret = page.locator("p.code").inner_text()
    shown = format_hotp_value(hotp_value(secret, int(time.time()) // 30))  # noqa: TID251 - as the app on a phone does
    page.get_by_label("The code that the app shows now").fill(shown)
    page.get_by_role("button", name="Use this app").click()
    printed = page.locator("li.code").all_inner_texts()
    sign_out(page)

    page.goto("/sign-in/")
    page.get_by_label("Your address").fill(ADDRESS)
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in with a password").click()
    title(page, "One more step")
    page.get_by_label("The code").fill(printed[0])
    page.get_by_role("button", name="Sign in").click()
    title(page, "You can stop here, or go on")


def begin_without_script(page: Page) -> None:
    page.get_by_role("button", name="I do", exact=True).click()
    page.get_by_label("I am 18 or older").check()
    page.get_by_role("button", name="Begin").click()


def test_the_other_pages_as_they_stand(open_page, mailbox):
    page = open_page("/check/start/", **PHONE)
    begin_without_script(page)
    page.goto("/you/ways/begin/")
    page.get_by_label("I agree").check()
    page.get_by_role("button", name="Go on").click()
    page.goto("/you/ways/address/")
    looked_at(page, "signin-address")
    count = len(mailbox.taken)
    page.get_by_label("Your address").fill("sam@example.org")
    page.get_by_role("button", name="Go on").click()
    looked_at(page, "signin-address-code")
    page.get_by_label("The code").fill(code_after(mailbox, count))
    page.get_by_role("button", name="This is my address").click()
    looked_at(page, "signin-ways-address")
    for path, name in (("password", "password"), ("app", "app")):
        page.goto(f"/you/ways/{path}/")
        looked_at(page, f"signin-{name}")
    page.goto("/sign-in/")
    looked_at(page, "signin-sign-in-open")
    page.goto("/you/")
    page.get_by_role("button", name="Show me a return code").click()
    code = page.locator(".code").inner_text()
    other = open_page("/return/", **PHONE)
    other.get_by_label("Your return code").fill(code)
    other.get_by_role("button", name="Open").click()
    other.goto("/you/delete/")
    title(other, "Is it you?")
    looked_at(other, "signin-prove")
    count = len(mailbox.taken)
    other.get_by_role("button", name="Mail me a code").click()
    looked_at(other, "signin-prove-code")
    other.get_by_label("The code").fill(code_after(mailbox, count))
    other.get_by_role("button", name="Go on").click()
    title(other, "Delete everything you said here")
    other.goto("/sign-in/code/")
    looked_at(other, "signin-ask-code")
    other.get_by_label("Your address").fill("nobody@example.org")
    other.get_by_role("button", name="Mail me a code").click()
    looked_at(other, "signin-typed-code")
