"""The pages of help: open to everybody, the same for all, and neither the title nor the address says anything."""

import pytest

from glitterball.adapters import content
from glitterball.adapters.content import conformity

PAGES = {
    "/page/1/": "Is this for you?",
    "/page/2/": "Someone else may read this",
    "/page/3/": "Your phone or computer",
    "/page/4/": "This is not for emergencies",
}
HARDEST = 8


@pytest.mark.parametrize(("path", "heading"), PAGES.items())
def test_it_stands_under_a_number_and_a_title_that_says_nothing(client, path, heading):
    page = client.get(path).content.decode()
    assert f"<h1>{heading}</h1>" in page
    assert "<title>For you · Glitterball</title>" in page
    assert page.count('href="/exit/"') == 3  # the skip link, the button, and one more below


@pytest.mark.parametrize("path", PAGES)
def test_each_leads_to_all_others(client, path):
    page = client.get(path).content.decode()
    for way in (*PAGES, "/safety/", "/page/5/", "/page/6/", "/page/9/"):
        assert f'href="{way}"' in page


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/page/1/", "It can’t tell you what your relationship is"),
        ("/page/2/", "It may also be your partner"),
        ("/page/2/", "A lock does not help against that"),
        ("/page/3/", "It can’t erase the history"),
        ("/page/3/", "the other one may notice"),
        ("/page/4/", "Nobody reads along here"),
        ("/page/4/", "Nobody has called them to check"),
    ],
)
def test_it_says_what_the_product_can_not_do(client, path, sentence):
    assert sentence in client.get(path).content.decode()


def test_they_are_easy_to_read():
    texts = conformity.all_texts()["help"]
    assert texts.keys() == {*content.help_book().pages, "private-questions"}
    for name, text in texts.items():
        assert conformity.reading_grade(text, conformity.syllables_of) <= HARDEST, name


def test_every_link_in_them_leads_somewhere(client):
    for path in PAGES:
        page = client.get(path).content.decode()
        assert "](page:" not in page
        assert 'href=""' not in page


@pytest.mark.parametrize("address", ["/", "/coach/", "/learn/", "/first-light/", "/nothing-here/"])
def test_every_page_leads_to_whom_to_turn_to(client, address):
    assert 'href="/page/5/"' in client.get(address).content.decode()
