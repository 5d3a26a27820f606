"""Ten questions say little, and first light says no more than that."""

from glitterball.core.answers import check_answers
from glitterball.core.scores import AssumedMean, first_light
from tests.people import sheet_like


def light_of(instrument, levels):
    return first_light(sheet_like(instrument, levels, stages=(0,)), method=AssumedMean())


def test_ten_bright_answers_name_nothing_as_dim(instrument):
    light = light_of(instrument, 5)
    assert light.at_work is None
    assert light.bright is not None


def test_ten_dim_answers_invent_nothing_bright(instrument):
    light = light_of(instrument, 1)
    assert light.bright is None
    assert light.at_work in {"communication", "emotional-literacy", "conflict-and-repair", "balance"}


def test_the_dimmest_of_the_four_blocks_may_be_at_work(instrument):
    levels = {facet.id: 4 for facet in instrument.facets} | {"talking-about-differences": 1, "fairness": 1}
    assert light_of(instrument, levels).at_work == "balance"


def test_commitment_can_be_the_bright_thing_but_never_the_block_at_work(instrument):
    levels = {facet.id: 2 for facet in instrument.facets} | {"commitment": 5}
    light = light_of(instrument, levels)
    assert light.bright == "commitment"
    assert light.at_work != "commitment"


def test_two_middling_answers_get_no_word(instrument):
    assert {block.band for block in light_of(instrument, 3).blocks} == {"can't tell yet"}


def test_intervals_stay_on_the_scale(instrument):
    for level in (1, 5):
        assert all(0 <= b.low <= b.high <= 100 for b in light_of(instrument, level).blocks)


def test_nothing_answered_says_nothing(instrument):
    light = first_light(check_answers(instrument, {}), method=AssumedMean())
    assert (light.blocks, light.at_work, light.bright) == ((), None, None)
