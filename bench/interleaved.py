"""Several ways of doing the same work, one after the other in each round, so that a busy machine is busy for all."""

from collections.abc import Callable, Mapping
from time import perf_counter, sleep

ROUNDS = 5
LONG = 4.0  # seconds: what takes longer is run in two rounds only
REST = 0.2  # seconds before each: threads of the one before may still turn idly, and would slow whoever comes next


def best_seconds(ways: Mapping[str, Callable[[], object]], *, rounds: int = ROUNDS) -> dict[str, float]:
    """Best seconds of each way over the rounds, after a warm-up that is not counted."""
    best = dict.fromkeys(ways, float("inf"))
    for once in ways.values():
        once()
    for turn in range(rounds):
        for name, once in ways.items():
            if turn < 2 or best[name] < LONG:  # noqa: PLR2004 - two rounds for everybody
                sleep(REST)
                best[name] = min(best[name], seconds_of(once))
    return best


def seconds_of(once: Callable[[], object]) -> float:
    """Seconds of one run."""
    start = perf_counter()
    once()
    return perf_counter() - start
