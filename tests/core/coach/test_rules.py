"""Every rule speaks where its own examples say so, and is silent where they say so."""

from pathlib import Path

import pytest

from glitterball.adapters.content.books import CHECKOUT
from glitterball.adapters.content.coach import rule_forms
from glitterball.core.coach import HARMFUL, HELPFUL, counted
from glitterball.core.coach.labels import ONLY_IN_REPLIES
from glitterball.core.coach.message import read_message
from glitterball.core.coach.rules import speaking_rules

RULES = [form for _, form in rule_forms(Path(CHECKOUT) / "en")]
SPEAKS = [(rule.id, text) for rule in RULES for text in rule.speaks]
SILENT = [(rule.id, text) for rule in RULES for text in rule.silent]


def names_of(text, coaching):
    message = read_message(text, coaching.words.spelling, coaching.words.lexicon)
    return {hit.rule.name for hit in speaking_rules(coaching.words.rules, message)}


@pytest.mark.parametrize(("rule", "text"), SPEAKS)
def test_a_rule_speaks(rule, text, coaching):
    assert rule in names_of(text, coaching)


@pytest.mark.parametrize(("rule", "text"), SILENT)
def test_a_rule_is_silent(rule, text, coaching):
    assert rule not in names_of(text, coaching)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_examples_of_both_kinds_and_a_known_label(rule):
    assert min(len(rule.speaks), len(rule.silent)) >= 3
    assert counted(rule.label) in {*HARMFUL, *HELPFUL, *ONLY_IN_REPLIES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_reason_is_one_warm_plain_sentence(rule):
    assert rule.reason.endswith(".")
    assert "!" not in rule.reason
    assert len(rule.reason.split()) <= 30


def test_every_class_that_a_rule_names_is_in_the_lexicon(coaching):
    lexicon = coaching.words.lexicon
    known = {name for names in lexicon.words.values() for name in names}
    known |= {phrase.name for phrases in lexicon.phrases.values() for phrase in phrases}
    named = {
        name
        for rule in coaching.words.rules.rules
        for pattern in (*rule.when, *rule.unless)
        for step in pattern.steps
        for name in step.classes
    }
    assert named <= known
