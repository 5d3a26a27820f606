"""Every page to read can be put on paper, with and without a script."""

import pytest

from tests.apps.learn.shelf import PAGES, text_of

PRINTED = ["article", "cause", "practice", "sign", "terms", "privacy", "imprint", "source"]


@pytest.mark.parametrize("name", PRINTED)
def test_a_page_offers_to_be_printed(client, name):
    page = text_of(client.get(PAGES[name]))
    assert 'href="?paper=1" rel="nofollow" data-print>Print this page</a>' in page
    assert "scripts/print." in page
    assert "<details open>" not in page


@pytest.mark.parametrize("name", PRINTED)
def test_without_a_script_it_leads_to_the_page_with_everything_open(client, name):
    page = text_of(client.get(PAGES[name], {"paper": "1"}))
    assert "Ctrl and P" in page
    assert "A page on paper can be found and read by others." in page
    assert "<details>" not in page
    assert 'class="exit"' in page  # the way out stays on the screen
    assert '<a href="?">Back to the page</a>' in page
