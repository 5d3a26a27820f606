"""The language that rules are written in."""

import pytest

from glitterball.core.coach.message import read_message
from glitterball.core.coach.patterns import (
    UnreadablePatternError,
    first_match,
    index_of,
    is_possible,
    parse_pattern,
    possible_of,
)


def matches(pattern, text, coaching):
    message = read_message(text, coaching.words.spelling, coaching.words.lexicon)
    return any(first_match(parse_pattern(pattern), message, sentence) for sentence in message.sentences)


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("you <absolute>", "you never once asked", True),
        ("you (really) <absolute>", "you really never asked", True),
        ("you .. asked", "you have never asked", True),
        ("you .. asked", "you have never ever once asked", False),
        ("you .. asked", "you, asked", False),
        ("if ~ leave", "if you do that, I leave", True),
        ("if ~ leave", "if you do that. I leave", False),
        ("how could you !help", "how could you help", False),
        ("how could you !help", "how could you do that", True),
        ("^^ whatever $$", "whatever.", True),
        ("^^ whatever $$", "whatever you like", False),
        ("^ you", "I know, you asked", True),
        ("say|tell me", "tell me", True),
    ],
)
def test_a_pattern_matches_what_it_says(pattern, text, expected, coaching):
    assert matches(pattern, text, coaching) is expected


@pytest.mark.parametrize("pattern", ["", "(you)", ".. you", "you (did not) ask", "^ $"])
def test_a_pattern_that_cannot_be_looked_up_is_refused(pattern):
    with pytest.raises(UnreadablePatternError):
        parse_pattern(pattern)


@pytest.mark.parametrize("text", ["You never listen to me", "I felt sad when you left, sorry. Can we try again?", "ok"])
def test_the_index_of_the_rules_finds_every_pattern_that_a_sentence_may_match(text, coaching):
    groups = [rule.when for rule in coaching.words.rules.rules]
    for sentence in read_message(text, coaching.words.spelling, coaching.words.lexicon).sentences:
        possible = [
            (number, at)
            for number, group in enumerate(groups)
            for at, pattern in enumerate(group)
            if is_possible(pattern, sentence)
        ]
        assert possible_of(index_of(groups), groups, sentence) == possible
