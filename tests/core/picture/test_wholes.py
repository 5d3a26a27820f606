"""A block as a whole never stands beside all of its sides but one: the missing one could be worked out."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glitterball.adapters import content
from glitterball.core.picture import Released, fit_to_show, only_whole_blocks, release, without
from tests.people import scores_like

INSTRUMENT = content.latest_instrument()
SCORES = scores_like(INSTRUMENT, {facet.id: 1 + place % 5 for place, facet in enumerate(INSTRUMENT.facets)})
BLOCK = "closeness"
SIDES = {facet.id for facet in INSTRUMENT.facets_of(BLOCK)}
SCALES = tuple(INSTRUMENT.shareable())
some_scales = st.sets(st.sampled_from(SCALES))


def test_it_could_be_worked_out():
    """Why this rule is: the mean of a block less its shown sides is the one that was kept, to the digit."""
    kept = "passion"
    shown = {side: SCORES.facets[side] for side in SIDES - {kept}}
    total = SCORES.blocks[BLOCK].value * SCORES.blocks[BLOCK].n_answers
    left = total - sum(score.value * score.n_answers for score in shown.values())
    n_left = SCORES.blocks[BLOCK].n_answers - sum(score.n_answers for score in shown.values())
    assert left / n_left == pytest.approx(SCORES.facets[kept].value)


def is_safe(shown) -> bool:
    """Each block is shown with all of its scored sides or with none."""
    for block in INSTRUMENT.blocks:
        sides = {facet.id for facet in INSTRUMENT.facets_of(block.id) if facet.kind == "scored"}
        if block.id in shown and shown & sides not in (set(), sides):
            return False
    return True


@given(some_scales)
def test_what_is_shown_at_once_is_safe(chosen):
    assert is_safe(fit_to_show(SCORES, chosen, ()))


@given(st.lists(some_scales, min_size=1, max_size=5))
def test_and_so_is_what_is_shown_bit_by_bit_to_somebody_who_remembers(choices):
    shown: set[str] = set()
    for chosen in choices:
        shown |= fit_to_show(SCORES, chosen - shown, shown)
        assert is_safe(shown)


@given(some_scales)
def test_sides_alone_are_left_as_they_were_chosen(chosen):
    sides = chosen - INSTRUMENT.block_by_id.keys()
    assert fit_to_show(SCORES, sides, ()) == sides


def test_a_side_with_too_few_answers_to_score_counts_as_kept():
    """Its three answers would be told by the whole."""
    answered = {**SCORES.answered, "passion": 3}
    facets = {facet: score for facet, score in SCORES.facets.items() if facet != "passion"}
    few = replace(SCORES, answered=answered, facets=facets)
    assert BLOCK not in fit_to_show(few, {BLOCK, *SIDES - {"passion"}}, ())
    none = replace(few, answered={**answered, "passion": 0})
    assert BLOCK in fit_to_show(none, {BLOCK, *SIDES - {"passion"}}, ())


def test_taking_back_a_side_takes_its_whole_along():
    left = without(release(SCORES, "all"), "passion", INSTRUMENT)
    assert {"passion", BLOCK}.isdisjoint(left.own)
    assert SIDES - {"passion"} <= left.own.keys()
    assert "communication" in left.own


def test_where_the_whole_and_some_sides_are_shown_another_side_may_follow():
    first, second, *_ = sorted(SIDES)
    assert fit_to_show(SCORES, {second}, {BLOCK, first}) == {second}


def test_what_was_guessed_of_a_side_goes_with_it_and_nothing_else_that_was_guessed():
    guessed = {side: SCORES.facets[side] for side in ("passion", "trust")}
    left = without(replace(release(SCORES, "all"), guesses=guessed), "passion", INSTRUMENT)
    assert left.guesses == {"trust": guessed["trust"]}


def test_a_side_of_which_the_whole_does_not_tell_goes_alone():
    left = without(release(SCORES, "all"), "style", INSTRUMENT)
    assert "style" not in left.own
    assert "communication" in left.own


@given(some_scales, some_scales, some_scales)
def test_for_two_a_whole_shows_only_where_nothing_of_it_is_missing(first, second, resting):
    before = tuple(release(SCORES, fit_to_show(SCORES, chosen, ())) for chosen in (first, second))
    both = before[0].own.keys() & before[1].own.keys() - resting
    after = tuple(Released({scale: one.own[scale] for scale in both}, {}) for one in before)
    seen = only_whole_blocks(before, after, INSTRUMENT)
    assert seen[0].own.keys() == seen[1].own.keys()
    assert is_safe(seen[0].own.keys())
    for block in INSTRUMENT.blocks:
        if block.id in seen[0].own:
            sides = {facet.id for facet in INSTRUMENT.facets_of(block.id) if facet.kind == "scored"}
            assert sides & before[0].own.keys() == sides & before[1].own.keys() == sides & seen[0].own.keys()


def test_a_block_alone_shows_and_its_sides_then_stay_out():
    assert fit_to_show(SCORES, {BLOCK}, ()) == {BLOCK}
    assert fit_to_show(SCORES, SIDES - {"passion"}, {BLOCK}) == set()
    assert fit_to_show(SCORES, SIDES, {BLOCK}) == SIDES


def test_a_side_that_no_whole_counts_may_be_kept_beside_it():
    sides = {facet.id for facet in INSTRUMENT.facets_of("communication")} - {"style"}
    assert fit_to_show(SCORES, {"communication", *sides}, ()) == {"communication", *sides}


def test_taking_back_a_whole_leaves_its_sides():
    left = without(release(SCORES, "all"), BLOCK, INSTRUMENT)
    assert BLOCK not in left.own
    assert left.own.keys() >= SIDES


def released_without(*gone):
    everything = release(SCORES, "all")
    return Released(
        {scale: score for scale, score in everything.own.items() if scale not in gone},
        {facet: score for facet, score in everything.guesses.items() if facet not in gone},
    )


def test_for_two_everything_shows_while_nothing_is_missing():
    whole = (released_without(), released_without())
    assert only_whole_blocks(whole, whole, INSTRUMENT) == whole


def test_for_two_the_whole_of_a_side_that_rests_goes_and_nothing_else():
    whole, rest = (released_without(),) * 2, (released_without("passion"),) * 2
    assert only_whole_blocks(whole, rest, INSTRUMENT) == (released_without("passion", BLOCK),) * 2


def test_for_two_a_resting_side_of_which_no_whole_tells_takes_nothing_along():
    whole, rest = (released_without(),) * 2, (released_without("style"),) * 2
    assert only_whole_blocks(whole, rest, INSTRUMENT) == rest


def test_for_two_a_side_that_only_one_of_them_had_shown_takes_the_whole_along():
    before = (released_without(), released_without("passion"))
    after = (released_without("passion"),) * 2
    assert only_whole_blocks(before, after, INSTRUMENT) == (released_without("passion", BLOCK),) * 2
