"""The second stage follows from one's own answers and wishes alone."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from glitterball.adapters import content
from glitterball.core.answers import check_answers
from glitterball.core.sittings import STAGE_TWO_MOST, stage_two
from tests.people import sheet_like

FIRST_TWO = [item.id for item in content.latest_instrument().items if item.stage < 2]


@given(st.dictionaries(st.sampled_from(FIRST_TWO), st.integers(1, 5)))
def test_at_most_24_items_none_asked_before_and_no_guesses(answers):
    chosen = stage_two(check_answers(content.latest_instrument(), answers))
    assert len(chosen) <= STAGE_TWO_MOST
    assert len({item.id for item in chosen}) == len(chosen)
    assert all(item.stage == 2 and not item.is_guess and item.id not in answers for item in chosen)


def test_a_dim_block_is_asked_about_first(instrument):
    levels = {facet.id: 5 for facet in instrument.facets} | {"fairness": 1, "needs-and-boundaries": 1}
    asked = Counter(item.facet for item in stage_two(sheet_like(instrument, levels, stages=(0, 1))))
    assert asked["fairness"] == 2
    assert asked["needs-and-boundaries"] == 3


def test_answers_at_odds_within_a_facet_are_asked_about_before_agreeing_ones(instrument):
    listening = [i for i in instrument.items_of("listening") if i.stage < 2]
    openness = [i for i in instrument.items_of("openness") if i.stage < 2]
    answers = {i.id: 3 for i in openness} | {
        i.id: (6 - v if i.is_reversed else v) for i, v in zip(listening, (1, 5, 1, 5), strict=True)
    }
    asked = [item.facet for item in stage_two(check_answers(instrument, answers))]
    assert "listening" in asked
    assert "openness" not in asked


def test_a_wish_goes_before_everything_else(instrument):
    sheet = sheet_like(instrument, 3, stages=(0, 1))
    assert Counter(i.facet for i in stage_two(sheet, wishes={"sexual-contentment"}))["sexual-contentment"] == 5


def test_everything_answered_leaves_nothing_to_ask(instrument):
    assert stage_two(sheet_like(instrument, 3)) == ()
