"""The joint picture: what both released, and nothing else."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from glitterball.adapters import content
from glitterball.core.answers import check_answers
from glitterball.core.picture import joint_picture, release
from glitterball.core.scores import AssumedMean, score_sheet
from tests.people import scores_like

INSTRUMENT = content.latest_instrument()
KNOWLEDGE = content.picture_knowledge()
SHAREABLE = sorted(INSTRUMENT.shareable())
SHEETS = st.builds(
    lambda level, changed: {i.id: changed.get(i.id, level) for i in INSTRUMENT.items},
    st.integers(1, 5),
    st.dictionaries(st.sampled_from([i.id for i in INSTRUMENT.items]), st.integers(1, 5), max_size=60),
)
RELEASES = st.one_of(st.just("all"), st.sets(st.sampled_from(SHAREABLE)))


def released(answers, choice):
    return release(score_sheet(check_answers(INSTRUMENT, answers), method=AssumedMean()), choice)


def joint(one, other):
    return joint_picture(one, other, INSTRUMENT, KNOWLEDGE)


def two(instrument, alex, sam, alex_releases="all", sam_releases="all", **more):
    return joint(
        release(scores_like(instrument, alex, **more), alex_releases),
        release(scores_like(instrument, sam, **more), sam_releases),
    )


def ids(picture):
    return [finding.id for finding in picture.findings]


def everything(instrument, level, **others):
    return {facet.id: level for facet in instrument.facets} | {k.replace("_", "-"): v for k, v in others.items()}


@settings(max_examples=60, deadline=None)
@given(SHEETS, SHEETS, RELEASES, RELEASES)
def test_swapping_the_partners_swaps_their_scores_and_nothing_else(one, other, one_releases, other_releases):
    first, second = released(one, one_releases), released(other, other_releases)
    forth, back = joint(first, second), joint(second, first)
    assert forth.findings == back.findings
    assert forth.people == back.people[::-1]


@settings(max_examples=60, deadline=None)
@given(SHEETS, SHEETS, st.sets(st.sampled_from(SHAREABLE), max_size=12), RELEASES, st.integers(1, 5))
def test_nothing_depends_on_what_is_not_released(one, other, one_releases, other_releases, level):
    """Two worlds that differ only in what Alex keeps: Sam's picture is the same in both."""
    blocks = {block.id for block in INSTRUMENT.blocks}
    told = {f.id for f in INSTRUMENT.facets if f.id in one_releases or f.block in one_releases & blocks}
    changed = {i.id: one[i.id] if i.facet in told else level for i in INSTRUMENT.items}
    second = released(other, other_releases)
    assert joint(released(one, one_releases), second) == joint(released(changed, one_releases), second)


@settings(max_examples=40, deadline=None)
@given(SHEETS, SHEETS, RELEASES, RELEASES)
def test_only_what_both_released_appears(one, other, one_releases, other_releases):
    picture = joint(released(one, one_releases), released(other, other_releases))
    allowed = set(SHAREABLE)
    for choice in (one_releases, other_releases):
        allowed &= allowed if choice == "all" else choice
    named = {s for f in picture.findings for s in (*f.facets, *f.speaks_for, *f.speaks_against)}
    assert named <= allowed
    assert all(person.keys() <= allowed for person in picture.people)
    assert all(finding.items == () for finding in picture.findings)


def test_roots_never_reach_a_joint_picture_however_they_are_named(instrument):
    roots = [f.id for f in instrument.facets_of("roots")] + ["roots"]
    assert two(instrument, 1, 5, roots, roots).people == ({}, {})


def test_a_facet_that_one_answered_too_little_is_absent_for_both(instrument):
    picture = two(instrument, everything(instrument, 4), {"trust": 4})
    assert set(picture.people[0]) == set(picture.people[1]) == {"trust"}


def test_both_bright_is_a_strength(instrument):
    assert ids(two(instrument, {"trust": 5}, {"trust": 4}))[0] == "strength-trust"


def test_nothing_bright_is_said_kindly(instrument):
    assert ids(two(instrument, 2, 2))[0] == "nothing-bright"


def test_nothing_released_says_nothing(instrument):
    assert two(instrument, 2, 5, [], []).findings == ()


def test_a_difference_is_named_without_a_direction_or_a_size(instrument):
    one, other = (two(instrument, {"fairness": a}, {"fairness": b}) for a, b in ((1, 5), (4, 1)))
    assert "difference-fairness" in ids(one)
    assert [f.text for f in one.findings] == [f.text for f in other.findings]


def test_a_difference_is_named_with_care_where_one_side_cant_be_told_yet(instrument):
    one, other = (release(scores_like(instrument, {"fairness": level}), "all") for level in (1, 5))
    unsure = replace(other.own["fairness"], band="can't tell yet")
    for second, words in (
        (other, "You two answered differently"),
        (replace(other, own={**other.own, "fairness": unsure}), "Your answers may differ"),
    ):
        for picture in (joint(one, second), joint(second, one)):
            found = next(f for f in picture.findings if f.id == "difference-fairness")
            assert found.text.startswith(f"{words} about what is fair.")


def test_two_who_both_say_mostly_yes_do_not_differ(instrument):
    assert "difference-trust" not in ids(two(instrument, {"trust": 5}, {"trust": 4}))


def test_a_good_guess_is_celebrated_and_a_miss_becomes_a_question(instrument):
    levels = {"listening": 4, "appreciation": 1}
    picture = two(instrument, levels, levels, guesses={"listening": 4, "appreciation": 5})
    assert {"guess-listening", "ask-appreciation"} <= set(ids(picture))
    miss = next(f for f in picture.findings if f.id == "ask-appreciation")
    assert "?" in miss.text


def test_a_guess_about_what_the_other_keeps_says_nothing(instrument):
    levels = {"listening": 4, "trust": 4}
    picture = two(instrument, levels, levels, "all", ["trust"], guesses={"listening": 4})
    assert not [i for i in ids(picture) if i.startswith(("guess-", "ask-"))]


def test_living_like_roommates(instrument):
    levels = {"openness": 1, "time-and-attention": 1, "shared-life": 1, "trust": 4}
    assert "pattern-like-roommates" in ids(two(instrument, levels, levels))
