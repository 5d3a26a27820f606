"""What a seal costs over bare AES-GCM, and what a saved answer asks of the database."""

import os
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

ROUNDS, CALLS = 40, 200
KILOBYTE = b"x" * 1024
MOST_MICROSECONDS, MOST_QUERIES = 10, 12
SAVES = 50


def run() -> Iterator[tuple[str, str]]:
    """Name and figure of each measurement."""
    yield from _envelope()
    yield from _saved_answer()


def _envelope() -> Iterator[tuple[str, str]]:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    from glitterball.adapters import chance
    from glitterball.adapters.keys.envelope import NONCE_BYTES, Place, new_key, open_sealed, seal

    key, place = new_key(), Place("sittings_sitting", chance.new_id(), "sheet", chance.new_id())
    bound = place.as_bytes()

    def bare() -> None:
        cipher, nonce = AESGCM(key.secret), chance.some_bytes(NONCE_BYTES)
        cipher.decrypt(nonce, cipher.encrypt(nonce, KILOBYTE, bound), bound)

    def ours() -> None:
        open_sealed(seal(KILOBYTE, key, place), key, place)

    bare_us, ours_us = (1e6 * seconds for seconds in _best_of(bare, ours))
    over = ours_us - bare_us
    yield (
        "seal and open 1 kB",
        f"{ours_us:.1f} µs; bare AES-GCM {bare_us:.1f}; over it {over:.1f} (bar {MOST_MICROSECONDS})",
    )


def _best_of(*calls: Callable[[], None]) -> list[float]:
    best = [float("inf")] * len(calls)
    for _ in range(ROUNDS):
        for index, call in enumerate(calls):
            start = perf_counter()
            for _ in range(CALLS):
                call()
            best[index] = min(best[index], (perf_counter() - start) / CALLS)
    return best


def _saved_answer() -> Iterator[tuple[str, str]]:
    """In a database and with a key ring of its own, as a home would have them."""
    os.environ["GLITTERBALL_VAR"] = tempfile.mkdtemp()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "glitterball.web.settings")
    import django
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    django.setup()
    for database in settings.DATABASES.values():
        database["NAME"] = Path(os.environ["GLITTERBALL_VAR"]) / "bench.sqlite3"
    for command in ("prepare_assets", "migrate", "prepare_keys"):
        call_command(command, verbosity=0)
    client = Client(headers={"host": "localhost"})
    begun = client.post("/check/begin/", {"host": "me", "agree": "on", "once": "bench"})
    address = begun.headers["Location"].removesuffix("begun/")
    found = re.search(r'name="shown" value="([^"]+)"', client.get(f"{address}1/").content.decode())
    sent = {"version": "1.0", "shown": found.group(1) if found else "", "answer": 4}
    with CaptureQueriesContext(connection) as asked:
        saved = client.post(f"{address}1/", sent)
    if saved.status_code != 302:  # noqa: PLR2004 - it leads on to the next question
        raise RuntimeError(f"not saved: {saved.status_code}")
    yield "queries of a saved answer", f"{len(asked)} (bar {MOST_QUERIES})"
    took = sorted(_timed(lambda: client.post(f"{address}1/", sent)) for _ in range(SAVES))
    yield (
        "a saved answer, one after the other",
        f"median {1e3 * took[SAVES // 2]:.1f} ms, slowest {1e3 * took[-1]:.1f} ms",
    )


def _timed(call: Callable[[], object]) -> float:
    start = perf_counter()
    call()
    return perf_counter() - start
