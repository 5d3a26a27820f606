"""One's own picture: the ball first, then what is bright, then the rest, each with its chain to one's own answers."""

import re

import pytest

from glitterball.adapters import content
from tests.people import answers_like
from tests.visits import begun, text_of, whole


@pytest.fixture
def address(client, instrument):
    dimmed = {"communication", "together-and-apart", "balance"}
    dim = {facet.id: 1 if facet.block in dimmed else 4 for facet in instrument.facets}
    return whole(client, dim)


def test_the_ball_comes_first_and_says_in_words_what_it_shows(client, address):
    page = client.get(f"{address}picture/").content.decode()
    assert page.index('class="hero-ball"') < page.index("What is bright")
    assert re.search(r"<desc[^>]*>.*Bright: .*Dim: ", page)


def test_it_says_that_the_questions_are_new(client, address):
    for part in ("", "dim/"):
        assert content.picture_knowledge().words.not_validated in text_of(client.get(f"{address}picture/{part}"))


def test_practices_are_there_to_be_done_from_the_page(client, address):
    page = text_of(client.get(f"{address}picture/"))
    assert "Tonight" in page
    assert "How to do it" in page


def test_each_finding_shows_the_answers_it_rests_on(client, address, instrument):
    page = client.get(f"{address}picture/dim/").content.decode()
    openness = page[page.index('id="dim-openness"') :].partition("</article>")[0]
    asked = [item.text for item in instrument.items_of("openness") if not item.is_guess]
    assert all(text in openness for text in asked)


def test_causes_say_what_speaks_for_and_against_them(client, address):
    page = client.get(f"{address}picture/dim/").content.decode()
    cause = page[page.index('id="cause-') :].partition("</article>")[0]
    assert content.report_words().dim.speaks_for in cause


def test_every_side_has_its_bar_with_words_beside_it(client, address):
    page = client.get(f"{address}picture/sides/").content.decode()
    assert page.count('class="reach lit"') == page.count('class="band"') > 30


def test_a_finding_can_be_marked_for_oneself_and_unmarked(client, address):
    def pressed():
        page = client.get(f"{address}picture/dim/").content.decode()
        return re.findall(r"aria-pressed=\"true\">([^<]+)<", page)

    sent = client.post(f"{address}mark/", {"finding": "dim-openness", "mark": "not-quite"})
    assert sent["Location"] == f"{address}picture/dim/#dim-openness"
    assert pressed() == ["Not quite"]
    client.post(f"{address}mark/", {"finding": "dim-openness", "mark": "fits"})
    assert pressed() == ["Fits"]
    client.post(f"{address}mark/", {"finding": "dim-openness", "mark": ""})
    assert pressed() == []


@pytest.mark.parametrize(
    "sent", [{}, {"finding": "dim-nothing", "mark": "fits"}, {"finding": "dim-openness", "mark": "x"}]
)
def test_a_mark_on_what_is_not_there_any_more_says_so(client, address, sent):
    assert client.post(f"{address}mark/", sent).status_code == 409


def test_the_report_is_a_pdf_under_a_name_that_says_nothing(client, address):
    pdf = client.post(f"{address}report/", {"paper": "a4", "name": "Alex <b>"})
    assert pdf.headers["Content-Disposition"] == 'attachment; filename="report.pdf"'
    assert pdf.content.startswith(b"%PDF")
    assert client.post(f"{address}report/", {"paper": "letter"}).status_code == 200
    assert client.post(f"{address}report/", {"paper": "a3"}).status_code == 404


def test_raw_answers_are_readable_by_their_owner_and_can_be_changed(client, address, instrument):
    page = client.get(f"{address}answers/").content.decode()
    assert all(item.text in page for item in instrument.stage(0))
    assert f'href="{address}1/"' in page


@pytest.mark.parametrize("stages", [(), (0,), (0, 1)])
def test_with_few_answers_it_says_what_is_missing_and_invents_nothing(client, instrument, stages):
    address = begun(client, answers_like(instrument, 3, stages=stages))
    for part in ("picture/", "picture/dim/", "picture/sides/", "answers/"):
        assert client.get(f"{address}{part}").status_code == 200
    if not stages:
        assert "Not enough light yet" in text_of(client.get(f"{address}picture/"))
