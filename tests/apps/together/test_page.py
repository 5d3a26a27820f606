"""Ten minutes: one page for two, turned by either, a double press turns one, and nobody is shown as here."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from glitterball.adapters import clock
from glitterball.adapters.rows.standing import stand_for
from glitterball.apps.reveals import actions as reveals
from glitterball.apps.reveals.subjects import LIKED_LINE
from glitterball.apps.together import actions
from glitterball.apps.together.access import step_of
from glitterball.apps.together.models import Evening
from glitterball.apps.together.steps import ENOUGH, LINES, REST, STEPS
from tests import pairs
from tests.visits import text_of

PAGE, WHERE, TURN = "/couple/together/", "/couple/together/where/", "/couple/together/turn/"


def turn(client, at, way="on", **more):
    return client.post(TURN, {"at": at, "way": way}, **more)


def at(client):
    return step_of(pairs.viewer_of(client), now=clock.now())


def mark_in(client) -> str:
    return re.search(r"\?mark=([\w-]+)", client.get(PAGE).content.decode()).group(1)


def give(client, line, **more):
    reveals.commit(viewer=pairs.viewer_of(client), subject=LIKED_LINE, words=line, now=clock.now(), **more)


def test_it_opens_when_both_show_something_and_not_before(two):
    alex, sam = two
    not_here = text_of(alex.get(PAGE))
    assert "Nothing to look at together just now" in not_here
    pairs.show(sam)
    assert text_of(alex.get(PAGE)) == not_here
    pairs.show(alex)
    assert "Ten minutes for the two of you" in text_of(alex.get(PAGE))


def test_both_see_the_same_page_at_the_same_step_to_the_end(shown):
    alex, sam = shown
    for step in range(ENOUGH):
        assert text_of(alex.get(PAGE)) == text_of(sam.get(PAGE)), STEPS[step]
        turn((alex, sam)[step % 2], step)
        assert at(alex) == at(sam) == min(step + 1, REST)
    turn(alex, REST, "enough")
    for client in shown:
        assert "Enough for tonight" in text_of(client.get(PAGE))
    turn(sam, ENOUGH, "again")
    assert at(alex) == 0


def test_every_page_says_something_kind_where_little_is_known():
    """Two who are dim everywhere still have ten minutes, and no page of them is hard."""
    alex, sam = pairs.couple(1, 1)
    for client in (alex, sam):
        pairs.show(client)
    for step, name in enumerate(STEPS):
        Evening.objects.update_or_create(couple_id=couple_id(alex), defaults={"step": step, "turned_at": clock.now()})
        page = text_of(alex.get(PAGE))
        assert "<h1>" in alex.get(PAGE).content.decode(), name
        assert "None" not in page, name
        assert "When did you last notice it?" not in page, name
        if name.startswith("bright"):
            assert "This page is yours to fill." in page
        if name == "rest":
            assert "That was the bright part" not in page
        if name == "surprise":
            assert "One surprise" in page


def couple_id(client):
    return pairs.viewer_of(client).couple


def test_a_double_press_turns_one_page(shown):
    alex, sam = shown
    turn(alex, 0)
    turn(alex, 0)
    turn(sam, 0)
    assert at(alex) == 1
    turn(sam, 1)
    for way in ("on", "back", "again"):
        turn(alex, 0, way)  # a press that was slow on its way, from a page that both have left
        assert at(alex) == 2


@pytest.mark.django_db(transaction=True)
def test_two_thumbs_at_one_moment_turn_one_page(shown):
    viewers = [pairs.viewer_of(client) for client in shown] * 3

    def press(viewer):
        try:
            stand_for(viewer.person, viewer.couple)
            actions.turn(viewer=viewer, at=0, way="on", now=clock.now())
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=len(viewers)) as threads:
        list(threads.map(press, viewers))
    assert at(shown[0]) == 1
    assert connection.is_usable()


def test_back_and_past_the_ends(shown):
    alex, _ = shown
    turn(alex, 0, "back")
    assert at(alex) == 0
    turn(alex, 0)
    turn(alex, 1, "back")
    assert at(alex) == 0


@pytest.mark.parametrize(
    "sent", [{}, {"at": "x", "way": "on"}, {"at": 0}, {"at": 0, "way": "off"}, {"at": 99, "way": "on"}]
)
def test_a_press_that_makes_no_sense_turns_nothing(shown, sent):
    alex, _ = shown
    assert alex.post(TURN, sent).headers["Location"] == PAGE
    assert not Evening.objects.exists()


def test_the_other_phone_hears_of_it_and_of_nothing_else(shown):
    alex, sam = shown
    mark = mark_in(sam)
    quiet = sam.get(WHERE, {"mark": mark})
    assert (quiet.status_code, quiet.content, quiet.headers.get("HX-Refresh")) == (204, b"", None)
    alex.get(PAGE)  # the other looks: nothing of it is heard
    assert "HX-Refresh" not in sam.get(WHERE, {"mark": mark}).headers
    turn(alex, 0)
    assert sam.get(WHERE, {"mark": mark}).headers["HX-Refresh"] == "true"
    assert sam.get(WHERE).headers["HX-Refresh"] == "true"


def test_what_is_taken_back_is_gone_from_the_open_page_at_the_next_look(shown):
    alex, sam = shown
    mark = mark_in(sam)
    alex.post("/couple/showing/take-back/", {"scale": "openness"})
    assert sam.get(WHERE, {"mark": mark}).headers["HX-Refresh"] == "true"
    mark = mark_in(sam)
    alex.post("/couple/showing/take-back/", {})
    assert sam.get(WHERE, {"mark": mark}).headers["HX-Refresh"] == "true"
    assert "Nothing to look at together just now" in text_of(sam.get(PAGE))
    turn(sam, 0)
    assert at(sam) == 0


def test_separating_stops_it_at_once(shown):
    alex, sam = shown
    turn(alex, 0)
    mark = mark_in(sam)
    alex.post("/couple/end/", {"sure": "on"})
    assert pairs.viewer_of(alex).couple is None
    stopped = sam.get(WHERE, {"mark": mark})
    assert (stopped.status_code, stopped.content, stopped.headers["HX-Refresh"]) == (204, b"", "true")
    assert sam.get(PAGE).headers["Location"] == "/couple/"
    assert turn(sam, 1).headers["Location"] == PAGE
    assert not Evening.objects.exists()


def test_a_phone_that_was_signed_out_is_told_to_look_again_and_sees_nothing(shown):
    alex, _ = shown
    mark = mark_in(alex)
    alex.post("/you/sign-out/")
    for client in (alex, Client()):
        told = client.get(WHERE, {"mark": mark})
        assert told.status_code == 404
        assert told.headers["HX-Refresh"] == "true"


def test_after_two_hours_it_begins_anew_whoever_was_there(shown):
    """Somebody who turned pages alone leaves nothing for the other to find."""
    alex, sam = shown
    before = text_of(sam.get(PAGE))
    turn(alex, 0)
    turn(alex, 1)
    Evening.objects.update(turned_at=clock.now() - timedelta(hours=2))
    assert text_of(sam.get(PAGE)) == before
    Evening.objects.update(turned_at=clock.now() + timedelta(days=400))  # a clock that jumped
    assert text_of(sam.get(PAGE)) == before


def test_the_lines_open_only_on_their_page_and_only_if_both_gave_one(shown):
    alex, sam = shown
    give(alex, "you warm the car")
    turn(sam, 0)
    assert "warm the car" not in text_of(sam.get(PAGE))
    assert "says one thing aloud" in text_of(sam.get(PAGE))
    give(sam, "you hum when you cook")
    assert "hum when you cook" not in text_of(alex.get(PAGE))  # it opens when somebody turns to it
    turn(alex, LINES, "back")
    turn(alex, 0)
    for client in shown:
        page = text_of(client.get(PAGE))
        assert "you warm the car" in page
        assert "you hum when you cook" in page


def test_a_line_given_in_any_case_opens_alone(shown):
    alex, sam = shown
    give(alex, "you warm the car", freely=True)
    assert "warm the car" not in text_of(sam.get(PAGE))
    turn(sam, 0)
    assert "Alex you warm the car" in text_of(sam.get(PAGE))


def test_pages_are_the_same_whatever_waits_unopened(shown):
    """Twin worlds: the other has given a line, took it back, or never wrote one."""
    alex, sam = shown
    worlds = set()
    for words in ("", "you warm the car"):
        if words:
            give(alex, words)
        for step in range(ENOUGH):
            Evening.objects.update_or_create(
                couple_id=couple_id(sam), defaults={"step": step, "turned_at": clock.now()}
            )
            worlds.add((step, text_of(sam.get(PAGE))))
    assert len(worlds) == ENOUGH


def test_the_report_has_both_lines_on_its_cover_and_a_name_that_says_nothing(shown):
    from io import BytesIO

    from pypdf import PdfReader

    alex, sam = shown
    give(alex, "you warm the car")
    give(sam, "you hum when you cook")

    def printed():
        answer = sam.post("/couple/together/report/", {"paper": "a4"})
        assert answer.headers["Content-Disposition"] == 'attachment; filename="report.pdf"'
        return " ".join(PdfReader(BytesIO(answer.content)).pages[0].extract_text().split())

    assert "warm the car" not in printed()
    turn(alex, 0)
    assert "you warm the car" in printed()
    assert "you hum when you cook" in printed()
    assert sam.post("/couple/together/report/", {"paper": "skin"}).status_code == 404


def test_a_stranger_is_nowhere_and_nobody_finds_nothing(shown, robin):
    turn(shown[0], 0)
    assert robin.get(PAGE).headers["Location"] == "/couple/"
    assert turn(robin, 1).headers["Location"] == PAGE
    assert robin.post("/couple/together/report/", {"paper": "a4"}).headers["Location"] == "/couple/"
    assert robin.get(WHERE).headers["HX-Refresh"] == "true"
    assert Client().get(PAGE).status_code == 404
    assert at(shown[0]) == 1


def said_to_tables(asked) -> list[str]:
    """Queries, without telling PostgreSQL whose connection it is."""
    return [query["sql"] for query in asked.captured_queries if "set_config" not in query["sql"]]


@pytest.mark.parametrize("step", range(len(STEPS)))
def test_a_page_takes_few_queries(shown, step):
    alex, _ = shown
    Evening.objects.create(couple_id=couple_id(alex), step=step, turned_at=clock.now())
    with CaptureQueriesContext(connection) as asked:
        alex.get(PAGE)
    assert len(said_to_tables(asked)) <= 12
    with CaptureQueriesContext(connection) as asked:
        alex.get(WHERE, {"mark": "x"})
    assert len(said_to_tables(asked)) <= 6
