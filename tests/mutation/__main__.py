"""``make mutants``: plant every small fault into walls, keys and consents, and print the share that some test notices.

Name rooms, or parts of a path, to try only those; ``every=4`` plants every fourth fault, for a quick look.
"""

import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from time import perf_counter

from tests.mutation.equivalents import reason_of
from tests.mutation.rooms import ROOMS, Part
from tests.mutation.running import Choice, Outcome, Tried, tried_in

LEAST = 0.9
EVERY = "every="


def main() -> int:
    """Print each room's score and what survived. 1 if a room is below the bar."""
    words = sys.argv[1:]
    rooms = [word for word in words if word in ROOMS] or list(ROOMS)
    every = max((int(word.removeprefix(EVERY)) for word in words if word.startswith(EVERY)), default=1)
    only = Choice(tuple(word for word in words if word not in ROOMS and not word.startswith(EVERY)), every)
    began, low = perf_counter(), False
    for room in rooms:
        tried = [one for part in ROOMS[room] for one in _apart(part, only)]
        low |= _say(room, tried) < LEAST
    print(f"{perf_counter() - began:.0f} s in all")
    return int(low)


def _apart(part: Part, only: Choice) -> list[Tried]:
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("fork")) as once:
        return once.submit(tried_in, part, only, _tell).result()


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _say(room: str, tried: Sequence[Tried]) -> float:
    unnoticed = [one for one in tried if not one.is_noticed]
    excused = [one for one in unnoticed if reason_of(one.place, one.mutant)]
    slow = sum(one.outcome is Outcome.TIMED_OUT for one in tried)
    counted = len(tried) - len(excused)
    share = 1 - (len(unnoticed) - len(excused)) / counted if counted else 1.0
    print(
        f"\n{room}: {share:.1%} of {counted} noticed ({slow} by never ending); "
        f"{len(excused)} more change nothing, each with its reason"
    )
    for one in unnoticed:
        if one not in excused:
            never = " (no test runs it)" if one.outcome is Outcome.NEVER_RUN else ""
            print(f"  {one.place}:{one.mutant.line} {one.mutant.where}: {one.mutant.what}{never}")
    return share


if __name__ == "__main__":
    sys.exit(main())
