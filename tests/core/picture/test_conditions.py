"""The language of the rules."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glitterball.core.picture.conditions import Truth, UnreadableConditionError, parse_condition, truth_of
from glitterball.core.scores import Band, band_of


@dataclass(frozen=True)
class Light:
    value: float
    standard_error: float = 7.4

    @property
    def band(self) -> Band:
        return band_of(self.value, self.standard_error)


def truth(text, *values):
    people = tuple({} if value is None else {"trust": Light(value)} for value in values)
    return truth_of(parse_condition(text), people)


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("trust dim", 20, Truth.HOLDS),
        ("trust dim", 30, Truth.LEANS),
        ("trust dim", 45, Truth.UNCLEAR),
        ("trust dim", 55, Truth.FAILS),
        ("trust bright", 80, Truth.HOLDS),
        ("trust bright", 65, Truth.LEANS),
        ("trust bright", 45, Truth.FAILS),
        ("trust mixed", 50, Truth.HOLDS),
        ("trust mixed", 60, Truth.LEANS),
        ("trust mixed", 90, Truth.FAILS),
        ("trust not-dim", 55, Truth.HOLDS),
        ("trust not-dim", 40, Truth.LEANS),
        ("trust not-dim", 20, Truth.FAILS),
        ("trust not-bright", 45, Truth.HOLDS),
        ("trust not-bright", 60, Truth.LEANS),
        ("trust not-bright", 80, Truth.FAILS),
        ("trust dim", None, Truth.UNCLEAR),
    ],
)
def test_one_person(text, value, expected):
    assert truth(text, value) is expected


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("both trust dim", (20, 30), Truth.LEANS),
        ("both trust dim", (20, 80), Truth.FAILS),
        ("either trust dim", (20, 80), Truth.HOLDS),
        ("either trust dim", (None, 20), Truth.HOLDS),
        ("one trust dim", (20, 80), Truth.HOLDS),
        ("one trust dim", (20, 20), Truth.FAILS),
        ("differ trust", (20, 80), Truth.HOLDS),
        ("differ trust", (50, 60), Truth.FAILS),
        ("differ trust", (50, None), Truth.UNCLEAR),
    ],
)
def test_two_people(text, values, expected):
    assert truth(text, *values) is expected


@given(
    st.sampled_from(["both", "either", "one", "differ"]),
    st.sampled_from(["dim", "mixed", "bright", "not-dim", "not-bright"]),
    st.floats(0, 100),
    st.floats(0, 100),
)
def test_no_condition_knows_who_is_named_first(whose, state, one, other):
    text = "differ trust" if whose == "differ" else f"{whose} trust {state}"
    assert truth(text, one, other) is truth(text, other, one)


@pytest.mark.parametrize("text", ["", "trust", "trust dark", "all trust dim", "differ trust dim", "both trust"])
def test_what_is_not_in_the_language_is_refused(text):
    with pytest.raises(UnreadableConditionError):
        parse_condition(text)
