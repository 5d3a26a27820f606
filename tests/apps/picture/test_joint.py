"""The pages of two: there from the moment both show something until it is taken back; one page at all other times."""

import io
import re
from datetime import timedelta

import pytest
from pypdf import PdfReader

from glitterball.adapters import clock
from glitterball.apps.picture import access
from glitterball.core.picture import WHOLE
from tests.pairs import SHAREABLE, account, couple, show, think_about, viewer_of
from tests.visits import text_of

PAGES = ("/couple/picture/", "/couple/picture/dim/", "/couple/picture/sides/")
NOT_HERE = "Nothing to look at together just now"


def bare(response) -> bytes:
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", response.content)


def pages(client) -> list[bytes]:
    return [*(bare(client.get(path)) for path in PAGES), bare(client.post("/couple/together/report/", {"paper": "x"}))]


@pytest.fixture
def both(two):
    for client in two:
        show(client)
    return two


def test_before_both_show_something_the_place_is_the_same(two):
    alex, sam = two
    before = pages(alex)
    assert NOT_HERE in before[0].decode()
    think_about(sam)
    assert pages(alex) == before
    show(sam)
    assert pages(alex) == before
    assert pages(sam) == before
    sam.post("/couple/showing/take-back/")
    assert pages(alex) == before


def test_home_tells_nothing_of_the_other_before_that(two):
    alex, sam = two
    before = bare(alex.get("/couple/"))
    think_about(sam)
    show(sam)
    assert bare(alex.get("/couple/")) == before
    sam.post("/couple/showing/take-back/")
    assert bare(alex.get("/couple/")) == before


def test_it_opens_for_both_at_once_and_is_the_same_for_both(both):
    alex, sam = both
    for path in PAGES:
        assert NOT_HERE not in text_of(alex.get(path))
        assert bare(alex.get(path)) == bare(sam.get(path))


def test_the_bright_page_comes_first_and_the_dim_ones_when_asked_for(both):
    page = text_of(both[0].get(PAGES[0]))
    assert "What is bright" in page
    assert "Not tonight" in page
    assert page.index("What is bright") < page.index("The dim sides, if you both want to")


def test_surprise_and_wish_are_named_and_the_report_holds_the_lines(both):
    page = both[0].get(PAGES[0]).content.decode()
    assert '<p class="eyebrow">A wish</p>' in page
    assert 'action="/couple/together/report/"' in page


def test_what_one_keeps_is_glass_for_both(two):
    alex, sam = two
    show(alex)
    show(sam, [scale for scale in SHAREABLE if scale != "passion"])
    for client in two:
        page = client.get(PAGES[2]).content.decode()
        rows = re.findall(r"<div><dt>([^<]+)", page)
        assert "Passion" not in rows
        assert re.search(r"Plain glass here: [^<]*Passion", page)


def test_taking_back_takes_it_at_once(both):
    alex, sam = both
    assert "Passion" in re.findall(r"<div><dt>([^<]+)", sam.get(PAGES[2]).content.decode())
    alex.post("/couple/showing/take-back/", {"scale": "passion"})
    assert "Passion" not in re.findall(r"<div><dt>([^<]+)", sam.get(PAGES[2]).content.decode())
    alex.post("/couple/showing/take-back/")
    assert NOT_HERE in text_of(sam.get(PAGES[0]))


def everything(client) -> list[bytes]:
    """All that the other can get, the PDF's text included."""
    pdf = client.post("/couple/together/report/", {"paper": "a4"})
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.content)).pages)
    return [bare(client.get("/couple/")), *pages(client), text.encode()]


@pytest.mark.parametrize("side", ["passion", "openness", "communication"])
def test_taken_back_resting_and_never_shown_are_the_same_to_the_byte(two, monkeypatch, side):
    alex, sam = two
    show(sam)
    show(alex, [scale for scale in SHAREABLE if scale != side])
    never = everything(sam)
    show(alex)  # that side, and the whole of its block with it
    assert everything(sam) != never
    monkeypatch.setattr(access, "is_resting", lambda _, scale, __: scale == side)
    resting = everything(sam)
    monkeypatch.setattr(access, "is_resting", lambda *_: False)
    alex.post("/couple/showing/take-back/", {"scale": side})
    assert everything(sam) == resting == never


def test_the_whole_picture_rests_like_one_that_was_taken_back(both, monkeypatch):
    alex, sam = both
    monkeypatch.setattr(access, "is_resting", lambda _, scale, __: scale == WHOLE)
    monkeypatch.setattr(access, "NO_REST_AT_FIRST", timedelta(days=-1))
    resting = [bare(sam.get("/couple/")), *pages(sam)]
    alex.post("/couple/showing/take-back/")
    assert [bare(sam.get("/couple/")), *pages(sam)] == resting


def test_on_the_day_it_opens_and_on_the_next_it_does_not_rest_as_a_whole(both, monkeypatch):
    monkeypatch.setattr(access, "is_resting", lambda _, scale, __: scale == WHOLE)
    viewer, today = viewer_of(both[0]), clock.now().date()
    assert [access.joint_of(viewer, today + timedelta(days=n)) is None for n in (0, 1, 2)] == [False, False, True]


def test_both_see_the_same_resting_sides(both, monkeypatch):
    monkeypatch.undo()
    viewers = [viewer_of(client) for client in both]
    for days in range(60):
        day = clock.now().date() + timedelta(days=days)
        first, second = (access.joint_of(viewer, day) for viewer in viewers)
        assert (first and first.people) == (second and second.people)


def test_couples_rest_at_different_times(monkeypatch):
    monkeypatch.undo()
    days = [clock.now().date() + timedelta(days=n) for n in range(200)]
    calendars = []
    for _ in range(2):
        alex, sam = couple()
        show(alex)
        show(sam)
        viewer = viewer_of(alex)
        found = [access.joint_of(viewer, day) for day in days]
        calendars.append([one and sorted(one.people[0].own) for one in found])
    assert calendars[0] != calendars[1]


def test_no_answer_no_item_and_no_root_is_on_any_page(both, instrument):
    seen = b"".join(everything(both[1])).decode()
    roots = [facet.name for facet in instrument.facets if not facet.is_shareable]
    assert not [name for name in roots if name in seen]
    assert not [item.text for item in instrument.items if item.text in seen]


def test_the_report_is_a_pdf_under_a_name_that_says_nothing(both):
    pdf = both[0].post("/couple/together/report/", {"paper": "letter"})
    assert pdf.headers["Content-Disposition"] == 'attachment; filename="report.pdf"'
    assert pdf.content.startswith(b"%PDF")
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.content)).pages)
    assert "Alex" in text
    assert "Sam" in text
    assert both[0].post("/couple/together/report/", {"paper": "a3"}).status_code == 404


def halves(client) -> dict[str, str]:
    """What the home page says of each half, by name."""
    page = client.get("/couple/").content.decode()
    return dict(re.findall(r"<dt><bdi>(\w+)</bdi>.*?<dd>(.*?)</dd>", page))


def test_before_both_show_something_both_halves_are_glass(two):
    alex, sam = two
    show(alex)
    assert halves(alex) == halves(sam) == dict.fromkeys(("Alex", "Sam"), "All of it is plain glass.")


def test_both_read_the_same_of_both_and_nothing_that_one_keeps(two):
    alex, sam = two
    show(sam)
    show(alex, ["passion"])
    seen = {"Alex": "Bright: Passion. All else is plain glass.", "Sam": "Dim: Passion. All else is plain glass."}
    assert halves(alex) == halves(sam) == seen


def test_ones_own_picture_is_a_link_away(two):
    alex, _ = two
    (link,) = re.findall(r'href="(/check/[^"]+/picture/)"', alex.get("/couple/").content.decode())
    assert alex.get(link).status_code == 200


@pytest.mark.usefixtures("both")
def test_a_stranger_finds_nothing():
    stranger = account()
    for path in PAGES:
        assert stranger.get(path)["Location"] == "/couple/"
    assert stranger.get("/couple/")["Location"] == "/couple/invite/"


@pytest.mark.parametrize("path", ["/couple/", *PAGES, "/couple/showing/", "/couple/showing/choose/"])
def test_a_page_takes_few_queries(both, django_assert_max_num_queries, path):
    with django_assert_max_num_queries(12):
        assert both[0].get(path).status_code == 200
