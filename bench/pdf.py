"""The report as a PDF: warm, and against WeasyPrint, which is given the same words, tables, charts and fonts.

WeasyPrint is installed for this bench only (dependency group ``bench``); without it that figure says it is missing.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from statistics import median
from time import perf_counter

from bench.pdf_peer import as_html
from glitterball.adapters import content
from glitterball.adapters.charts import ball_svg
from glitterball.adapters.pdf import render
from glitterball.core.answers import check_answers
from glitterball.core.picture import joint_picture, release
from glitterball.core.reports import Person, Report, compose_report
from glitterball.core.scores import AssumedMean, score_sheet

WARM_RUNS, PEER_RUNS, BALLS = 15, 5, 200
DAY = date(2026, 11, 22)


def run() -> Iterator[tuple[str, str]]:
    """The figures of the report."""
    reports = [_report(step) for step in range(4)]
    report = reports[0]
    ball = partial(ball_svg, report.lights, report.instrument, title="ball", description=report.cover.ball.description)
    yield "mirror ball of two as SVG, p50 (bar 1 ms)", f"{_median_ms(ball, BALLS):.2f} ms, {len(ball()) / 1000:.0f} kB"
    yield "report of two composed, p50", f"{_median_ms(partial(_report, 1), BALLS // 4):.2f} ms with its picture"
    warm = _median_ms(_one_after_another(reports), WARM_RUNS)
    yield "PDF/UA-1 of two, warm, p50 (bar 150 ms)", f"{warm:.0f} ms, {len(_pdf(report)) / 1000:.0f} kB"
    if find_spec("weasyprint") is None:
        missing = "NOT MEASURED: WeasyPrint is missing (uv pip install --group bench)"
        yield "an equal report through WeasyPrint, warm, p50", missing
        return
    peer = _median_ms(_weasyprint(report), PEER_RUNS)
    yield "an equal report through WeasyPrint, warm, p50", f"{peer:.0f} ms"
    yield "faster than WeasyPrint (bar 5 times)", f"{peer / warm:.1f} times"


def _pdf(report: Report, day: date = DAY) -> bytes:
    return render(report, paper="a4", made_on=day)


def _one_after_another(reports: list[Report]) -> Callable[[], object]:
    """Another report and another day each time, so that nothing is answered from memory."""
    turn = iter(range(10_000))

    def once() -> object:
        place = next(turn)
        return _pdf(reports[place % len(reports)], DAY + timedelta(days=place))

    return once


def _weasyprint(report: Report) -> Callable[[], object]:
    weasyprint = import_module("weasyprint")
    fonts = import_module("weasyprint.text.fonts").FontConfiguration()
    html = as_html(report)
    return lambda: weasyprint.HTML(string=html).write_pdf(font_config=fonts, pdf_variant="pdf/ua-1")


def _median_ms(once: Callable[[], object], times: int) -> float:
    once()
    return 1000 * median(_seconds(once) for _ in range(times))


def _seconds(once: Callable[[], object]) -> float:
    start = perf_counter()
    once()
    return perf_counter() - start


def _report(step: int) -> Report:
    """The report of two made-up people; every ``step`` answers otherwise."""
    instrument, knowledge = content.latest_instrument(), content.picture_knowledge()
    light = {facet.id: 1 + (place * (step + 2) + step) % 5 for place, facet in enumerate(instrument.facets)}
    one, other = (
        release(score_sheet(check_answers(instrument, answers), method=AssumedMean()), "all")
        for answers in (
            {i.id: 6 - light[i.facet] if i.is_reversed else light[i.facet] for i in instrument.items},
            {i.id: 3 if i.is_guess else 1 + (light[i.facet] + 1) % 5 for i in instrument.items},
        )
    )
    picture = joint_picture(one, other, instrument, knowledge)
    practices = content.practices_by_id().values()
    people = [Person("Alex", "You hum when you cook."), Person("Sam", "Your laugh.")]
    return compose_report(
        picture,
        people,
        practices=practices,
        instrument=instrument,
        knowledge=knowledge,
        words=content.report_words(),
    )
