"""The coach's figures: how often it is right on every set at hand, what an answer costs, and what it weighs."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles
from time import perf_counter, process_time

from bench import coach_sets
from bench.coach_sets import Figure, rows_of
from glitterball.adapters.coach import coach_knowledge
from glitterball.adapters.coach.models import model_path
from glitterball.core.coach import coach

ROOT = Path(__file__).parents[1]
DATA = Path(os.environ.get("GLITTERBALL_COACH_DATA", ROOT.parent / "shared/data/coach"))
MESSAGES = ROOT / "training/coach/messages"
ORDINALS = ("second", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
HELD_OUT = {f"{which} held out": MESSAGES / f"held-out-{which}.jsonl" for which in ORDINALS}
LENGTH = 300
CALLS = 400
FRESH = 5
FIRST_ANSWER = """
from glitterball.cli.__main__ import main
import io, sys
sys.stdin = io.TextIOWrapper(io.BytesIO(b"You never listen to me\\n"))
main(["coach"])
import resource
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


def run() -> Iterator[Figure]:
    """Name and figure of each measurement."""
    for name, path in HELD_OUT.items():
        yield from coach_sets.partner_messages(name, rows_of(path))
        yield from coach_sets.rewrites(name, rows_of(path))
    if (dev := _set("dev_partner_messages.jsonl")) is not None:
        yield from coach_sets.partner_messages("dev", rows_of(dev))
        yield from coach_sets.rewrites("dev", rows_of(dev))
    yield from _public_sets()
    yield from _latency()
    yield from _fresh_process()
    yield "assets", f"{_asset_bytes() / 1e6:.2f} MB (bar 3)"


def _public_sets() -> Iterator[Figure]:
    measures = {
        "goemotions_test.jsonl": lambda path: coach_sets.goemotions(path, _emotion_groups()),
        "offmychest_test.jsonl": coach_sets.offmychest,
        "toxicspans_test.jsonl": coach_sets.toxic_spans,
        "epitome_er.jsonl": coach_sets.epitome,
        "esconv_valid.jsonl": coach_sets.esconv,
    }
    for name, measure in measures.items():
        if (path := _set(name)) is None:
            yield name, f"NOT MEASURED: no {DATA / name}; set GLITTERBALL_COACH_DATA to the folder that holds it"
        else:
            yield from measure(path)


def _set(name: str) -> Path | None:
    path = DATA / name
    return path if path.exists() else None


def _emotion_groups() -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(members)
        for name, members in json.loads((ROOT / "training/coach/emotion-groups.json").read_text()).items()
    }


def _latency() -> Iterator[Figure]:
    knowledge = coach_knowledge()
    texts = _long_messages()
    for text in texts:
        coach(text, knowledge=knowledge)
    passed: list[float] = []
    worked: list[float] = []
    for call in range(CALLS):
        start, busy = perf_counter(), process_time()
        coach(texts[call % len(texts)], knowledge=knowledge)
        passed.append(1e3 * (perf_counter() - start))
        worked.append(1e3 * (process_time() - busy))
    yield f"{LENGTH} characters", f"{_cuts(passed)} (bars 3 and 10)"
    yield f"{LENGTH} characters, CPU time alone", _cuts(worked)


def _cuts(times: list[float]) -> str:
    cuts = quantiles(times, n=100)
    return f"p50 {cuts[49]:.2f} ms  p95 {cuts[94]:.2f} ms"


def _long_messages() -> list[str]:
    """Messages of the held-out sets, put together to a length."""
    texts: list[str] = []
    together = ""
    for row in (row for path in HELD_OUT.values() for row in rows_of(path)):
        together = f"{together} {row['text'].rstrip('.')}.".strip()
        if len(together) >= LENGTH:
            texts.append(together[:LENGTH])
            together = ""
    return texts


def _fresh_process() -> Iterator[Figure]:
    times: list[float] = []
    memory: list[int] = []
    for _ in range(FRESH):
        start = perf_counter()
        done = subprocess.run([sys.executable, "-c", FIRST_ANSWER], capture_output=True, text=True, check=True)
        times.append(perf_counter() - start)
        memory.append(int(done.stderr.split()[-1]))
    yield "first answer of a fresh process", f"{sorted(times)[FRESH // 2]:.2f} s (bar 0.6)"
    yield "memory of that process", f"{max(memory) / 1024:.0f} MB (bar 60)"


def _asset_bytes() -> int:
    compiled = ROOT / "src/glitterball/adapters/content/compiled/coach.en.msgpack"
    return model_path("en").stat().st_size + (compiled.stat().st_size if compiled.exists() else 0)
