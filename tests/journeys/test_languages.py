"""Longer words and the other direction: what a translation does to the layout."""

import re
import threading
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.core.wsgi import get_wsgi_application
from django.utils import translation

from glitterball.web import assets
from tests.apps.learn.shelf import PAGES
from tests.journeys.conftest import PHONE
from tests.journeys.test_access import TOO_WIDE

pytestmark = pytest.mark.browser
KEPT = re.compile(r"%\(\w+\)s|<[^>]+>|&\w+;")  # what a translator keeps as it is
LONGER = str.maketrans({"a": "åå", "e": "ée", "i": "îï", "o": "öø", "u": "ûü"})


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def own_server(browser):
    """A server in this process, whose language a test can change. It answers what needs no database."""
    assets.prepare()
    server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    context = browser.new_context(base_url=f"http://127.0.0.1:{server.server_port}", **PHONE)
    yield context.new_page()
    context.close()
    server.shutdown()
    thread.join()
    server.server_close()


def lengthened(text: str) -> str:
    """The text some 40 per cent longer and plainly not English, with its placeholders and tags."""
    kept = KEPT.findall(text)
    pieces = [f"{piece.translate(LONGER)}" for piece in KEPT.split(text)]
    return "".join(piece + (kept[place] if place < len(kept) else "") for place, piece in enumerate(pieces))


@pytest.fixture
def longer_words(monkeypatch):
    monkeypatch.setattr(translation._trans, "gettext", lengthened, raising=False)
    monkeypatch.setattr(
        translation._trans, "ngettext", lambda one, more, n: lengthened(one if n == 1 else more), raising=False
    )


@pytest.mark.usefixtures("longer_words")
@pytest.mark.parametrize("address", [*PAGES.values(), "/safety/", "/sample/"])
def test_longer_words_fit_on_a_phone(own_server, address):
    own_server.goto(address)
    assert re.search(r"[åéîöû]", own_server.locator("header .exit").inner_text())
    assert not own_server.evaluate(TOO_WIDE)
    assert own_server.locator("header .exit").bounding_box()["width"] <= 300


@pytest.mark.parametrize("address", [*PAGES.values(), "/safety/", "/sample/"])
def test_from_right_to_left_nothing_is_lost(settings, own_server, address):
    settings.LANGUAGE_CODE = "ar"
    own_server.goto(address)
    assert own_server.evaluate("document.documentElement.dir") == "rtl"
    assert not own_server.evaluate(TOO_WIDE)
    way_out = own_server.locator("header .exit").bounding_box()
    assert way_out["x"] >= 0
    assert way_out["x"] + way_out["width"] <= 180  # it stands at the left end
    own_server.locator("header .exit").click()
    own_server.wait_for_url("**/kitchen-measures/")


@pytest.mark.usefixtures("longer_words")
def test_no_interface_text_stands_in_a_page_untranslated(own_server):
    own_server.goto("/learn/signs/")
    for text in (".way", "h1", ".lead", "legend", "form > .go", ".foot"):
        said = own_server.locator(text).first.inner_text()
        assert not re.search(r"(?<![^\W\d_])(the|of|you|here|for|where)(?![^\W\d_])", said), said
