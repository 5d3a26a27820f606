"""Help first: fear, harm, self-harm."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "I'll hurt myself if you hang up",
        "I don't want to live any more",
        "i want to die",
        "you hit me again last night",
        "I'm scared of you",
        "I will kill you",
        "please don't hurt me",
        "you pushed me into the wall",
        "I will hurt you",
        "if you walk out I don't know what I'll do to myself",
        "if u leave me i wont be here in the morning",
        "maybe you'd care if I wasn't here any more",
        "I should just do it and then you'd all see",
        "you'd be happier if I was gone",
        "If I do something stupid tonight it'll be on you",
        "you won't let me see my sister",
    ],
)
def test_help_comes_before_coaching(text, read):
    reading = read(text)
    assert [suggestion.kind for suggestion in reading.suggestions] == ["help"]
    assert reading.findings == ()
    assert reading.good == ()
    assert not reading.leave_as_is


@pytest.mark.parametrize(
    "text",
    [
        "I'm dying for a coffee",
        "You hit the nail on the head",
        "I'm afraid of spiders",
        "this hill will kill me lol",
        "I hurt my knee at football",
        "I could kill myself laughing",
        "you beat me again at cards",
        "you pushed me into this job",
        "I hurt you and I'm sorry",
        "I'm sorry I wasn't here when you rang",
        "if u dont let me see ur messages i'll assume the worst",
        "if you leave at six I won't be here, I'm at the gym",
    ],
)
def test_figures_of_speech_need_no_help(text, read):
    assert "help" not in [suggestion.kind for suggestion in read(text).suggestions]
