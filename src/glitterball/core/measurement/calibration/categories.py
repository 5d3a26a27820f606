"""Which raw answers make up an item's categories: each one that somebody gave, or several rare ones together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from glitterball.core.measurement.responses import Codes, Coding, Responses, code, too_wide

FEWEST = 2


class CalibrationError(ValueError):
    """Items can't be calibrated from this: one sentence."""


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """Coded answers, how each item was coded, and a sentence for each category that is not there by itself."""

    responses: Responses
    codings: tuple[Coding, ...]
    messages: tuple[str, ...]


def code_answers(raw: Codes, items: Sequence[str], ids: Sequence[str | int], *, fewest: int = 1) -> Coded:
    """Code raw answers (n, k), -1 for none. Categories with fewer than ``fewest`` answers are joined with a neighbour.

    Answers that nobody gave are no category, with a message. Raises ``CalibrationError``.
    """
    if wide := too_wide(raw, items):
        raise CalibrationError(wide)
    codings, messages = [], []
    given = raw[raw >= 0]
    lowest = int(given.min()) if given.size else 0
    for item, column in zip(items, raw.T, strict=True):
        counts = np.bincount(column[column >= 0])
        chosen = np.flatnonzero(counts)
        if len(chosen) < FEWEST:
            said = f"only {chosen[0]}" if len(chosen) else "nothing"
            raise CalibrationError(f"item {item!r}: everybody answered {said}: expected at least two different answers")
        empty = [answer for answer in range(lowest, int(chosen[-1])) if not counts[answer]]
        if empty:
            messages.append(f"item {item!r}: nobody answered {_listed(empty)}, so that is no category")
        coding = _joined([((int(answer),), int(counts[answer])) for answer in chosen], fewest)
        if len(coding) < FEWEST:
            raise CalibrationError(f"item {item!r} has no two categories with {fewest} answers: expected a lower limit")
        messages += [
            f"item {item!r}: {_listed(group)} are joined to one category" for group in coding if len(group) > 1
        ]
        codings.append(coding)
    return Coded(code(raw, codings, items=items, ids=ids), tuple(codings), tuple(messages))


def _joined(categories: list[tuple[tuple[int, ...], int]], fewest: int) -> Coding:
    """The rarest first, each with its rarer neighbour, until none is rare."""
    while len(categories) > 1:
        place = min(range(len(categories)), key=lambda at: categories[at][1])
        if categories[place][1] >= fewest:
            break
        beside = [at for at in (place - 1, place + 1) if 0 <= at < len(categories)]
        other = min(beside, key=lambda at: categories[at][1])
        first, second = sorted((place, other))
        both = categories[first][0] + categories[second][0], categories[first][1] + categories[second][1]
        categories[first : second + 1] = [both]
    return tuple(answers for answers, _ in categories)


def _listed(answers: Sequence[int]) -> str:
    return " and ".join(str(answer) for answer in answers)
