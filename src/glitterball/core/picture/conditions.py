"""The small language in which content says when a pattern, cause or note applies.

``openness dim`` · ``passion not-dim`` · ``both openness dim`` · ``either listening dim`` · ``one fairness dim`` ·
``differ style``. What each holds on is in docs/methods/rules.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from math import hypot
from typing import Literal, Protocol

from glitterball.core.scores.bands import BRIGHT_FROM, DIM_TO, Band, interval

State = Literal["dim", "mixed", "bright", "not-dim", "not-bright"]
Whose = Literal["own", "both", "either", "one", "differ"]
STATES: tuple[State, ...] = ("dim", "mixed", "bright", "not-dim", "not-bright")


DIFFERENCE_Z = 2.5758


class Truth(IntEnum):
    """How well a condition stands, from the weakest to the strongest."""

    FAILS = 0
    UNCLEAR = 1
    LEANS = 2
    HOLDS = 3


class Light(Protocol):
    """What a condition needs of a score."""

    @property
    def value(self) -> float:
        """0 is dim, 100 is bright."""

    @property
    def standard_error(self) -> float:
        """In the unit of the value."""

    @property
    def band(self) -> Band:
        """What was said, where it is clear."""


Lights = Mapping[str, Light]  # one person's scores by facet or block; glass is absent


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that must be so; ``state`` is nothing for ``differ``."""

    scale: str
    whose: Whose
    state: State | None


class UnreadableConditionError(ValueError):
    """A condition that is not in the language."""


def parse_condition(text: str) -> Condition:
    """Read one condition, such as ``both openness dim``."""
    match text.split():
        case ["differ", scale]:
            return Condition(scale, "differ", None)
        case [("both" | "either" | "one") as whose, scale, state] if state in STATES:
            return Condition(scale, whose, state)
        case [scale, state] if state in STATES:
            return Condition(scale, "own", state)
    raise UnreadableConditionError(f"“{text}”: expected “[both|either|one] facet {'|'.join(STATES)}” or “differ facet”")


def truth_of(condition: Condition, people: tuple[Lights, ...]) -> Truth:
    """How ``condition`` stands for one person (own conditions) or two."""
    lights = tuple(person.get(condition.scale) for person in people)
    match condition.whose, condition.state:
        case "differ", _:
            return _differ(lights)
        case (("own" | "both"), state) if state:
            return min(_one_sided(light, state) for light in lights)
        case "either", state if state:
            return max(_one_sided(light, state) for light in lights)
        case "one", state if state:
            return _one_and_not_the_other(lights, state)
    raise UnreadableConditionError(f"{condition} has no state")


def clearly_differ(first: Light, second: Light) -> bool:
    """Whether two scores lie further apart than both errors allow at 99 %: two dozen sides are compared at once."""
    return abs(first.value - second.value) > DIFFERENCE_Z * hypot(first.standard_error, second.standard_error)


def _one_sided(light: Light | None, state: State) -> Truth:
    if light is None:
        return Truth.UNCLEAR
    low, high = interval(light.value, light.standard_error)
    match state:
        case "dim":
            return _graded(holds=high < DIM_TO, leans=light.value < DIM_TO, fails=low > DIM_TO)
        case "not-dim":
            return _graded(holds=low > DIM_TO, leans=light.value > DIM_TO, fails=high < DIM_TO)
        case "bright":
            return _graded(holds=low > BRIGHT_FROM, leans=light.value > BRIGHT_FROM, fails=high < BRIGHT_FROM)
        case "not-bright":
            return _graded(holds=high < BRIGHT_FROM, leans=light.value < BRIGHT_FROM, fails=low > BRIGHT_FROM)
        case "mixed":
            return _graded(
                holds=low > DIM_TO and high < BRIGHT_FROM,
                leans=DIM_TO < light.value < BRIGHT_FROM,
                fails=high < DIM_TO or low > BRIGHT_FROM,
            )


def _graded(*, holds: bool, leans: bool, fails: bool) -> Truth:
    if holds:
        return Truth.HOLDS
    if leans:
        return Truth.LEANS
    return Truth.FAILS if fails else Truth.UNCLEAR


def _differ(lights: tuple[Light | None, ...]) -> Truth:
    first, second = lights
    if first is None or second is None:
        return Truth.UNCLEAR
    return Truth.HOLDS if clearly_differ(first, second) else Truth.FAILS


def _one_and_not_the_other(lights: tuple[Light | None, ...], state: State) -> Truth:
    other: State = "bright" if state == "dim" else "dim"
    first, second = lights
    return max(
        min(_one_sided(first, state), _one_sided(second, other)),
        min(_one_sided(second, state), _one_sided(first, other)),
    )
