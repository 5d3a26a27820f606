"""The same report as plain HTML for a peer: all of its words, tables and charts, with the same fonts and page."""

import json
from collections.abc import Iterator
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from glitterball.adapters.pdf.payload import payload
from glitterball.core.reports import Report

FACES = (
    ("Source Serif Pro", "font_source_serif_pro", "SourceSerifPro-Regular", 400, "normal"),
    ("Source Serif Pro", "font_source_serif_pro", "SourceSerifPro-Semibold", 600, "normal"),
    ("Source Serif Pro", "font_source_serif_pro", "SourceSerifPro-It", 400, "italic"),
    ("Source Sans Pro", "font_source_sans_pro", "SourceSansPro-Regular", 400, "normal"),
    ("Source Sans Pro", "font_source_sans_pro", "SourceSansPro-Semibold", 600, "normal"),
)
STYLE = """
@page { size: A4; margin: 19mm 21mm 21mm; @bottom-right { content: counter(page) " / " counter(pages) } }
body { font: 10.3pt "Source Sans Pro"; line-height: 1.4; color: #1c2046 }
h1, h2, h3 { font-family: "Source Serif Pro"; font-weight: 600; break-after: avoid }
article { border: .6pt solid #e2d8c4; background: #faf6ed; border-radius: 7pt; padding: 12pt; margin: 11pt 0 }
.cover { page: cover; background: linear-gradient(#14182f, #2b2454); color: #f6efe2; break-after: page }
em { font-family: "Source Serif Pro" } table { width: 100%; border-collapse: collapse }
td { border-top: .5pt solid #e2d8c4 }
td svg { width: 38mm } .cover svg { width: 116mm }
p, ul, h2 { margin: 5pt 0 } h2 { font-size: 12.6pt } h1 { font-size: 21.5pt; margin: 14pt 0 8pt }
article article { border: none; padding: 0; margin: 6pt 0 } article svg { width: 44mm }
svg.reflections { position: absolute; top: 0; left: 0; width: 100% } .cover article { background: none }
"""
NOT_PRINTED = {"id", "kind", "certainty", "summary", "minutes", "who", "care", "when", "serves", "covers", "evidence"}
NOT_PRINTED |= {
    "strength",
    "description",
    "bars",
    "columns",
    "example",
    "pitfalls",
    "is_free",
    "direction",
    "low",
    "high",
    "reviewed_by",
    "reviewed_on",
}


def as_html(report: Report) -> str:
    """One HTML document with all that the PDF's template is given."""
    data = json.loads(payload(report))
    faces = "".join(_face(*face) for face in FACES)
    body = "".join(_part(name, data[name]) for name in data if name not in {"kind", "labels", "not_validated"})
    head = f"<title>Glitterball</title><style>{faces}{STYLE}</style>"
    return f'<html lang="en"><head>{head}</head><body>{body}</body></html>'


def _face(family: str, package: str, file: str, weight: int, style: str) -> str:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    url = (Path(spec.origin).parent / "files" / f"{file}.otf").as_uri()
    return f'@font-face {{ font-family: "{family}"; src: url("{url}"); font-weight: {weight}; font-style: {style} }}'


def _part(name: str, part: Any) -> str:  # noqa: ANN401 - JSON
    if part is None:
        return ""
    if name == "facets":
        rows = "".join(_rows(part["blocks"]))
        lines = "".join(f"<p>{escape(part[key])}</p>" for key in ("sentence", "how_to_read", "glass"))
        return f"<section><h1>{escape(part['heading'])}</h1>{lines}<table>{rows}</table></section>"
    return f'<section class="{name}">{"".join(_said(part))}</section>'


def _rows(blocks: list[dict[str, Any]]) -> Iterator[str]:
    for block in blocks:
        yield f'<tr><td colspan="4"><h2>{escape(block["name"])}</h2>{escape(block["says"] or "")}</td></tr>'
        for row in block["rows"]:
            bands = "".join(f"<td>{escape(bar['band'])}</td>" for bar in row["bars"])
            name = f"<b>{escape(row['name'])}</b><br>{escape(row['plain'])}"
            yield f"<tr><td>{name}</td><td>{row['chart']}</td>{bands}</tr>"


def _said(value: Any, name: str = "") -> Iterator[str]:  # noqa: ANN401 - JSON
    """Every text once: headings as headings, lists as lists, cards as cards, charts as they are."""
    if isinstance(value, str):
        yield value if value.startswith("<svg") else _line(value, name)
    elif isinstance(value, list):
        if value and all(isinstance(entry, str) for entry in value):
            yield "<ul>" + "".join(f"<li>{escape(entry)}</li>" for entry in value) + "</ul>"
        else:
            yield from (f"<article>{''.join(_said(entry))}</article>" for entry in value)
    elif isinstance(value, dict):
        for key in (key for key in value if key not in NOT_PRINTED):
            yield from _said(value[key], key)


def _line(text: str, name: str) -> str:
    tag = {"heading": "h1", "title": "h2", "ask": "em"}.get(name, "p")
    return f"<{tag}>{escape(text)}</{tag}>"
