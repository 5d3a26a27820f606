"""Rewrites: the writer's own words, clean when read again, nothing made up."""

import pytest

from glitterball.core.coach import HARMFUL


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("You never listen to me", "listen to me"),
        ("u constantly interrupt me when i talk", "interrupt me when I talk"),
        ("It's always me who has to make up first", "has to make up first"),
        ("How could you forget to pick up our own son", "forget to pick up our own son"),
        ("You should have told me", "told me"),
        ("You left the gas on again", "I felt hurt when you left the gas on again"),
        ("It's because of you that we're late", "I feel hurt that we're late"),
        ("When exactly were you going to tell me about the loan?", "I would have liked you to tell me about the loan"),
        ("Every time I talk you look at your phone", "when I talk and you look at your phone"),
        ("Stop twisting my words", "I would like you to stop twisting my words"),
        ("the mess in this house is down to you", "about the mess in this house"),
        ("You weren't here", "I felt hurt when you were not here"),
    ],
)
def test_a_clause_is_turned_round_in_its_own_words(text, kept, read):
    rewrites = [suggestion for suggestion in read(text).suggestions if suggestion.kind == "rewrite"]
    assert rewrites
    assert kept in rewrites[0].text
    assert len(rewrites[0].feelings) == 3


def test_a_rewrite_is_clean_with_each_feeling(read):
    for suggestion in read("You never help with the kids").suggestions:
        for feeling in suggestion.feelings:
            assert not set(HARMFUL) & set(read(suggestion.with_feeling(feeling)).labels)


def test_sentences_that_are_fine_stay_as_they_are(read):
    (suggestion, *_) = read("The soup is on the stove. You never ask about my day.").suggestions
    assert suggestion.text.startswith("The soup is on the stove.")


def test_where_the_words_give_no_rewrite_there_is_a_beginning_with_blanks(read):
    (suggestion,) = read("whatever").suggestions
    assert suggestion.kind == "opening"
    assert "…" in suggestion.text


def test_never_more_than_three(read):
    assert len(read("You never help. You always shout. You are so lazy. It's your fault.").suggestions) <= 3
