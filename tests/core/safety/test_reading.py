"""From ticks to words: arguing and fear are kept apart, and nothing is counted."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glitterball.adapters.content.screen import screen
from glitterball.core.safety import read_ticks

SCREEN = screen()
NAMES = sorted(SCREEN.names)
KIND_OF = {one.id: group.kind for group in SCREEN.groups for one in group.statements}
GRAVE = {"control", "fear", "harm", "made"}


def said(*ticked: str) -> set[str]:
    return {text.id for text in read_ticks(SCREEN, set(ticked)).may_mean}


def could(*ticked: str) -> set[str]:
    return {text.id for text in read_ticks(SCREEN, set(ticked)).could_do}


@given(st.sets(st.sampled_from(NAMES)))
def test_arguing_and_fear_never_share_their_words(ticked):
    grave = any(KIND_OF[name] in GRAVE for name in ticked)
    argues = any(KIND_OF[name] == "arguing" for name in ticked)
    words = said(*ticked)
    assert ("arguing-alone" in words) == (argues and not grave)
    assert ("arguing-and-more" in words) == (argues and grave)
    assert ("arguing-tips" in could(*ticked)) == (argues and not grave and "own" not in {KIND_OF[n] for n in ticked})
    assert ("talk" in could(*ticked)) == grave


@given(st.sets(st.sampled_from(NAMES)))
def test_there_are_always_words_and_doing_nothing_is_always_a_choice(ticked):
    assert said(*ticked)
    assert "nothing" in could(*ticked)


@given(st.sets(st.sampled_from(NAMES)), st.text(max_size=20))
def test_what_is_unknown_counts_for_nothing(ticked, other):
    if other not in SCREEN.names:
        assert read_ticks(SCREEN, ticked | {other}) == read_ticks(SCREEN, ticked)


@pytest.mark.parametrize("name", NAMES)
def test_each_tick_by_itself_gets_words_about_it(name):
    assert said(name) - {"nothing-ticked", "not-sure"}


def test_two_ticks_of_a_kind_say_what_one_says():
    """Nothing is counted: more of the same kind gives no graver words, but for what stands for itself."""
    for first, second in combinations([n for n in NAMES if KIND_OF[n] == "control"], 2):
        assert said(first) == said(second) == said(first, second)


def test_life_comes_first():
    assert read_ticks(SCREEN, set(NAMES)).may_mean[0].id == "life-first"
    assert read_ticks(SCREEN, {"not-live", "loud"}).could_do[0].page == "lines"
