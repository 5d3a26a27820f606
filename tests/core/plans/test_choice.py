"""Practices follow from findings."""

import pytest

from glitterball.adapters import content
from glitterball.core.picture import joint_picture, own_picture, release
from glitterball.core.plans import choose_practices, first_step
from glitterball.core.plans.choice import MOST_PRACTICES
from tests.people import scores_like

PRACTICES = content.practices_by_id().values()


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5])
def test_each_practice_of_a_shared_picture_is_harmless_and_for_two(instrument, knowledge, level):
    both = release(scores_like(instrument, level), "all")
    steps = choose_practices(joint_picture(both, both, instrument, knowledge), PRACTICES, instrument)
    assert steps
    assert all(step.practice.care == "none" and step.practice.who != "alone" for step in steps)


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5])
def test_the_first_practice_is_small_enough_for_tonight(instrument, knowledge, level):
    steps = choose_practices(own_picture(scores_like(instrument, level), knowledge), PRACTICES, instrument)
    assert steps[0].practice.when == "tonight"
    assert steps[0].practice.minutes <= 10
    assert steps[0].practice.who != "together"


def test_each_practice_names_the_findings_it_answers_to(instrument, knowledge):
    picture = own_picture(scores_like(instrument, {"openness": 1, "listening": 2, "trust": 5}), knowledge)
    steps = choose_practices(picture, PRACTICES, instrument)
    found = {finding.id for finding in picture.findings}
    assert all(step.why and set(step.why) <= found for step in steps)


def test_at_most_four_and_no_practice_twice(instrument, knowledge):
    steps = choose_practices(own_picture(scores_like(instrument, 1), knowledge), PRACTICES, instrument)
    assert len({step.practice.id for step in steps}) == len(steps) <= MOST_PRACTICES


def test_an_empty_picture_gets_no_practice(instrument, knowledge):
    assert choose_practices(own_picture(scores_like(instrument, {}), knowledge), PRACTICES, instrument) == ()


def own(instrument, knowledge, light, **more):
    return own_picture(scores_like(instrument, light, **more), knowledge)


@pytest.mark.parametrize("dim", ["emotional-safety", "gentleness"])
def test_who_may_not_be_safe_is_offered_nothing_that_involves_the_other(instrument, knowledge, dim):
    picture = own(instrument, knowledge, {facet.id: 2 for facet in instrument.facets} | {dim: 1})
    steps = choose_practices(picture, PRACTICES, instrument)
    assert steps
    assert {(step.practice.who, step.practice.care) for step in steps} == {("alone", "none")}


def test_beside_a_fresh_hurt_nothing_tender_is_offered(instrument, knowledge):
    picture = own(instrument, knowledge, {facet.id: 3 for facet in instrument.facets} | {"letting-go": 1, "trust": 2})
    assert picture.has_fresh_hurt
    assert {step.practice.care for step in choose_practices(picture, PRACTICES, instrument)} == {"none"}


def test_what_is_bright_never_asks_for_something_tender(instrument, knowledge):
    steps = choose_practices(own(instrument, knowledge, 5), PRACTICES, instrument)
    assert {step.practice.care for step in steps} == {"none"}


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_at_most_one_takes_long(instrument, knowledge, level):
    both = release(scores_like(instrument, level), "all")
    steps = choose_practices(joint_picture(both, both, instrument, knowledge), PRACTICES, instrument)
    assert sum(step.practice.minutes > 30 for step in steps) <= 1


def test_each_dim_finding_has_a_first_step_that_may_be_offered(instrument, knowledge):
    picture = own(instrument, knowledge, {facet.id: 2 for facet in instrument.facets} | {"emotional-safety": 1})
    for finding in picture.findings:
        if not finding.is_bright and finding.facets:
            step = first_step(finding, picture, PRACTICES, instrument)
            assert step is None or (step.who, step.care) == ("alone", "none")
