"""The rules of patterns, causes and notes as content, and the worked examples that each must bring along."""

from pathlib import Path
from typing import Literal

import msgspec

from glitterball.adapters.content.forms import FileForm
from glitterball.adapters.content.mistakes import ContentError
from glitterball.core.picture.conditions import UnreadableConditionError, parse_condition
from glitterball.core.picture.rules import Alternatives, Rule

Written = str | tuple[str, ...]  # one condition, or several of which any one is enough


class ExampleForm(FileForm):
    """Scores (one number a person, nothing for glass) and what the rule must say of them."""

    expect: Literal["fits", "may fit", "can't tell yet", "silent"]
    scores: dict[str, float | list[float | None] | None] | None = None
    together: dict[str, list[float | None]] | None = None


class TogetherForm(FileForm):
    """The rule that applies to two, by what both released."""

    speaks_for: tuple[Written, ...] = msgspec.field(name="for")
    against: tuple[Written, ...] = ()


def rule_of(path: Path, speaks_for: tuple[Written, ...], speaks_against: tuple[Written, ...]) -> Rule:
    """The rule that a file states."""
    try:
        return Rule(
            tuple(_alternatives(entry) for entry in speaks_for), tuple(_alternatives(entry) for entry in speaks_against)
        )
    except UnreadableConditionError as error:
        raise ContentError(path, 1, str(error)) from None


def _alternatives(entry: Written) -> Alternatives:
    return tuple(parse_condition(text) for text in ([entry] if isinstance(entry, str) else entry))
