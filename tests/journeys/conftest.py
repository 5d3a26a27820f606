"""A real browser and the real server, as somebody at home would have them."""

import os
import shutil
import socket
import subprocess
import sys
import time
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-background-networking"]  # root needs the first; the second keeps it at home
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1280, "height": 800}}
SECONDS_TO_START = 60


@pytest.fixture(scope="session")
def var(tmp_path_factory):
    """The folder of our own server."""
    return tmp_path_factory.mktemp("var")


@pytest.fixture(scope="session")
def server(var):
    """The address of a server of our own, with a folder of its own."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    command = [sys.executable, "-m", "glitterball", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=os.environ | {"GLITTERBALL_VAR": str(var)})
    address = f"http://localhost:{port}"
    wait_for(address, process)
    yield address
    process.terminate()
    process.wait(timeout=10)


def wait_for(address: str, process: subprocess.Popen) -> None:
    for _ in range(SECONDS_TO_START * 10):
        assert process.poll() is None, "the server ended before it answered"
        try:
            urlopen(address, timeout=1).close()  # noqa: S310 - our own address
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server did not answer in time")


@pytest.fixture(scope="session")
def browser():
    if not CHROMIUM:
        pytest.skip("NO BROWSER: chromium is not installed, so nobody has seen these pages")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, server):
    """Open a browser as somebody has it (``**how``); in the end, nothing may have gone wrong or gone elsewhere."""
    contexts, troubles = [], []

    def watch(page: Page) -> None:
        page.on("console", lambda said: troubles.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda sent: None if sent.url.startswith(server) else troubles.append(f"asked {sent.url}"))

    def opened(path: str = "/", **how) -> Page:
        context = browser.new_context(base_url=server, **(how or DESK))
        contexts.append(context)
        page = context.new_page()
        watch(page)
        page.goto(path)
        return page

    opened.troubles = troubles
    yield opened
    for context in contexts:
        context.close()
    assert not troubles
