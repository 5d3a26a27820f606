"""An answer sheet: what one person answered, known to fit the instrument."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from glitterball.core.instruments import Instrument


@dataclass(frozen=True)
class AnswerSheet:
    """Item id → the chosen option's value, for the items that were answered."""

    instrument: Instrument
    answers: Mapping[str, int]

    @property
    def is_past_stage_one(self) -> bool:
        """Whether anything beyond the first two stages was answered about oneself or about us."""
        items = (self.instrument.item_by_id[item_id] for item_id in self.answers)
        return any(item.stage > 1 and not item.is_guess for item in items)

    def towards_the_light(self, item_id: str) -> int:
        """The answer to ``item_id`` after reverse-keying, so that more is brighter."""
        return self._keyed[item_id]

    @cached_property
    def _keyed(self) -> dict[str, int]:
        turned = self.instrument.lowest + self.instrument.highest
        items = self.instrument.item_by_id
        return {i: turned - value if items[i].is_reversed else value for i, value in self.answers.items()}


class UnfitAnswerError(ValueError):
    """An answer that the instrument does not know. ``item_id`` says where, the message what is expected."""

    def __init__(self, item_id: str, expected: str) -> None:
        super().__init__(expected)
        self.item_id = item_id


def check_answers(instrument: Instrument, answers: Mapping[str, object]) -> AnswerSheet:
    """The answer sheet for ``answers`` (item id → value).

    Raises ``UnfitAnswerError`` for an unknown item, or for a value that is not one of the options: a true whole number,
    never a string, a fraction, a truth value or nothing.
    """
    checked: dict[str, int] = {}
    values = {option.value for option in instrument.options}
    expected = f"expected a whole number from {instrument.lowest} to {instrument.highest}"
    for item_id, value in answers.items():
        if item_id not in instrument.item_by_id:
            raise UnfitAnswerError(item_id, f"is not an item of {instrument.name}")
        if type(value) is not int or value not in values:  # `type`, since True is an int too
            raise UnfitAnswerError(item_id, expected)
        checked[item_id] = value
    return AnswerSheet(instrument, checked)
