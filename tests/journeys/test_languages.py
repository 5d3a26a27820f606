"""Longer words and the other direction: what a translation does to the layout."""

import re
import threading
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.core.wsgi import get_wsgi_application

from glitterball.web import assets
from tests import pseudo_locale
from tests.apps.learn.shelf import PAGES
from tests.journeys.conftest import PHONE
from tests.journeys.test_access import TOO_WIDE

pytestmark = pytest.mark.browser


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


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory):
    if not pseudo_locale.has_gettext():
        pytest.skip("NO GETTEXT: GNU gettext is not installed, so nobody has seen longer words")
    return pseudo_locale.build(tmp_path_factory.mktemp("locale"))


@pytest.fixture
def longer_words(catalogue, settings):
    settings.LOCALE_PATHS = [catalogue]
    settings.LANGUAGE_CODE = pseudo_locale.LANGUAGE


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
