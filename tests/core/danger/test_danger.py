"""Words of danger are found with the coach's own rules, wherever somebody writes for themselves."""

import pytest

from glitterball.adapters import content
from glitterball.core.coach.helping import help_needed
from glitterball.core.danger import danger_in

WORDS = content.coach_words()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("i do not want to be alive", "self-harm"),
        ("That you stopped hitting me. When you hit me I froze", "violence"),
        ("I will hurt you", "harm-to-partner"),
        ("how you hum when you cook", None),
        ("", None),
        ("\x00 🙂 …", None),
    ],
)
def test_it_is_found_or_it_is_not(text, rule):
    found = danger_in(text, WORDS)
    assert (found.name if found else None) == rule


def test_there_is_one_list_of_such_words():
    from glitterball.adapters.coach import coach_knowledge
    from glitterball.core.coach.message import read_message

    for text in ("I wish I was dead", "you scare me", "thank you for the tea"):
        message = read_message(text, WORDS.spelling, WORDS.lexicon)
        assert danger_in(text, WORDS) == help_needed(message, coach_knowledge())
