"""The course of one sitting: what was answered or skipped, what comes next, and where the stages end.

A place is a number from 1 in the order of asking. Stages 0 and 1 are asked of everybody; the second was chosen once, by
one's own answers and wishes, and stays as it is, so that no place moves; the rest comes only to whoever goes further.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from glitterball.core.answers import AnswerSheet, check_answers
from glitterball.core.instruments import Instrument, Item
from glitterball.core.sittings.stages import stage_two

OF_EVERYBODY = (0, 1)


@dataclass(frozen=True)
class Course:
    """How far one person is. ``second`` is nothing until its items were chosen."""

    answers: Mapping[str, int] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    wishes: tuple[str, ...] = ()
    second: tuple[str, ...] | None = None
    is_further: bool = False

    def items(self, instrument: Instrument) -> tuple[Item, ...]:
        """Everything that is asked so far, in the order of asking."""
        asked = [item for stage in OF_EVERYBODY for item in instrument.stage(stage)]
        asked += [instrument.item_by_id[item] for item in self.second or ()]
        if self.is_further:
            known = {item.id for item in asked}
            asked += [item for item in instrument.items if item.id not in known]
        return tuple(asked)

    def next_place(self, instrument: Instrument) -> int | None:
        """The first place that was neither answered nor skipped; nothing at the end of what is asked so far."""
        done = self.skipped.union(self.answers)
        places = enumerate(self.items(instrument), start=1)
        return next((place for place, item in places if item.id not in done), None)

    def sheet(self, instrument: Instrument) -> AnswerSheet:
        """The answers, known to fit."""
        return check_answers(instrument, self.answers)

    def answered(self, item: str, value: int) -> "Course":
        """With an answer, in the place of whatever was said before."""
        return replace(self, answers={**self.answers, item: value}, skipped=self.skipped - {item})

    def without(self, item: str) -> "Course":
        """With ``item`` skipped, and an answer to it taken back."""
        return replace(
            self,
            answers={known: value for known, value in self.answers.items() if known != item},
            skipped=self.skipped | {item},
        )

    def with_second(self, instrument: Instrument, wishes: Collection[str]) -> "Course":
        """With the second stage chosen by what was answered and wished for; once chosen, it stays."""
        if self.second is not None:
            return self
        known = tuple(w for w in wishes if w in instrument.facet_by_id or w in instrument.block_by_id)
        chosen = stage_two(self.sheet(instrument), wishes=known)
        return replace(self, wishes=known, second=tuple(item.id for item in chosen))

    def further(self) -> "Course":
        """With all the rest to be asked too."""
        return replace(self, is_further=self.second is not None)
