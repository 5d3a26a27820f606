"""Set a report with Typst: one warm compiler a process, its fonts read once, and no text of people in its source.

What people wrote reaches the template only as data (``sys.inputs``), so nothing that they write is ever read as markup.
"""

import re
from datetime import UTC, date, datetime
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Final, Literal

import typst

from glitterball.adapters.pdf.payload import payload
from glitterball.core.reports import Report

Paper = Literal["a4", "letter"]
TYPST_PAPER: Final = {"a4": "a4", "letter": "us-letter"}
FONT_PACKAGES: Final = ("font_source_serif_pro", "font_source_sans_pro", "manimgx_fonts", "manimgx_fonts_cjk")
TEMPLATE: Final = Path(__file__).parent / "report.typ"
STANDARD: Final = "ua-1"
NO_GLYPH: Final = re.compile(r'the text `"((?:[^"\\]|\\.)+)"` could not be displayed')
ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]+)\}")
STAND_IN: Final = "◊"  # for a character that no font here can draw

_one_at_a_time = Lock()


def render(report: Report, *, paper: Paper, made_on: date) -> bytes:
    """The report as PDF/UA-1. The same report and day always give the same bytes."""
    text = payload(report).decode()
    inputs = {
        "paper": TYPST_PAPER[paper],
        "made_on": made_on.isoformat(),
    }
    try:
        return _set(inputs | {"report": text}, made_on)
    except typst.TypstError as error:
        unknown = _without_glyph(error)
        if not unknown:
            raise
        return _set(inputs | {"report": unknown.sub(STAND_IN, text)}, made_on)


def _set(inputs: dict[str, str], made_on: date) -> bytes:
    moment = datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC)
    with _one_at_a_time:
        pdf = _compiler().compile(
            input=TEMPLATE, format="pdf", sys_inputs=inputs, pdf_standards=STANDARD, timestamp=moment
        )
    if not isinstance(pdf, bytes):
        raise TypeError("expected one PDF")
    return pdf


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[_folder(package) for package in FONT_PACKAGES],
    )
    return typst.Compiler(root=TEMPLATE.parent, font_paths=fonts, ignore_system_fonts=True)


def _folder(package: str) -> Path:
    """Where a package of fonts lies; it is not imported, since some of them read all their files then."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    return Path(spec.origin).parent


def _without_glyph(error: typst.TypstError) -> re.Pattern[str] | None:
    """The characters that no font here can draw, as a pattern to look for them in JSON."""
    shown = NO_GLYPH.findall(f"{error.message}\n{error.diagnostic}")
    characters = {character for text in shown for character in ESCAPED.sub(lambda m: chr(int(m[1], 16)), text)}
    return re.compile("|".join(map(re.escape, sorted(characters)))) if characters else None
