"""Scores carry their error; too few answers stay glass."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glitterball.adapters import content
from glitterball.core.answers import check_answers
from glitterball.core.scores import AssumedMean, band_of, score_sheet
from tests.people import answers_like, scores_like, sheet_like

METHOD = AssumedMean()


def own_items(instrument, facet):
    return [item for item in instrument.items_of(facet) if not item.is_guess]


def first_answers(instrument, facet, count, value=4):
    """``count`` answers that are all ``value`` towards the light, among them one beyond stage 1."""
    items = sorted(own_items(instrument, facet), key=lambda item: -item.stage)[:count]
    return check_answers(instrument, {i.id: 6 - value if i.is_reversed else value for i in items})


def test_all_answers_at_their_brightest_make_a_hundred(instrument):
    assert {score.value for score in scores_like(instrument, 5).facets.values()} == {100.0}


def test_all_answers_at_their_dimmest_make_zero(instrument):
    assert {score.value for score in scores_like(instrument, 1).facets.values()} == {0.0}


def test_the_standard_error_is_the_documented_formula(instrument):
    score = score_sheet(first_answers(instrument, "listening", 5), method=METHOD).facets["listening"]
    assert score.standard_error == pytest.approx(22.5 * sqrt(0.65 / 5))


@pytest.mark.parametrize("correlation", [0.2, 0.35, 0.5])
def test_the_error_equals_the_one_by_spearman_brown(correlation):
    """A mean of n parallel items: SEM = SD of the mean · √(1 − Spearman–Brown reliability)."""
    n, sd = 6, 22.5
    reliability = n * correlation / (1 + (n - 1) * correlation)
    sd_of_mean = sd * sqrt((1 + (n - 1) * correlation) / n)
    sheet = first_answers(content.latest_instrument(), "trust", n)
    items = [sheet.instrument.item_by_id[item_id] for item_id in sheet.answers]
    estimate = AssumedMean(correlation=correlation).estimate(items, sheet)
    assert estimate.standard_error == pytest.approx(sd_of_mean * sqrt(1 - reliability))


def test_a_facet_with_three_answers_is_glass(instrument):
    assert score_sheet(first_answers(instrument, "passion", 3), method=METHOD).facets == {}


def test_a_facet_with_four_answers_is_scored(instrument):
    score = score_sheet(first_answers(instrument, "passion", 4), method=METHOD).facets["passion"]
    assert (score.value, score.n_answers) == (75.0, 4)


def test_a_block_needs_eight_answers(instrument):
    both = dict.fromkeys(("naming-feelings", "putting-into-words"), 4)
    assert "emotional-literacy" in scores_like(instrument, both, stages=(0, 1)).blocks
    answers = answers_like(instrument, both, stages=(0, 1))
    answers.popitem()
    assert "emotional-literacy" not in score_sheet(check_answers(instrument, answers), method=METHOD).blocks


def test_the_first_two_stages_score_the_four_blocks_and_no_facet(instrument):
    scores = scores_like(instrument, 4, stages=(0, 1))
    assert scores.facets == {}
    assert set(scores.blocks) == {"communication", "emotional-literacy", "conflict-and-repair", "balance"}


def test_style_does_not_count_into_communication(instrument):
    direct, indirect = ({"openness": 4, "listening": 4, "style": style} for style in (1, 5))
    assert (
        scores_like(instrument, direct).blocks["communication"]
        == scores_like(instrument, indirect).blocks["communication"]
    )


def test_guesses_make_scores_of_their_own(instrument):
    scores = scores_like(instrument, 2, guesses=5)
    assert scores.guesses["listening"].value == 100
    assert scores.facets["listening"].value == 25
    assert scores.guesses["listening"].viewpoint == "guess"


def test_a_score_says_how_it_was_made(instrument):
    score = scores_like(instrument, 3).facets["trust"]
    assert (score.method, score.instrument) == ("mean/1", "glitterball-check@1.0")
    assert score.calibration.startswith("assumed/1")


@pytest.mark.parametrize(
    ("value", "error", "band"),
    [
        (75, 7.4, "mostly yes"),
        (75, 8.1, "can't tell yet"),
        (50, 7.4, "mixed"),
        (55, 7.4, "can't tell yet"),
        (25, 7.4, "mostly no"),
        (37.5, 0.001, "can't tell yet"),
        (62.5, 0.001, "can't tell yet"),
    ],
)
def test_a_band_needs_its_interval_clear_of_the_cuts(value, error, band):
    assert band_of(value, error) == band


@given(st.dictionaries(st.sampled_from([i.id for i in content.latest_instrument().items]), st.integers(1, 5)))
def test_any_partial_sheet_scores_within_bounds(answers):
    scores = score_sheet(check_answers(content.latest_instrument(), answers), method=METHOD)
    for score in (*scores.facets.values(), *scores.blocks.values(), *scores.guesses.values()):
        assert 0 <= score.value <= 100
        assert score.n_answers >= 4


def test_a_brighter_answer_never_dims_a_facet(instrument):
    dimmer, brighter = (sheet_like(instrument, {"trust": level}) for level in (3, 4))
    assert (
        score_sheet(dimmer, method=METHOD).facets["trust"].value
        < score_sheet(brighter, method=METHOD).facets["trust"].value
    )
