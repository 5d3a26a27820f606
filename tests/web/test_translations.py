"""The catalogue for translators holds every text, and a language made from it reaches every page."""

import re
import shutil
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import translation

from tests import pseudo_locale
from tests.apps.learn.shelf import PAGES, text_of

SOURCE = Path(__file__).parents[2] / "src/glitterball"
STAMP = re.compile(r'^"POT-Creation-Date.*\n', re.MULTILINE)
ENGLISH = re.compile(r"(?<![^\W\d_])(?:the|of|you|your|here|for|where|to|and|this)(?![^\W\d_])")
FRAMES = [
    "/learn/signs/",
    "/learn/practices/",
    "/learn/search/",
    "/letters/read/",
    "/safety/",
    "/coach/",
    "/first-light/",
]

needs_gettext = pytest.mark.skipif(
    not pseudo_locale.has_gettext(), reason="NO GETTEXT: GNU gettext is not installed, so no catalogue was checked"
)


@needs_gettext
def test_the_catalogue_holds_every_text_of_today(tmp_path, monkeypatch, settings):
    """After a change of texts: ``make messages``."""
    copy = shutil.copytree(
        SOURCE, tmp_path / "glitterball", ignore=shutil.ignore_patterns("static", "compiled", "locale")
    )
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    monkeypatch.chdir(copy)
    call_command("makemessages", all=True, keep_pot=True, no_wrap=True, add_location="file", verbosity=0)
    made = STAMP.sub("", (tmp_path / "locale/django.pot").read_text(encoding="utf-8"))
    assert made == pseudo_locale.CATALOGUE.read_text(encoding="utf-8"), "run `make messages`"


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory):
    return pseudo_locale.build(tmp_path_factory.mktemp("locale"))


@pytest.fixture
def pseudo(catalogue, settings):
    """The server speaks the made-up language."""
    settings.LOCALE_PATHS = [catalogue]
    settings.LANGUAGE_CODE = pseudo_locale.LANGUAGE
    with translation.override(pseudo_locale.LANGUAGE):
        yield


@needs_gettext
@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("address", [*PAGES.values(), *FRAMES])
def test_a_translation_reaches_the_frame_of_every_page(client, address):
    page = text_of(client.get(address))
    assert 'lang="en-xa"' in page
    frame = page[page.index("<nav") : page.index("<main")] + page[page.index("<footer") :]
    assert not ENGLISH.search(re.sub(r"<[^>]*>", " ", frame))
    assert re.search(r"[åéîöû]", frame)


@needs_gettext
@pytest.mark.usefixtures("pseudo")
def test_a_translation_reaches_sentences_that_python_says(client):
    page = text_of(client.post("/learn/search/", {"words": ""}))
    assert pseudo_locale.lengthened("Write a word or two of what you look for.") in page


@pytest.mark.parametrize(
    ("text", "longer"),
    [("One of %(n)s", "Onée öøf %(n)s"), ('a <a href="x">b</a> \\n', 'åå <a href="x">b</a> \\n'), ("50%%", "50%%")],
)
def test_what_a_translator_keeps_is_kept(text, longer):
    assert pseudo_locale.lengthened(text) == longer
