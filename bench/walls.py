"""What the walls cost: all addresses tried as everybody; a page of a hundred sealed fields beside one of plain ones."""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter, process_time
from typing import Any

from tests.homes import PREPARE, Home

ROOT = Path(__file__).parents[1]
MATRIX = "tests/walls/test_addresses.py"
MOST_SECONDS, MOST_TIMES = 60, 1.3
FIELDS, ROUNDS, CALLS = 100, 12, 3
WORDS = "what we said to each other in the evening, and what we did not say " * 6
PATH = "/you/answers/"


def run() -> Iterator[tuple[str, str]]:
    """Name and figure of each measurement."""
    yield "every address as everybody, by every method", _matrix()
    with tempfile.TemporaryDirectory() as folder:
        *_, said = Home(Path(folder) / "home").do(
            PREPARE + "from bench.walls import fields; print(fields())", seconds=900
        )
    sealed, plain, size = json.loads(said)
    yield f"a page of {FIELDS} plain fields", f"{1e3 * plain:.2f} ms CPU, {size / 1e3:.0f} kB"
    yield (
        f"the same page, sealed: {FIELDS} private fields",
        (f"{1e3 * sealed:.2f} ms CPU = {sealed / plain:.2f} × plain (bar {MOST_TIMES})"),
    )


def _matrix() -> str:
    start, before = perf_counter(), getrusage(RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", MATRIX]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    took, after = perf_counter() - start, getrusage(RUSAGE_CHILDREN)
    if done.returncode:
        raise RuntimeError(done.stdout[-2000:])
    passed = re.search(r"(\d+) passed", done.stdout)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return f"{took:.0f} s, {cpu:.0f} s of CPU, for {passed[1] if passed else '?'} (bar {MOST_SECONDS} s)"


def fields() -> str:
    """Seconds of CPU for the page with sealed fields and with plain ones, and its size; run in a home that is ready."""
    from django.test import Client

    from glitterball.apps.reveals import access

    sealed, plain = _somebody(is_sealed=True), _somebody(is_sealed=False)
    opened: Callable[..., str] = vars(access)["opened"]

    def as_it_is(row: Any, column: str, _key: object) -> str:  # noqa: ANN401 - any row
        return bytes(getattr(row, column)).decode()

    def page(secret: str, how: Callable[..., str]) -> bytes:
        vars(access)["opened"] = how
        client = Client(SERVER_NAME="localhost")
        client.cookies["door"] = secret
        answer = client.get(PATH)
        if answer.status_code != 200 or answer.content.count(WORDS.strip().encode()) != FIELDS:  # noqa: PLR2004 - found
            raise RuntimeError(f"{PATH}: {answer.status_code}")
        return bytes(answer.content)

    ways = {"sealed": partial(page, sealed, opened), "plain": partial(page, plain, as_it_is)}
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(ROUNDS):
        for name, once in ways.items():
            start = process_time()
            for _ in range(CALLS):
                once()
            best[name] = min(best[name], (process_time() - start) / CALLS)
    return json.dumps([best["sealed"], best["plain"], len(ways["plain"]())])


def _somebody(*, is_sealed: bool) -> str:
    """Whoever keeps a hundred answers; the secret of their door."""
    from glitterball.adapters import clock
    from glitterball.adapters.keys.sealed import seal_into
    from glitterball.apps.accounts.access import owner_of, viewer_by
    from glitterball.apps.reveals.models import KeptAnswer
    from glitterball.apps.reveals.subjects import LIKED_LINE
    from glitterball.apps.sittings import actions
    from glitterball.web import assets

    assets.prepare()
    begun = actions.begin_sitting(answers={"listening-01": 4}, once=str(is_sealed), stays=False, now=clock.now())
    viewer = viewer_by(begun.secret, now=clock.now())
    rows = [KeptAnswer(person_id=owner_of(viewer), about=LIKED_LINE.id, words=WORDS.encode()) for _ in range(FIELDS)]
    for row in rows if is_sealed else ():
        seal_into(row, "words", WORDS, viewer.unlocked["open"])
    KeptAnswer.objects.bulk_create(rows)
    return begun.secret
