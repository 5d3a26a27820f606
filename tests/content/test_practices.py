"""Practices are complete, and name only what exists."""

import pytest

from glitterball.adapters import content

PRACTICES = content.practices_by_id()
INSTRUMENT = content.latest_instrument()


def test_at_least_twelve():
    assert len(PRACTICES) >= 12


@pytest.mark.parametrize("practice", PRACTICES.values(), ids=PRACTICES)
def test_a_practice_is_complete_and_says_when_not_to_do_it(practice):
    assert 3 <= len(practice.steps) <= 7
    assert practice.openers
    assert practice.pitfalls
    assert any("afraid" in line for line in practice.not_when)
    assert set(practice.serves) <= INSTRUMENT.facet_by_id.keys()
    assert set(practice.evidence) <= content.evidence_by_id().keys()
    assert practice.when != "tonight" or practice.minutes <= 10
    assert "!" not in f"{practice.purpose}{practice.steps}{practice.example}{practice.openers}"


def test_touch_sex_and_conflict_never_enter_a_shared_plan_by_themselves():
    assert {p.care for p in PRACTICES.values() if p.kind in {"touch", "sex", "conflict"}} == {"tender"}


def test_every_scored_facet_is_served():
    served = {facet for practice in PRACTICES.values() for facet in practice.serves}
    assert {facet.id for facet in INSTRUMENT.facets if facet.kind == "scored"} <= served


def test_every_facet_and_block_has_its_words():
    knowledge = content.picture_knowledge()
    assert knowledge.facets.keys() | knowledge.styles.keys() == INSTRUMENT.facet_by_id.keys()
    assert knowledge.blocks.keys() == INSTRUMENT.block_by_id.keys()
    for facet in INSTRUMENT.facets:
        if facet.is_shareable and facet.kind == "scored":
            words = knowledge.facets[facet.id]
            assert words.bright_together
            assert words.dim_together
            assert words.differ_together
            assert words.wish
