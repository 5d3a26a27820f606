"""The line to give: chosen alone, nothing ticked, taken back as easily, and nothing of it shows to the other."""

import pytest
from django.test import Client

from glitterball.apps.reveals.access import own_answer_of
from glitterball.apps.reveals.models import Part
from tests import pairs
from tests.visits import lock, text_of

LINE, BACK, TURN = "/couple/line/", "/couple/line/take-back/", "/couple/together/turn/"
WORDS = "you warm the car"


def give(client, when="both", line=WORDS, **more):
    return client.post(LINE, {"line": line, "when": when, **more})


def test_the_line_of_the_check_waits_there_and_nothing_is_ticked(two):
    alex, _ = two
    sitting = alex.get("/check/").headers["Location"]
    alex.post(f"{sitting}line/", {"line": WORDS})
    page = alex.get(LINE).content.decode()
    assert WORDS in page
    assert " checked" not in page
    assert not Part.objects.exists()


def test_given_and_taken_back(two):
    alex, _ = two
    assert give(alex).headers["Location"] == LINE
    assert "It opens on the second page" in text_of(alex.get(LINE))
    give(alex, line="you sing")  # a double press, another tab
    assert WORDS in text_of(alex.get(LINE))
    alex.post(BACK)
    assert not Part.objects.exists()
    alex.post(BACK)


def test_words_of_danger_lead_their_writer_to_help_and_change_nothing_else(two):
    alex, sam = two
    before = text_of(sam.get(LINE))
    said = text_of(give(alex, line="I want to kill myself"))
    assert "Your line is kept" in said
    assert "One thing, for you" in said
    assert Part.objects.count() == 1
    assert text_of(sam.get(LINE)) == before


def test_the_others_page_is_the_same_whatever_one_gave(two):
    alex, sam = two
    before = text_of(sam.get(LINE))
    give(alex)
    assert text_of(sam.get(LINE)) == before
    alex.post(BACK)
    give(alex, when="anyway")
    assert text_of(sam.get(LINE)) == before
    give(sam, line="you hum")
    own = text_of(sam.get(LINE))
    alex.post(BACK)
    assert text_of(sam.get(LINE)) == own


def test_the_other_hears_of_it_only_if_one_wants_it(two):
    alex, sam = two
    give(alex, tells="on")
    assert "there is a line for you" in text_of(sam.get(LINE))
    assert WORDS not in text_of(sam.get(LINE))


def test_once_both_are_open_it_is_theirs(two):
    alex, sam = two
    give(alex)
    give(sam, line="you hum")
    for client in two:
        pairs.show(client)
    sam.post(TURN, {"at": 0, "way": "on"})
    assert "Both of you can read both" in text_of(alex.get(LINE))
    alex.post(BACK)
    assert Part.objects.count() == 2


def test_taken_back_at_the_moment_when_the_other_opens_both_it_stays_and_the_page_says_so(two, monkeypatch):
    alex, sam = two
    give(alex)
    give(sam, line="you hum")
    for client in two:
        pairs.show(client)

    def looked_at_before_the_other_turns(*arguments, **more):
        given = own_answer_of(*arguments, **more)
        sam.post(TURN, {"at": 0, "way": "on"})
        return given

    with monkeypatch.context() as at_that_moment:
        at_that_moment.setattr("glitterball.apps.together.line.own_answer_of", looked_at_before_the_other_turns)
        assert alex.post(BACK).headers["Location"] == LINE
    assert "Both of you can read both" in text_of(alex.get(LINE))
    assert Part.objects.count() == 2


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"line": "", "when": "both"}, "There is no line yet"),
        ({"line": " \u2028 ", "when": "both"}, "There is no line yet"),
        ({"line": "x" * 501, "when": "both"}, "a little long"),
        ({"line": WORDS}, "choose when your partner may read it"),
        ({"line": WORDS, "when": "now"}, "choose when your partner may read it"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_lost(two, sent, says):
    alex, _ = two
    answer = alex.post(LINE, sent)
    assert answer.status_code == 422
    assert says in text_of(answer)
    assert sent["line"].strip() in answer.content.decode()
    assert not Part.objects.exists()


def test_behind_a_lock_it_waits(two):
    alex, _ = two
    give(alex)
    lock(alex)
    alex.post("/you/close/")
    assert WORDS not in text_of(alex.get(LINE))


def test_nobody_else_has_such_a_page(two, robin):
    give(two[0])
    assert robin.get(LINE).headers["Location"] == "/couple/"
    assert give(robin).headers["Location"] == "/couple/"
    assert robin.post(BACK).headers["Location"] == "/couple/"
    assert Client().get(LINE).status_code == 404
    assert Part.objects.count() == 1
