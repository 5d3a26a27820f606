"""A picture of two in process, and the command line from a cold start."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from glitterball.adapters import content
from glitterball.core.answers import check_answers
from glitterball.core.picture import joint_picture, release
from glitterball.core.plans import choose_practices
from glitterball.core.scores import AssumedMean, score_sheet

WARM_RUNS, COLD_RUNS = 300, 15


def run() -> Iterator[tuple[str, str]]:
    """The figures of the main job."""
    times = [_timed(_picture_of_two()) for _ in range(WARM_RUNS)]
    yield "picture of two with practices, p50 (bar 3 ms)", f"{1000 * median(times):.2f} ms"
    yield "the same, p95", f"{1000 * quantiles(times, n=20)[-1]:.2f} ms"
    yield from _cold_start()


def _picture_of_two() -> Callable[[], object]:
    instrument, knowledge = content.latest_instrument(), content.picture_knowledge()
    practices = content.practices_by_id().values()
    answers = [{item.id: 1 + (place * step) % 5 for place, item in enumerate(instrument.items)} for step in (2, 3)]

    def once() -> object:
        sheets = [check_answers(instrument, each) for each in answers]
        one, other = (release(score_sheet(sheet, method=AssumedMean()), "all") for sheet in sheets)
        return choose_practices(joint_picture(one, other, instrument, knowledge), practices, instrument)

    return once


def _cold_start() -> Iterator[tuple[str, str]]:
    """A fresh process each time, interleaved with an empty one."""
    instrument = content.latest_instrument()
    partners = [{"name": name, "answers": {i.id: 4 for i in instrument.items}, "release": "all"} for name in ("A", "B")]
    couple = {"instrument": instrument.id, "version": instrument.version, "partners": partners}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "couple.json"
        path.write_text(json.dumps(couple), encoding="utf-8")
        command = [sys.executable, "-m", "glitterball", "picture", str(path), "--json"]
        pairs = [
            (_timed(_process([sys.executable, "-c", "pass"])), _timed(_process(command))) for _ in range(COLD_RUNS)
        ]
    empty, ours = (median(times) for times in zip(*pairs, strict=True))
    yield "glitterball picture --json, cold, over `python -c pass` (bar 350 ms)", f"{1000 * (ours - empty):.0f} ms"
    yield "  of which an empty process is", f"{1000 * empty:.0f} ms"


def _process(command: list[str]) -> Callable[[], object]:
    return lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start
