"""One person's own picture."""

import pytest

from glitterball.core.picture import own_picture
from tests.people import scores_like


def own(instrument, knowledge, light, **more):
    return own_picture(scores_like(instrument, light, **more), knowledge)


def ids(picture, *kinds):
    return [finding.id for finding in picture.of_kind(*kinds)]


def everything(instrument, level, **others):
    return {facet.id: level for facet in instrument.facets} | {k.replace("_", "-"): v for k, v in others.items()}


def test_strengths_come_first_and_are_those_that_were_said(instrument, knowledge):
    picture = own(instrument, knowledge, everything(instrument, 2, trust=5, commitment=5))
    assert [finding.kind for finding in picture.findings[:2]] == ["strength", "strength"]
    assert set(ids(picture, "strength")) == {"strength-trust", "strength-commitment"}


def test_where_nothing_is_bright_it_says_so_and_invents_nothing(instrument, knowledge):
    picture = own(instrument, knowledge, 2)
    assert picture.findings[0].id == "nothing-bright"
    assert ids(picture, "strength") == []


def test_a_bright_block_is_enough_to_leave_that_sentence_out(instrument, knowledge):
    assert "nothing-bright" not in ids(own(instrument, knowledge, 5, stages=(0, 1)))


def test_every_finding_about_a_facet_leads_back_to_its_items(instrument, knowledge):
    for finding in own(instrument, knowledge, everything(instrument, 2, trust=5)).findings:
        for facet in finding.facets:
            assert {i.id for i in instrument.items_of(facet) if not i.is_guess} <= set(finding.items)


def test_roots_are_in_ones_own_picture(instrument, knowledge):
    picture = own(instrument, knowledge, everything(instrument, 4, ease_with_closeness=1, old_hurts_at_rest=1))
    assert any(finding.id.startswith(("note-", "dim-ease")) for finding in picture.findings)
    assert "ease-with-closeness" in picture.people[0]


def test_nothing_answered_is_an_empty_picture_and_no_verdict(instrument, knowledge):
    assert own(instrument, knowledge, {}).findings == ()


@pytest.mark.parametrize(("level", "word"), [(1, "direct"), (3, "between"), (5, "indirect")])
def test_style_is_described_without_a_better_end(instrument, knowledge, level, word):
    picture = own(instrument, knowledge, everything(instrument, 3, style=level))
    text = next(finding.text for finding in picture.findings if finding.id == "style-style")
    assert text == getattr(knowledge.styles["style"], word)


def test_guesses_change_nothing_in_ones_own_picture(instrument, knowledge):
    assert own(instrument, knowledge, 3, guesses=1).findings == own(instrument, knowledge, 3, guesses=5).findings
