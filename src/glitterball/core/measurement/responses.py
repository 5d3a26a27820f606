"""What many people answered to the same items, as codes that count from 0.

A raw answer is the number that stands in a file (1 to 5, say); its code is the place of its category (0 to 4). A coding
says which raw answers make up which category, so that a later file is read the same way.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

MISSING = -1
WIDEST = 30  # between an item's lowest and highest answer: beyond, a number like 99 stands for something else
HIGHEST = 126  # the highest raw answer: codes and the missing one fit a byte
FEWEST_CATEGORIES = 2

Codes = NDArray[np.int8]
Coding = tuple[tuple[int, ...], ...]  # of one item: the raw answers of each category


class ResponsesError(ValueError):
    """Answers can't be measured from: one sentence that says what, where, and what is expected."""


@dataclass(frozen=True, slots=True, eq=False)
class Responses:
    """Coded answers (n, k): category 0 to ``categories[j]`` - 1 of item j, -1 where there is none."""

    values: Codes
    ids: Sequence[str | int]
    items: tuple[str, ...]
    categories: tuple[int, ...]

    def __post_init__(self) -> None:
        if self.values.ndim != 2 or self.values.dtype != np.int8:  # noqa: PLR2004 - a table has two sides
            raise ResponsesError(
                f"the answers are {self.values.dtype} of shape {self.values.shape}: expected int8 (n, k)"
            )
        if self.values.shape != (len(self.ids), len(self.items)) or len(self.items) != len(self.categories):
            raise ResponsesError(
                f"{self.values.shape[0]} rows with {self.values.shape[1]} answers, {len(self.ids)} ids, "
                f"{len(self.items)} items, {len(self.categories)} counts of categories: expected them to agree"
            )
        if len(set(self.items)) < len(self.items):
            raise ResponsesError(f"item {_first_twice(self.items)!r} is there twice: expected each item once")
        if self.values.size:
            self._check_range()

    def _check_range(self) -> None:
        if self.values.min() < MISSING:
            raise ResponsesError(f"an answer is coded {self.values.min()}: expected 0 or more, or -1 for none")
        for item, highest, count in zip(self.items, self.values.max(axis=0), self.categories, strict=True):
            if highest >= count:
                raise ResponsesError(f"item {item!r} has an answer coded {highest}: expected 0 to {count - 1}")

    def rows(self, part: slice) -> "Responses":
        """Some of the people; the values are not copied."""
        return replace(self, values=self.values[part], ids=self.ids[part])

    def only(self, items: Sequence[str]) -> "Responses":
        """Some of the items, in the order given. Raises ``ResponsesError`` where one is not there."""
        places = {item: place for place, item in enumerate(self.items)}
        if missing := [item for item in items if item not in places]:
            raise ResponsesError(f"no answers to {', '.join(missing)}: expected a column for each item")
        chosen = [places[item] for item in items]
        return replace(
            self,
            values=self.values[:, chosen],
            items=tuple(items),
            categories=tuple(self.categories[place] for place in chosen),
        )

    def counts(self) -> tuple[NDArray[np.int64], ...]:
        """How many people chose each category, for each item."""
        return tuple(
            np.bincount(column[column >= 0], minlength=count)
            for column, count in zip(self.values.T, self.categories, strict=True)
        )


def too_wide(raw: Codes, items: Sequence[str]) -> str | None:
    """A sentence about the first item whose answers (n, k), -1 for none, lie too far apart; None where none's do."""
    if not len(raw):
        return None
    lowest = raw.view(np.uint8).min(axis=0)  # -1 is the highest byte
    highest = raw.max(axis=0)
    for item, low, high in zip(items, lowest.tolist(), highest.tolist(), strict=True):
        if high - low > WIDEST:
            return (
                f"item {item!r} is answered from {low} to {high}: expected a range of at most {WIDEST}; "
                "leave a missing answer empty or write NA"
            )
    return None


def code(raw: Codes, codings: Sequence[Coding], *, items: Sequence[str], ids: Sequence[str | int]) -> Responses:
    """The answers as codes. ``raw`` (n, k) holds raw answers, -1 for none; ``codings`` one coding an item.

    Raises ``ResponsesError`` where an answer belongs to no category of its item.
    """
    values = np.empty(raw.shape, dtype=np.int8)
    for place, (item, coding) in enumerate(zip(items, codings, strict=True)):
        table = _table(coding)
        codes = table[raw[:, place]]
        if (strange := np.flatnonzero(codes < MISSING)).size:
            row = int(strange[0])
            expected = ", ".join(str(answer) for category in coding for answer in category)
            raise ResponsesError(
                f"item {item!r} of {ids[row]!r} is answered {raw[row, place]}: expected one of {expected}"
            )
        values[:, place] = codes
    return Responses(values, ids, tuple(items), tuple(len(coding) for coding in codings))


def plain_codings(raw: Codes, categories: Sequence[int], *, items: Sequence[str]) -> tuple[Coding, ...]:
    """Codings for answers that count from 0 or from 1, as these show. Raises ``ResponsesError`` where they don't."""
    if not raw.size or raw.max() < 0:
        return tuple(tuple((place,) for place in range(count)) for count in categories)
    starts_at_0 = bool((raw == 0).any())
    tops = raw.max(axis=0) >= np.array(categories)
    if starts_at_0 == bool(tops.any()):
        place = int(np.argmax(tops))
        why = (
            f"some answers are 0, and item {items[place]!r} has no category for {raw[:, place].max()}"
            if starts_at_0
            else "no answer shows whether they count from 0 or from 1"
        )
        raise ResponsesError(f'{why}: expected parameters that hold "answers" for each item, as calibrate writes them')
    first = 0 if starts_at_0 else 1
    return tuple(tuple((first + place,) for place in range(count)) for count in categories)


def _table(coding: Coding) -> Codes:
    """The code of each raw answer from 0 on; its last place is what a missing answer (-1) finds."""
    table = np.full(HIGHEST + 2, MISSING - 1, dtype=np.int8)
    table[-1] = MISSING
    for category, answers in enumerate(coding):
        table[list(answers)] = category
    return table


def _first_twice(names: Sequence[str]) -> str:
    return next(name for place, name in enumerate(names) if name in names[:place])
