import pytest

from glitterball.core.answers import UnfitAnswerError, check_answers


def test_a_reverse_keyed_answer_counts_towards_the_light(instrument):
    item = next(item for item in instrument.items if item.is_reversed)
    assert check_answers(instrument, {item.id: 1}).towards_the_light(item.id) == 5


def test_an_answer_that_is_not_reversed_counts_as_it_is(instrument):
    item = next(item for item in instrument.items if not item.is_reversed)
    assert check_answers(instrument, {item.id: 1}).towards_the_light(item.id) == 1


@pytest.mark.parametrize("value", [0, 6, -1, 4.0, "4", True, None, [4], 10**30])
def test_only_whole_numbers_from_one_to_five_are_answers(instrument, value):
    with pytest.raises(UnfitAnswerError, match="expected a whole number from 1 to 5") as caught:
        check_answers(instrument, {"openness-01": value})
    assert caught.value.item_id == "openness-01"


def test_an_unknown_item_is_named(instrument):
    with pytest.raises(UnfitAnswerError, match=r"is not an item of glitterball-check@1\.0") as caught:
        check_answers(instrument, {"nobody-99": 3})
    assert caught.value.item_id == "nobody-99"
