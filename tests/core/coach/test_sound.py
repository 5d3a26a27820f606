"""What no rewrite may be, whichever way it was made; beside each refusal stands the like of it that is still shown."""

import pytest

from glitterball.core.coach.message import read_message
from glitterball.core.coach.rewriting.happening import what_happened
from glitterball.core.coach.rewriting.pointing import points_at_nothing
from glitterball.core.coach.rewriting.recasting import recast_sentence
from glitterball.core.coach.rewriting.sound import is_sound, says_something

REFUSED_AND_SHOWN = {
    "no verb behind you": ("I feel hurt when you where decency should be.", "I feel hurt when you hide the letters."),
    "no verb in a clause": ("I feel hurt when a dinner also like that.", "I feel hurt when a dinner ends in a row."),
    "a verdict": ("I felt hurt when you were not a brave man.", "I felt hurt when you were not there."),
    "a verdict after years": ("I feel hurt that you have been a guest here.", "I feel hurt that you have not asked."),
    "a trait": ("I feel hurt when you are shocked.", "I feel hurt when you are late for dinner."),
    "a guessed trait": (
        "I feel hurt when it seems to me that you are sly.",
        "I feel hurt when it seems to me that you are ashamed of me.",
    ),
    "what is owned": ("I felt hurt when you got money for a chain.", "I felt hurt when you got up and left."),
    "the writer's act": ("I feel hurt when I buy the wrong tickets.", "I feel hurt when I wait for you in the rain."),
    "the writer's act that was": ("I felt hurt when I sent it on the first.", "I felt hurt when I found her earring."),
    "what the writer has": (
        "I have all the tickets in a box, and I feel hurt about it.",
        "I have to hide my post from you, and I feel hurt about it.",
    ),
    "an excuse": (
        "I only said yes because you shouted, and I feel hurt about it.",
        "I sat there while you shouted, and I feel hurt about it.",
    ),
    "a threat in the frame": (
        "I feel hurt about the way you drink and I'll be telling the family.",
        "I feel hurt about the way you drink and shout.",
    ),
    "a threat of telling": (
        "I feel hurt when I stand up and tell it all.",
        "I feel hurt when I stand there alone.",
    ),
    "the end hangs": ("I feel hurt when you leave the paperwork til.", "I feel hurt when you leave the paperwork."),
    "a second half is gone": ("I feel hurt when you promise and it.", "I feel hurt when you promise and forget."),
    "a likeness": ("I feel hurt when you stand there like a fridge.", "I feel hurt when you stand there."),
    "irony": ("I felt hurt when you let me guess.", "I felt hurt when you let me down."),
    "no deed that was done": ("I feel hurt that you have staff.", "I feel hurt that you have taken my keys."),
    "a wish in the past": (
        "I feel hurt, and I would like you to held a job.",
        "I feel hurt, and I would like you to hold my hand.",
    ),
    "mock praise": ("I felt hurt when you moved a plate, congratulations.", "I felt hurt when you broke a plate."),
    "who wanted it": ("I feel hurt that you wanted the hay cut.", "I feel hurt that you forgot the hay."),
    "what somebody is": ("I feel hurt, and I miss how you used to be a man.", "I miss how you used to sing to me."),
    "a beast": ("I feel hurt when you sulk like a dog.", "I feel hurt when you treat me like a child."),
    "blame alone": (
        "She cancelled because of you, and I feel hurt about it.",
        "She cancelled because the train was late, and I feel hurt about it.",
    ),
    "who began": ("I felt hurt when you did it first.", "I felt hurt when you did it without me."),
    "a put-down": ("I feel hurt when you are nagging.", "I feel hurt when you are shouting."),
    "a second verb": (
        "I feel hurt about the way you shout now is one of them.",
        "I feel hurt about the way you shout at night.",
    ),
    "a jab that asks": (
        "I feel hurt, and I would like to ask: do you remember we have a daughter?",
        "I feel hurt, and I would like to ask: where did the holiday fund go?",
    ),
    "a thing was left out": (
        "I felt sad when you sold our for this job.",
        "I felt sad when you sold ours for this job.",
    ),
    "an absolute": (
        "There is always something, and I feel hurt about it.",
        "There is a hole in the roof, and I feel hurt about it.",
    ),
    "an absolute in other words": (
        "I feel hurt that you have not finished one thing you started.",
        "I feel hurt that you have not come to one of my concerts.",
    ),
    "what somebody knew": (
        "I felt hurt when you left me with them and you knew I'd hate it.",
        "I felt hurt when you left me with them for three hours.",
    ),
    "intent": ("I feel hurt when you do it on purpose.", "I feel hurt when you do it in front of my mother."),
    "an excuse for oneself": (
        "I feel hurt when you wind me up until I shout.",
        "I feel hurt when you shout at me until I cry.",
    ),
    "irony at the writer's cost": ("I feel hurt when everything is my fault.", "I feel hurt when everything is late."),
    "a jab about talking": (
        "I feel hurt when you are not one to talk after your party.",
        "I feel hurt when you are not there to talk after your party.",
    ),
    "a promise": ("I felt hurt when you promised bedtime.", "I was counting on you to do bedtime, and I feel hurt."),
    "what anybody saw, as a guess": (
        "I feel hurt when it seems to me that you chose the red one.",
        "I feel hurt when it seems to me that you only want the red one.",
    ),
    "a feeling about a feeling": (
        "I felt alone at the party, and I feel hurt about it.",
        "I sat alone at the party, and I feel hurt about it.",
    ),
    "a bare time": ("Thirty eight minutes: I feel hurt about that.", "Six hours late: I feel hurt about that."),
}


@pytest.mark.parametrize(("refused", "shown"), REFUSED_AND_SHOWN.values(), ids=REFUSED_AND_SHOWN)
def test_a_rewrite_that_no_friend_would_be_shown_is_refused_and_its_like_is_not(refused, shown, message, rewriting):
    assert not is_sound(message(refused), rewriting)
    assert is_sound(message(shown), rewriting)


@pytest.mark.parametrize(
    ("refused", "shown"),
    [
        (
            "I feel hurt when it seems to me that you enjoyed it.",
            "I feel hurt when it seems to me that you enjoyed us.",
        ),
        ("I felt hurt when you made it.", "I felt hurt when you made it about yourself."),
        ("I was alone on Sunday. I felt hurt when you forgot.", "I was alone. I felt hurt when you forgot me."),
    ],
)
def test_one_clause_alone_does_not_point_at_what_nobody_said(refused, shown, message, rewriting):
    assert not says_something(message(refused), rewriting)
    assert says_something(message(shown), rewriting)


@pytest.mark.parametrize(
    ("refused", "shown"),
    [
        ("You hear 'mm' in my vows?", "You hear 'mm' in my vows."),
        ("If this round fails and you went to the pub", "This round fails and you went to the pub"),
        ("Everything you touch you leave half done", "You leave everything half done"),
        ("You've got time for her garden, and never for ours", "You've got time for her garden, and I have none"),
        ("You say you support me but every time there is something", "You say you forgot"),
    ],
)
def test_what_is_asked_supposed_or_granted_is_no_charge(refused, shown, message, rewriting):
    def turned(text):
        read = message(text)
        return list(recast_sentence(read, read.sentences[0], rewriting))

    assert not [
        way
        for way in turned(refused)
        if way.startswith(("I feel {feeling} when you", "I felt {feeling}", "I feel {feeling} that"))
    ]
    assert turned(shown)


@pytest.mark.parametrize(
    ("text", "is_told"),
    [("The scan was on the fridge, in the calendar and in my bag", False), ("My scan is on Monday", True)],
)
def test_what_happened_is_told_whole_or_not_at_all(text, is_told, message, rewriting):
    read = message(text)
    assert bool(what_happened(read, read.sentences[0], rewriting)) == is_told


@pytest.fixture
def rewriting(coaching):
    return coaching.words.rewriting


@pytest.fixture
def message(coaching):
    """A text as the coach reads it."""
    return lambda text: read_message(text, coaching.words.spelling, coaching.words.lexicon)


@pytest.mark.parametrize(
    ("source", "rewrite", "is_fit"),
    [
        ("Your uncle laughed at my poem and you let him.", "I felt hurt when you let him.", False),
        ("You let him drive home.", "I felt hurt when you let him drive home.", True),
        (
            "Nine parcels in the wardrobe. You hid them.",
            "Nine parcels in the wardrobe. I felt hurt when you hid them.",
            True,
        ),
        ("The boiler broke and it was cold.", "I feel hurt when it was cold.", True),
    ],
)
def test_no_rewrite_points_at_what_it_left_out(source, rewrite, is_fit, message, rewriting):
    assert points_at_nothing(message(rewrite), message(source), rewriting) is not is_fit
