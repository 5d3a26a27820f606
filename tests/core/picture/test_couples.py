"""Six couples, their answers typed as real people would give them: what their pictures must and must not say."""

import json
from pathlib import Path

import pytest

from glitterball.adapters import content
from glitterball.adapters.couple_file import read_couple_file
from glitterball.core.picture import joint_picture, own_picture, release
from glitterball.core.scores import AssumedMean, score_sheet

INSTRUMENT = content.latest_instrument()
KNOWLEDGE = content.picture_knowledge()
FOLDER = Path(__file__).parents[2] / "couples"
COUPLES = sorted(path.stem for path in FOLDER.glob("*.json"))

JOINT = {
    "happy-twelve-years": (
        {"strength-trust", "strength-emotional-safety", "pattern-closeness-holds"},
        {"nothing-bright", "difference-trust"},
    ),
    "roommates-two-children": (
        {"strength-trust", "dim-openness", "difference-fairness", "pattern-like-roommates"},
        {"strength-fairness", "pattern-closeness-holds", "pattern-logistics-only", "difference-passion"},
    ),
    "asking-and-going-quiet": (
        {"strength-trust", "dim-staying-present", "pattern-pursue-and-withdraw"},
        {"pattern-silent-resentment", "pattern-like-roommates", "cause-demand-withdraw"},  # the pattern says it
    ),
    "after-an-affair": (
        {"strength-commitment", "difference-trust", "difference-letting-go", "pattern-hurt-still-healing"},
        {"strength-trust", "cause-different-emotional-needs", "cause-holding-grudges", "cause-betrayal"},
    ),
    "one-low-one-worried": (
        {"strength-trust", "dim-openness"},
        {"cause-depression", "cause-anxiety", "pattern-pursue-and-withdraw", "cause-style-mismatch-direct-indirect"},
    ),
    "one-releases-little": (
        {"strength-time-and-attention", "strength-appreciation"},
        {"difference-emotional-safety", "difference-needs-and-boundaries", "block-balance", "nothing-bright"},
    ),
}
OWN = {
    ("happy-twelve-years", 0): ({"strength-trust", "note-roots-steady"}, {"nothing-bright", "note-low-light"}),
    ("happy-twelve-years", 1): ({"strength-letting-go"}, {"dim-naming-feelings"}),
    ("roommates-two-children", 0): (
        {"dim-fairness", "cause-busyness", "note-low-light"},
        {"strength-fairness", "cause-routine"},
    ),
    ("roommates-two-children", 1): ({"dim-openness", "note-sexual-life-quiet"}, {"note-low-light"}),
    ("asking-and-going-quiet", 0): (
        {"note-distance-feels-risky", "dim-staying-present"},
        {"note-closeness-feels-risky"},
    ),
    ("asking-and-going-quiet", 1): (
        {"note-closeness-feels-risky", "dim-staying-present"},
        {"note-distance-feels-risky"},
    ),
    ("after-an-affair", 0): (
        {"strength-commitment", "note-hurt-still-open", "note-low-light"},
        {
            "cause-anxious-attachment",
            "cause-insecure-attachment",
            "cause-holding-grudges",
            "note-distance-feels-risky",
            "note-reassurance-wears-off",
            "note-stressed-not-distant",
        },
    ),
    ("after-an-affair", 1): (
        {"strength-closeness-at-home", "note-worth-leans-on-others"},
        {"cause-different-emotional-needs", "note-hurt-still-open"},
    ),
    ("one-low-one-worried", 0): (
        {"strength-trust", "note-low-light", "cause-depression"},
        {"cause-routine", "nothing-bright"},
    ),
    ("one-low-one-worried", 1): (
        {"strength-commitment", "dim-openness", "note-low-light"},
        {"note-closeness-feels-risky"},
    ),
    ("one-releases-little", 0): (
        {"dim-emotional-safety", "cause-protective-silence", "cause-aggression-hostility"},
        {
            "cause-unmet-needs",
            "cause-different-emotional-needs",
            "cause-low-self-esteem-contingent-worth",
            "note-closeness-sought-elsewhere",
        },
    ),
    ("one-releases-little", 1): ({"strength-commitment"}, {"dim-emotional-safety"}),
}


def partners(slug):
    return read_couple_file(FOLDER / f"{slug}.json", content.instruments()).partners


def scored(partner):
    return score_sheet(partner.sheet, method=AssumedMean())


def joint(first, second):
    released = [release(scored(partner), partner.release) for partner in (first, second)]
    return joint_picture(*released, INSTRUMENT, KNOWLEDGE)


def ids(picture):
    return {finding.id for finding in picture.findings}


@pytest.mark.parametrize("slug", COUPLES)
def test_the_joint_picture_says_what_matters_and_not_what_would_be_wrong(slug):
    must, must_not = JOINT[slug]
    found = ids(joint(*partners(slug)))
    assert must <= found
    assert not must_not & found


@pytest.mark.parametrize(("slug", "which"), sorted(OWN))
def test_the_own_picture_says_what_matters_and_not_what_would_be_wrong(slug, which):
    must, must_not = OWN[slug, which]
    found = ids(own_picture(scored(partners(slug)[which]), KNOWLEDGE))
    assert must <= found
    assert not must_not & found


@pytest.mark.parametrize("slug", COUPLES)
def test_a_strength_never_stands_beside_a_dim_side_or_a_difference_about_the_same(slug):
    found = ids(joint(*partners(slug)))
    strengths = {each.removeprefix("strength-") for each in found if each.startswith("strength-")}
    assert not {f"{kind}-{facet}" for kind in ("dim", "difference") for facet in strengths} & found


@pytest.mark.parametrize("slug", COUPLES)
def test_swapping_leaves_the_findings_equal(slug):
    first, second = partners(slug)
    forth, back = joint(first, second), joint(second, first)
    assert forth.findings == back.findings
    assert forth.people == back.people[::-1]


@pytest.mark.parametrize("kept_answer", [1, 5, None])
def test_what_is_kept_leaves_no_trace(kept_answer, tmp_path):
    """She releases four facets: whatever she answered elsewhere, the joint picture is the same."""
    slug = "one-releases-little"
    written = json.loads((FOLDER / f"{slug}.json").read_text(encoding="utf-8"))
    her = written["partners"][0]
    kept = {i.id for i in INSTRUMENT.items if i.facet not in her["release"]}
    her["answers"] = {
        item: kept_answer if item in kept else answer
        for item, answer in her["answers"].items()
        if item not in kept or kept_answer is not None
    }
    path = tmp_path / "other-world.json"
    path.write_text(json.dumps(written), encoding="utf-8")
    other_world = joint(*read_couple_file(path, content.instruments()).partners)
    picture = joint(*partners(slug))
    assert other_world == picture
    assert set(picture.people[0]) == set(picture.people[1]) == set(her["release"])
    assert {facet for finding in picture.findings for facet in finding.facets} <= set(her["release"])
