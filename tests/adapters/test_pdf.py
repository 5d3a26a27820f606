"""The report on paper: read back as a reader program and a screen reader would."""

import re
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from glitterball.adapters import content
from glitterball.adapters.pdf import Paper, render
from glitterball.adapters.pdf.payload import direction
from glitterball.core.instruments import Instrument
from glitterball.core.reports import Report
from tests.people import ALEX, SAM, scores_like
from tests.reporting import ROOMMATES, joint_report, joint_report_of, own_report

DAY = date(2026, 11, 22)
SAMPLES = Path(__file__).parents[2] / "docs/samples"
MARKUP = ('#panic("x") *bold* _it_', "<b>no</b> $x$ @ref [y] `z` \\u{41} {first} // end")


def printed(report: Report, *, paper: Paper = "a4") -> PdfReader:
    return PdfReader(BytesIO(render(report, paper=paper, made_on=DAY)))


def text_of(pdf: PdfReader) -> str:
    """All words of the document on one line, hyphen-free and without invisible break marks."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pdf.pages).replace("\u200b", ""))


@cache
def joint() -> PdfReader:
    scores = scores_like(content.latest_instrument(), ROOMMATES)
    return printed(joint_report_of(scores, scores, likes=("You hum when you cook.", "Your cold feet.")))


@cache
def own() -> PdfReader:
    return printed(own_report(ROOMMATES))


def with_names(first: str, second: str, **more: object) -> PdfReader:
    scores = scores_like(content.latest_instrument(), {"trust": 5, "openness": 1})
    return printed(joint_report_of(scores, scores, names=(first, second), **more))


@pytest.mark.parametrize("report", [joint, own])
def test_it_says_that_it_is_accessible_and_is_tagged(report: object):
    pdf = report()
    catalogue = pdf.trailer["/Root"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalogue["/Metadata"].get_data()
    assert catalogue["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalogue
    assert catalogue["/Lang"] == "en"
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]


def test_its_metadata_is_discreet(instrument: Instrument):
    del instrument
    pdf = joint()
    assert pdf.metadata.title == "Glitterball"
    assert pdf.metadata.author is None
    assert pdf.metadata.subject is None
    about = pdf.trailer["/Root"]["/Metadata"].get_data().decode()
    assert ALEX not in about
    assert SAM not in about


def test_it_has_bookmarks_to_every_part():
    titles = [entry.title for entry in joint().outline if not isinstance(entry, list)]
    words = content.report_words()
    assert titles == [
        words.bright.heading,
        words.doing.tonight,
        words.doing.this_week,
        words.dim.heading,
        words.facets.heading.joint,
        words.sure.heading,
    ]


def test_the_ball_has_its_words_as_alternative_text():
    alternatives = " ".join(_alternatives(joint().trailer["/Root"]["/StructTreeRoot"]))
    assert "The mirror ball of Alex and Sam. Bright for both: " in alternatives
    assert "Two triangles" in alternatives


def _alternatives(element: object, depth: int = 0) -> list[str]:
    element = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(element, list):
        return [text for child in element for text in _alternatives(child, depth + 1)]
    if not isinstance(element, dict):
        return []
    own_text = [str(element["/Alt"])] if "/Alt" in element else []
    return own_text + (_alternatives(element["/K"], depth + 1) if "/K" in element else [])


def test_what_the_report_says_can_be_read_back():
    text = text_of(joint())
    report = joint_report(ROOMMATES, ROOMMATES)
    tonight = report.doing.tonight.practice
    for said in (
        report.cover.title,
        "You hum when you cook.",
        report.bright.first[0].text,
        report.surprise_and_wish.wish.text,
        tonight.title,
        tonight.steps[0],
        tonight.not_when[0],
        report.dim.groups[0].findings[0].ask,
        report.dim.script.steps[0],
        report.closing.sure[1],
        report.closing.afraid,
        report.closing.keep,
        report.not_validated,
    ):
        assert said in text


def test_the_parts_stand_in_the_order_that_opens_with_light():
    words, text = content.report_words(), text_of(joint())
    headings = (
        words.cover.title.joint,
        words.bright.heading,
        words.doing.tonight,
        words.doing.this_week,
        words.dim.heading,
        words.facets.heading.joint,
        words.sure.heading,
        words.help.heading,
    )
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)


def test_a_joint_pdf_shows_no_item_and_an_own_one_shows_the_way_from_them(instrument: Instrument):
    shared, private = text_of(joint()), text_of(own())
    assert not [item.id for item in instrument.items if item.text in shared]
    assert len([item.id for item in instrument.items if item.text in private]) > 100
    assert content.report_words().roots.heading in private
    assert content.report_words().roots.heading not in shared


@pytest.mark.parametrize(("paper", "width", "height"), [("a4", 595.3, 841.9), ("letter", 612, 792)])
def test_both_papers(paper: Paper, width: float, height: float):
    pdf = printed(own_report(ROOMMATES), paper=paper)
    assert {(round(float(p.mediabox.width), 1), round(float(p.mediabox.height), 1)) for p in pdf.pages} == {
        (width, height)
    }


def test_reports_keep_to_a_length_that_one_reads():
    assert 6 <= len(joint().pages) <= 11
    assert 6 <= len(own().pages) <= 13


def test_the_same_report_and_day_give_the_same_bytes_and_another_day_does_not():
    report = joint_report(ROOMMATES, ROOMMATES)
    once = render(report, paper="a4", made_on=DAY)
    render(own_report(3), paper="letter", made_on=DAY)
    assert render(report, paper="a4", made_on=DAY) == once
    assert render(report, paper="a4", made_on=date(2026, 11, 23)) != once


def test_what_people_write_is_shown_as_they_wrote_it_and_never_read_as_markup():
    text = text_of(with_names(*MARKUP, likes=tuple(reversed(MARKUP))))
    for line in MARKUP:
        assert text.count(line) >= 2


def test_arabic_hebrew_and_emoji_are_drawn():
    pdf = with_names("مريم", "שרה 🦊👩🏽‍🚀", likes=("تضحك قبل النكتة", "🌻"))
    fonts = {str(font.get_object()["/BaseFont"]) for page in pdf.pages for font in page["/Resources"]["/Font"].values()}
    assert all(any(face in font for font in fonts) for face in ("NotoSansArabic", "NotoSansHebrew", "NotoEmoji"))
    text = text_of(pdf)
    assert set("مريم").issubset(text)
    assert "שרה" in text or "הרש" in text


def test_a_letter_that_no_font_here_has_is_replaced_and_the_rest_is_printed():
    text = text_of(with_names("李 Ling \U0001fae9", "Jo"))
    assert "李 Ling ◊" in text


def test_an_endless_name_stays_on_the_page():
    name = "W" * 80
    pdf = with_names(name, "J" * 80)
    assert name in text_of(pdf).replace(" ", "")


def test_characters_that_turn_or_hide_text_are_left_out():
    pdf = with_names("A\u202elex\x07", "Sam\u2066")
    assert "For Alex and Sam" in text_of(pdf)


@pytest.mark.parametrize(
    ("text", "way"), [("مريم", "rtl"), ("🌻 שלום", "rtl"), ("Hi مريم", "ltr"), ("…", "ltr"), ("", "ltr")]
)
def test_a_line_runs_the_way_its_first_letter_does(text: str, way: str):
    assert direction(text) == way


def test_an_empty_picture_makes_a_short_report_that_says_what_will_be_there():
    report = joint_report({}, {})
    pdf = printed(report)
    assert len(pdf.pages) <= 3
    assert report.bright.lead in text_of(pdf)
    assert len(printed(own_report({})).pages) <= 3


def test_swapping_the_partners_keeps_every_word_but_the_order_of_names():
    first, second = ROOMMATES, ROOMMATES | {"fairness": 1, "passion": 5}
    there, back = (text_of(printed(joint_report(*pair))) for pair in ((first, second), (second, first)))
    assert sorted(there.split()) == sorted(back.split())


@pytest.mark.parametrize("name", ["own", "joint"])
def test_the_samples_are_reports_that_can_be_read_aloud(name: str):
    pdf = PdfReader(SAMPLES / f"{name}.pdf")
    assert pdf.metadata.title == "Glitterball"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.trailer["/Root"]["/Metadata"].get_data()
    assert content.report_words().bright.heading in text_of(pdf)
