"""A report as the data that its template reads: texts as they are, charts as SVG, and nothing that can't be set."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any, Final

import msgspec

from glitterball.adapters.charts import (
    DAY,
    EVENING,
    ball_svg,
    dumbbell_svg,
    interval_svg,
    reflections_svg,
    triangle_svg,
)
from glitterball.core.reports import Report
from glitterball.core.reports.model import Bar, BlockPart

PARTS: Final = (
    "kind",
    "labels",
    "not_validated",
    "cover",
    "bright",
    "surprise_and_wish",
    "doing",
    "dim",
    "differences",
    "facets",
    "triangle",
    "roots",
    "asked",
    "closing",
)
CONTROLS: Final = {*range(0x20), *range(0x7F, 0xA0)} - {ord("\n"), ord("\t")}
TURNING: Final = {0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}  # would turn the text around them
SURROGATES: Final = {*range(0xD800, 0xE000)}
UNFIT: Final = dict.fromkeys(CONTROLS | TURNING | SURROGATES)
ENDLESS_WORD: Final = re.compile(r"\S{30}(?=\S)")  # it may break anywhere rather than run off the page
MAY_BREAK: Final = "\u200b"
RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})


def payload(report: Report) -> bytes:
    """JSON for the template."""
    data: dict[str, Any] = {name: _fit(msgspec.to_builtins(getattr(report, name))) for name in PARTS}
    cover = data["cover"]
    for like in cover["likes"]:
        like["direction"] = direction(like["text"])
    ball = cover["ball"]
    ball["chart"] = ball_svg(
        report.lights, report.instrument, palette=EVENING, title=ball["title"], description=ball["description"]
    )
    cover["reflections"] = reflections_svg(report.lights)
    for drawn, block in zip(data["facets"]["blocks"], report.facets.blocks, strict=True):
        _draw_block(drawn, block)
    if report.roots:
        _draw_block(data["roots"]["block"], report.roots.block)
    if report.differences:
        for drawn, (_, bars) in zip(data["differences"]["clear"], report.differences.clear, strict=True):
            drawn.append(_chart(bars))
    if report.triangle:
        part = report.triangle
        data["triangle"]["chart"] = triangle_svg(
            part.triangles, palette=DAY, title=part.heading, description=part.description
        )
    return msgspec.json.encode(data)


def direction(text: str) -> str:
    """``rtl`` where the first letter with a direction of its own runs from right to left."""
    strong = (kind for character in text if (kind := unicodedata.bidirectional(character)) in {"L", *RIGHT_TO_LEFT})
    return "rtl" if next(strong, "L") in RIGHT_TO_LEFT else "ltr"


def _fit(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """The same without characters that draw nothing or turn the text around them."""
    if isinstance(value, str):
        return ENDLESS_WORD.sub(rf"\g<0>{MAY_BREAK}", value.translate(UNFIT))
    if isinstance(value, dict):
        return {key: _fit(part) for key, part in value.items()}
    return [_fit(part) for part in value] if isinstance(value, list | tuple) else value


def _draw_block(drawn: dict[str, Any], block: BlockPart) -> None:
    drawn["chart"] = _chart(block.bars)
    for row, facet in zip(drawn["rows"], block.rows, strict=True):
        row["chart"] = _chart(facet.bars)


def _chart(bars: Sequence[Bar]) -> str | None:
    """One bar for one person, two on one rail for two."""
    match [(bar.low, bar.high) for bar in bars]:
        case [own]:
            return interval_svg(*own, palette=DAY)
        case [first, second]:
            return dumbbell_svg(first, second, palette=DAY)
    return None
