"""Where no clause can be turned round, the thing that a message is about is named, and nothing is said of it."""

import pytest

from glitterball.core.coach.message import read_message
from glitterball.core.coach.rewriting.topics import topic_frames


@pytest.fixture
def topics_of(coaching):
    """The topics of a message's sentences, each in its frame's own words."""

    def of(text):
        words = coaching.words
        message = read_message(text, words.spelling, words.lexicon)
        frames = [
            frame
            for sentence in message.sentences
            for frame in topic_frames(message, sentence, words.topics, words.rewriting)
        ]
        ends = ", and I would like us to talk about it."
        return [frame.removeprefix("I feel {feeling} about ").removesuffix(ends) for frame in frames]

    return of


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Must be nice to sleep while I do the night feeds", "the night feeds"),
        ("guess who paid the deposit. not u", "the deposit"),
        ("You got yourself a watch and there's a bill on the mat", "the bill"),
        ("It's the same every Christmas", "Christmas"),
        ("Ramadan, every year, I cook", "Ramadan"),
        ("its the same every christmas", "Christmas"),
        ("Funny, you had the energy for the pub", "the pub"),
        ("this bloody mortgage was your idea", "this mortgage"),
        ("And who paid the fine from your holiday?", "the fine from your holiday"),
        ("You sat there at my sister's wedding and texted", "my sister's wedding"),
        ("Signal enough to post pictures from the bar though", "pictures from the bar"),
        ("Your mother runs this place", "how things are with your mother"),
        ("not one of you asked about the kids", "how things are with the kids"),
    ],
)
def test_what_a_message_is_about_is_named(text, topic, topics_of):
    assert topics_of(text)[:1] == [topic]


@pytest.mark.parametrize(
    "text",
    [
        "You act like a child when something goes wrong",  # a picture
        "Not one kind word since the wedding",  # a time
        "I was in the car for an hour",  # a place
        "You were on the phone to somebody",
        "The mortgage people rang and you said nothing",  # only half of a name
        "you're a joke of a man",
        "Nice night out while I was cleaning",  # a verb
        "She looks just like your mother",
        "You did it again, didn't you",
    ],
)
def test_pictures_places_and_halves_of_names_are_no_topics(text, topics_of):
    assert topics_of(text) == []


def test_a_message_without_a_clause_to_turn_gets_its_topic(read):
    suggestion = read("guess who paid the deposit. not u").suggestions[0]
    assert suggestion.kind == "rewrite"
    assert suggestion.text.endswith("about the deposit, and I would like us to talk about it.")
    assert len(suggestion.feelings) == 3


def test_an_excuse_is_not_about_what_hurt_the_writer(read):
    reading = read("It was one drink, so don't start on me about the pub")
    assert "defensiveness" in reading.labels
    assert "talk about it" not in " ".join(suggestion.text for suggestion in reading.suggestions)
