import json

import msgspec
import pytest

from glitterball.adapters import content
from glitterball.core.instruments import Instrument
from glitterball.core.picture import PictureKnowledge
from glitterball.core.reports import Report
from tests.people import scores_like
from tests.reporting import ROOMMATES, joint_report, joint_report_of, own_report


def text_of(report: Report) -> str:
    """All that a report says, the lights aside."""
    return json.dumps(msgspec.to_builtins(report), ensure_ascii=False)


@pytest.fixture(scope="module")
def own() -> Report:
    return own_report(ROOMMATES)


@pytest.fixture(scope="module")
def joint() -> Report:
    return joint_report(ROOMMATES, ROOMMATES | {"passion": 5, "fairness": 1})


def test_bright_things_come_first_two_at_length_and_the_others_by_name(joint: Report):
    assert [thing.title for thing in joint.bright.first] == ["Commitment", "Reliability and trust"]
    happy = joint_report(5, 5)
    assert happy.bright.has_any
    assert len(happy.bright.first) == 2
    assert "Gentleness" in happy.bright.more


def test_where_nothing_is_bright_it_says_so_and_invents_nothing(knowledge: PictureKnowledge):
    report = joint_report(1, 2)
    assert [thing.text for thing in report.bright.first] == [knowledge.words.nothing_bright.joint]
    assert not report.bright.has_any
    assert report.bright.more is None


def test_a_loop_that_feeds_closeness_is_bright_and_never_stands_among_the_dim():
    report = joint_report(5, 5)
    assert [thing.title for thing in report.bright.loops] == ["Your closeness feeds itself"]
    assert report.dim.groups == ()


def test_alone_plain_glass_is_not_kept_from_anybody_and_both_reports_end_warmly(own: Report, joint: Report):
    assert "kept" not in own.facets.glass
    assert "kept, or resting" in joint.facets.glass
    assert "put this away now" in own.closing.farewell
    assert "You two" in joint.closing.farewell


def test_each_hard_finding_has_a_first_step_and_no_strength_is_said_twice(own: Report, joint: Report):
    for report in (own, joint, joint_report(1, 1)):
        hard = [finding for group in report.dim.groups for finding in group.findings]
        assert hard[0].beside
        assert all(finding.first_step for finding in hard)
        hard += report.roots.notes if report.roots else ()
        strengths = [finding.beside for finding in hard if finding.beside]
        assert len(strengths) == len(set(strengths))


def test_a_first_step_is_told_at_length_once(own: Report, joint: Report):
    same = content.report_words().dim.step_same
    for report in (own, joint, joint_report(1, 1)):
        steps = [finding.first_step for group in report.dim.groups for finding in group.findings]
        told = [step for step in steps if step != same and "as above" not in step]
        assert steps[0] != same
        assert len(told) == len(set(told))
    assert same in steps


def test_the_sure_findings_of_a_kind_come_before_the_less_sure_ones(own: Report):
    for group in own.dim.groups:
        order = [["fits", "may fit", "can't tell yet"].index(finding.certainty) for finding in group.findings]
        assert order == sorted(order)


def test_tonight_is_one_tiny_practice_complete_with_words_to_start_with_and_when_not_to_do_it(joint: Report):
    tonight = joint.doing.tonight
    assert tonight.practice.when == "tonight"
    assert tonight.practice.steps
    assert tonight.practice.openers
    assert tonight.practice.not_when
    assert joint.doing.not_tonight
    assert tonight.practice not in [to_do.practice for to_do in joint.doing.this_week]


def test_the_wish_is_about_a_dim_side_and_left_out_where_all_is_bright(joint: Report):
    assert joint.surprise_and_wish.wish.title in {"Talk beyond logistics", "Time and attention"}
    happy = joint_report(5, 5).surprise_and_wish
    assert happy is None or happy.wish is None


def test_a_good_guess_is_the_surprise_before_a_miss_is(instrument: Instrument):
    def scores(guesses: dict[str, int]):
        return scores_like(instrument, ROOMMATES, guesses=guesses)

    good = joint_report_of(scores({"commitment": 5, "openness": 5}), scores({}))
    assert good.surprise_and_wish.surprise.title == "Commitment"
    assert [question.title for question in good.differences.questions] == ["Talk beyond logistics"]
    missed = joint_report_of(scores({"openness": 5}), scores({}))
    assert "Ask each other" in missed.surprise_and_wish.surprise.text
    assert missed.differences.questions == ()


def test_an_own_surprise_is_a_strength_where_the_block_is_not_bright():
    surprise = own_report(ROOMMATES).surprise_and_wish.surprise
    assert surprise.title == "Emotional safety"
    assert surprise.text.startswith("Closeness did not come out bright")


def test_liked_lines_stand_on_the_cover_only_if_both_wrote_one():
    both = joint_report(3, 3).cover.likes
    assert both == ()
    assert joint_report_of_likes("Your laugh.", None) == []
    assert joint_report_of_likes("Your laugh.", "   ") == []
    assert joint_report_of_likes("Your laugh.", "Your hands.") == [("Alex", "Your laugh."), ("Sam", "Your hands.")]


def joint_report_of_likes(first: str | None, second: str | None) -> list[tuple[str, str]]:
    scores = scores_like(content.latest_instrument(), 3)
    report = joint_report_of(scores, scores, likes=(first, second))
    return [(like.title, like.text) for like in report.cover.likes]


def test_a_joint_report_holds_no_wording_of_an_item_and_no_roots(joint: Report, instrument: Instrument):
    said = text_of(joint)
    assert not [item.id for item in instrument.items if item.text in said]
    assert joint.roots is None
    assert joint.asked is None
    assert not [f.id for f in instrument.facets if not f.is_shareable and f.id in joint.lights[0]]


def test_what_is_not_released_by_both_leaves_no_trace(instrument: Instrument):
    """Twin worlds: only what stays kept differs, and the reports are equal."""
    kept = {"passion": 1, "openness": 5, "fairness": 2, "mood-and-calm": 1}
    one, twin = (scores_like(instrument, ROOMMATES | light) for light in ({}, kept))
    other = scores_like(instrument, ROOMMATES)
    released = ["trust", "commitment", "time-and-attention"]
    assert text_of(joint_report_of(one, other, released=released)) == text_of(
        joint_report_of(twin, other, released=released)
    )


def test_swapping_the_partners_swaps_names_and_nothing_else(instrument: Instrument):
    first = scores_like(instrument, ROOMMATES, guesses={"commitment": 5})
    second = scores_like(instrument, ROOMMATES | {"fairness": 1, "style": 1, "passion": 5}, guesses={"openness": 5})
    straight = joint_report_of(first, second, names=("Alex", "Sam"), likes=("a line", "another"))
    swapped = joint_report_of(second, first, names=("Sam", "Alex"), likes=("another", "a line"))
    for part in ("bright", "surprise_and_wish", "doing", "dim", "closing"):
        assert getattr(straight, part) == getattr(swapped, part)
    pairs = zip(straight.facets.blocks, swapped.facets.blocks, strict=True)
    assert all(
        one.bars == tuple(reversed(other.bars)) and one.name == other.name and one.says == other.says
        for one, other in pairs
    )
    assert [said for said, _ in straight.differences.clear] == [said for said, _ in swapped.differences.clear]
    assert straight.triangle.sentence == swapped.triangle.sentence
    assert straight.facets.sentence == swapped.facets.sentence


def test_an_own_report_shows_the_way_from_items_to_every_finding(own: Report, instrument: Instrument):
    wording = {item.text for item in instrument.items}
    hard = [finding for group in own.dim.groups for finding in group.findings] + [*own.roots.notes]
    assert all(finding.asked and wording.issuperset(finding.asked) for finding in hard)
    listed = {text for _, items in own.asked.facets for text in items}
    assert all(listed.issuperset(finding.asked) for finding in hard)


def test_an_own_report_has_roots_with_notes_that_no_joint_one_has(own: Report):
    assert own.roots.block.name == "Roots"
    assert own.roots.notes
    assert not [row for block in own.facets.blocks for row in block.rows if row.name == "Ease with closeness"]


def test_a_side_that_is_described_gets_words_and_no_bar(own: Report):
    communication = next(block for block in own.facets.blocks if block.name == "Communication")
    assert [style.title for style in communication.styles] == ["Style, direct to indirect"]
    assert "Style, direct to indirect" not in [row.name for row in communication.rows]


def test_a_difference_in_style_has_words_and_no_bars(joint: Report):
    report = joint_report(ROOMMATES | {"style": 1}, ROOMMATES | {"style": 5})
    clear = {said.title: bars for said, bars in report.differences.clear}
    assert clear["Style, direct to indirect"] == ()
    assert {len(bars) for _, bars in joint.differences.clear} == {2}


def test_bars_lie_within_the_rail(own: Report):
    bars = [bar for block in own.facets.blocks for row in block.rows for bar in row.bars]
    assert all(0 <= bar.low <= bar.high <= 100 for bar in bars)


def test_the_ball_is_told_in_words(joint: Report):
    description = joint.cover.ball.description
    assert description.startswith("Bright for both: Emotional safety, Commitment, ")
    assert "Clearly different: Passion and Fairness and feeling valued." in description


def test_plain_glass_is_named_and_explained():
    scores = scores_like(content.latest_instrument(), ROOMMATES)
    report = joint_report_of(scores, scores, released=["trust", "openness"])
    assert report.facets.glass == content.picture_knowledge().words.glass.joint
    assert any("Listening" in (block.glass or "") for block in report.facets.blocks)


def test_an_empty_picture_says_what_will_be_there():
    scores = scores_like(content.latest_instrument(), {})
    report = joint_report_of(scores, scores)
    assert report.cover.ball.description == content.report_words().ball.empty
    assert report.bright.lead == content.report_words().bright.empty.joint
    assert report.doing.tonight is None
    assert report.doing.tonight_lead == content.report_words().doing.none
    assert report.facets.blocks == ()
    assert report.triangle is None


def test_after_the_short_check_bright_blocks_stand_in_for_facets():
    report = own_report(4, stages=(0, 1))
    assert report.bright.first[0].title == "Communication"
    assert all(block.rows == () for block in report.facets.blocks)


def test_the_triangle_is_drawn_for_two_only_if_both_released_all_of_closeness(instrument: Instrument):
    scores = scores_like(instrument, ROOMMATES)
    assert own_report(ROOMMATES).triangle.triangles
    assert len(joint_report_of(scores, scores).triangle.triangles) == 2
    closeness = [facet.id for facet in instrument.facets_of("closeness")]
    assert joint_report_of(scores, scores, released=closeness).triangle is not None
    assert joint_report_of(scores, scores, released=closeness[1:]).triangle is None


@pytest.mark.parametrize(
    ("passion", "commitment", "others", "key"),
    [
        (1, 5, 2, "commitment"),
        (5, 1, 2, "passion"),
        (1, 1, 5, "intimacy"),
        (3, 3, 3, "all-alike"),
        (5, 5, 2, "cannot-tell"),
    ],
)
def test_the_triangle_says_which_side_is_brightest(passion: int, commitment: int, others: int, key: str):
    light = {facet.id: others for facet in content.latest_instrument().facets}
    report = own_report(light | {"passion": passion, "commitment": commitment})
    assert report.triangle.sentence == content.picture_knowledge().words.triangle.own[key]


def test_two_whose_brightest_sides_differ_are_asked_which_they_enjoy():
    light = {facet.id: 3 for facet in content.latest_instrument().facets}
    report = joint_report(light | {"passion": 5}, light | {"commitment": 5})
    assert report.triangle.sentence == content.picture_knowledge().words.triangle.together["differ"]


def test_every_report_says_how_sure_it_is_and_where_help_is(own: Report, joint: Report, knowledge: PictureKnowledge):
    for report in (own, joint):
        assert knowledge.words.not_validated in report.closing.sure
        assert any(".35" in sentence for sentence in report.closing.sure)
        assert report.closing.afraid == knowledge.words.afraid
        assert report.closing.keep == knowledge.words.keep


def test_names_in_braces_are_not_read_as_a_place_to_fill(instrument: Instrument):
    scores = scores_like(instrument, 3)
    report = joint_report_of(scores, scores, names=("{first}", "{0}"))
    assert report.cover.for_whom == "For {first} and {0}"
    assert "belongs to {first}; the lower one" in report.facets.how_to_read
