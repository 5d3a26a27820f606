"""The course of a sitting: places that never move, stages that end, and nothing asked twice."""

from glitterball.core.sittings import STAGE_TWO_MOST, Course
from tests.people import answers_like


def first_part(instrument, light=4) -> Course:
    return Course(answers=answers_like(instrument, light, stages=(0, 1)))


def test_everybody_is_asked_the_same_thirty_six_first(instrument):
    assert [item.stage for item in Course().items(instrument)] == [0] * 10 + [1] * 26


def test_the_next_place_is_the_first_that_was_neither_answered_nor_skipped(instrument):
    first, second, third, *_ = Course().items(instrument)
    course = Course().answered(first.id, 4).without(second.id)
    assert course.next_place(instrument) == 3
    assert course.answered(third.id, 1).without(first.id).next_place(instrument) == 4


def test_skipping_takes_an_answer_back_and_answering_takes_a_skip_back(instrument):
    item = Course().items(instrument)[0].id
    assert item not in Course().answered(item, 4).without(item).answers
    assert Course().without(item).answered(item, 4).skipped == frozenset()


def test_the_second_stage_is_chosen_once_and_no_place_moves_after(instrument):
    course = first_part(instrument).with_second(instrument, ["passion"])
    before = course.items(instrument)
    assert len(before) == 36 + STAGE_TWO_MOST
    assert sum(item.facet == "passion" for item in before[36:]) >= 4
    dimmer = Course(answers=answers_like(instrument, 1, stages=(0, 1)), second=course.second)
    assert dimmer.items(instrument) == before
    assert course.with_second(instrument, ["listening"]) == course


def test_a_wish_for_something_unknown_is_no_wish(instrument):
    assert first_part(instrument).with_second(instrument, ["nonsense"]).wishes == ()


def test_going_further_asks_everything_once_and_comes_after_the_second(instrument):
    assert not Course().further().is_further
    asked = first_part(instrument).with_second(instrument, []).further().items(instrument)
    assert len(asked) == len({item.id for item in asked}) == len(instrument.items)


def test_nothing_is_left_at_the_end(instrument):
    assert Course(answers=answers_like(instrument, 4, stages=(0, 1))).next_place(instrument) is None
