"""Each pattern, cause and note brings along examples of firing and of not firing; here they are tried."""

from dataclasses import dataclass

import pytest

from glitterball.adapters import content
from glitterball.adapters.content.books import CHECKOUT
from glitterball.adapters.content.picture import read_cause, read_note, read_pattern
from glitterball.adapters.content.rules import rule_of
from glitterball.core.picture.rules import judge
from glitterball.core.scores import Band, band_of

PRACTICES = content.practices_by_id()
INSTRUMENT = content.latest_instrument()
PATTERNS = sorted((CHECKOUT / "en/patterns").glob("*.yaml"))
NOTES = sorted((CHECKOUT / "en/notes").glob("*.yaml"))
CAUSES = sorted((CHECKOUT / "en/causes").glob("*.md"))
REQUIRED_PATTERNS = {
    "pursue-and-withdraw",
    "push-and-pull",
    "like-roommates",
    "logistics-only",
    "taken-for-granted",
    "silent-resentment",
    "fights-without-repair",
    "undiscussed-differences",
    "different-styles",
    "different-ease-with-words",
    "separate-lives",
}


@dataclass(frozen=True)
class Light:
    value: float
    standard_error: float = 7.4

    @property
    def band(self) -> Band:
        return band_of(self.value, self.standard_error)


def people_of(scores, n_people):
    """The people of an example: scale → one value a person, nothing for glass."""
    people = tuple({} for _ in range(n_people))
    for scale, values in scores.items():
        for person, value in zip(people, values if isinstance(values, list) else [values], strict=True):
            if value is not None:
                person[scale] = Light(value)
    return people


def verdict(rule, scores, n_people):
    judged = judge(rule, people_of(scores, n_people))
    return judged.certainty if judged else "silent"


def cases():
    for path in PATTERNS:
        form = read_pattern(path)
        for example in form.examples:
            yield pytest.param(
                rule_of(path, form.speaks_for, form.against), example.scores, 2, example.expect, id=form.id
            )
    for path in NOTES:
        form = read_note(path)
        for example in form.examples:
            yield pytest.param(
                rule_of(path, form.speaks_for, form.against), example.scores, 1, example.expect, id=form.id
            )
    for path in CAUSES:
        form, _ = read_cause(path)
        for example in form.examples:
            if example.together is not None:
                rule = rule_of(path, form.together.speaks_for, form.together.against)
                yield pytest.param(rule, example.together, 2, example.expect, id=f"{form.id} together")
            else:
                rule = rule_of(path, form.speaks_for, form.against)
                yield pytest.param(rule, example.scores, 1, example.expect, id=form.id)


@pytest.mark.parametrize(("rule", "scores", "n_people", "expected"), list(cases()))
def test_a_rule_says_what_its_example_expects(rule, scores, n_people, expected):
    assert verdict(rule, scores, n_people) == expected
    assert verdict(rule, {k: v[::-1] if isinstance(v, list) else v for k, v in scores.items()}, n_people) == expected


def rules():
    for path in PATTERNS:
        form = read_pattern(path)
        yield pytest.param(form.examples, [form.speaks_for, form.against], id=form.id)
    for path in NOTES:
        form = read_note(path)
        yield pytest.param(form.examples, [form.speaks_for, form.against], id=form.id)
    for path in CAUSES:
        form, _ = read_cause(path)
        if form.speaks_for:
            yield pytest.param(form.examples, [form.speaks_for, form.against], id=form.id)


@pytest.mark.parametrize(("examples", "_"), list(rules()))
def test_each_rule_is_shown_firing_and_not_firing(examples, _):
    expected = {example.expect for example in examples}
    assert "silent" in expected
    assert expected & {"fits", "may fit"}


def known_scales():
    return INSTRUMENT.facet_by_id.keys() | INSTRUMENT.block_by_id.keys()


@pytest.mark.parametrize(
    "rule", [*content.picture_knowledge().patterns, *content.picture_knowledge().notes], ids=lambda r: r.id
)
def test_a_rule_names_facets_that_exist_and_a_practice_to_begin_with(rule):
    assert {c.scale for a in (*rule.rule.speaks_for, *rule.rule.speaks_against) for c in a} <= known_scales()
    assert rule.first_step in PRACTICES


@pytest.mark.parametrize("cause", content.picture_knowledge().causes, ids=lambda cause: cause.id)
def test_a_cause_names_facets_practices_and_evidence_that_exist(cause):
    both = [cause.rule, *([cause.rule_together] if cause.rule_together else [])]
    assert {c.scale for rule in both for a in (*rule.speaks_for, *rule.speaks_against) for c in a} <= known_scales()
    assert set(cause.practices) <= PRACTICES.keys()
    assert cause.practices
    assert set(cause.evidence) <= content.evidence_by_id().keys()
    assert bool(cause.says_together) == bool(cause.rule_together)


def shared_rules():
    knowledge = content.picture_knowledge()
    return [p.rule for p in knowledge.patterns] + [c.rule_together for c in knowledge.causes if c.rule_together]


def test_no_shared_rule_looks_at_roots():
    roots = {facet.id for facet in INSTRUMENT.facets_of("roots")} | {"roots"}
    named = {c.scale for rule in shared_rules() for a in (*rule.speaks_for, *rule.speaks_against) for c in a}
    assert not named & roots


def test_the_patterns_that_were_asked_for_are_there():
    assert {path.stem for path in PATTERNS} >= REQUIRED_PATTERNS
