"""What the coach says of whole messages: the traps that it must not fall into, and what it must see."""

import pytest

from glitterball.core.coach import HARMFUL

HARM = set(HARMFUL)


def test_a_fake_i_statement_is_blame(read):
    reading = read("I feel that you are selfish")
    assert "blame" in reading.labels
    assert "i_statement" not in reading.labels


@pytest.mark.parametrize(
    "text",
    [
        "you always know what to say, thank u",
        "You never fail to make me laugh",
        "I'm fine, just tired",
        "I'm fine, thanks, how are you?",
        "whatever film you fancy, I'm easy",
        "The dog is such an idiot, he barked at the mirror",
        "If the train is late I'm getting a taxi",
        "it's not your fault the cake sank, my oven's useless",
        "My brother blamed the dog for it, classic",
        "the train is always late",
        "",
        "   ",
        "😂😂",
    ],
)
def test_what_hurts_nobody_is_left_as_it_is(text, read):
    reading = read(text)
    assert not HARM & set(reading.labels)
    assert reading.leave_as_is
    assert reading.suggestions == ()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("It's your fault we missed the train", "blame"),
        ("You never help", "generalisation"),
        ("You're so selfish", "criticism"),
        ("You moron, that was the only key", "contempt"),
        ("I already apologised, why do you keep bringing it up", "defensiveness"),
        ("whatever", "stonewalling"),
        ("do that one more time and we're over", "threat"),
        ("I felt sad when you left without a hug", "i_statement"),
        ("That must have been so frightening for you", "validation"),
        ("how do you feel when I travel for work?", "open_question"),
        ("Thank you for listening", "appreciation"),
        ("I'm afraid of becoming a burden to you", "vulnerability"),
        ("can we try that again, calmer this time?", "repair"),
        ("Would you come with me to the vet on Friday?", "request"),
        ("Bins go out tonight", "neutral"),
    ],
)
def test_each_label_is_found(text, label, read):
    assert label in read(text).labels


def test_mind_reading_is_its_own_finding_and_counts_as_blame(read):
    reading = read("You just want to punish me for going out")
    assert "mind_reading" in {finding.label for finding in reading.findings}
    assert "blame" in reading.labels


def test_a_finding_points_at_the_writers_own_words(read):
    text = "😀 thanks for tea. u embarrassed me infront of my boss"
    reading = read(text)
    assert all(text[finding.start : finding.end] == finding.text for finding in reading.findings)
    assert any("u embarrassed" in finding.text for finding in reading.findings)


def test_sarcasm_lowers_confidence(read):
    plain = {f.label: f.confidence for f in read("Thanks so much for your help today").findings}
    sour = {f.label: f.confidence for f in read("Thanks so much for your help today 🙄").findings}
    assert sour.get("appreciation", 0) < plain["appreciation"]


def test_the_same_text_gets_the_same_answer(read):
    text = "You never listen. I feel alone, and you just laugh at me."
    assert read(text) == read(text)


def test_what_is_good_is_said(read):
    assert read("Thank you for listening to me moan for an hour").good


@pytest.mark.parametrize("text", ["Ok", "ok", "Okay", "k", "Sure", "Fine, see you at 6", "you never let me down"])
def test_short_answers_and_praise_are_no_harm(text, read):
    assert read(text).leave_as_is


@pytest.mark.parametrize("text", ["You never listen to me", "you lied to me", "Whatever. I'm done talking."])
def test_kind_words_are_needed_to_outweigh_harm(text, read):
    assert not read(text).leave_as_is
