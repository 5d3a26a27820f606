"""First light, question by question: what is pressed leads where it should, and answers travel in the page alone."""

import pytest

from tests.apps.checks.first_light import ADDRESS, LIT, held, ids, mend, place, press, send


def test_it_opens_with_the_first_question_and_no_answers(client):
    response = client.get(ADDRESS)
    assert (response.status_code, place(response), held(response)) == (200, 0, {})


def test_an_answer_leads_to_the_next_question_and_travels_along(client):
    response = press(client, LIT, 0, answer=3)
    assert (response.status_code, place(response)) == (200, 1)
    assert held(response) == LIT | {ids()[0]: 3}


def test_ten_answers_lead_to_the_result(client):
    answers = {}
    for number in range(10):
        response = press(client, answers, number, answer=1 + number % 5)
        answers = held(response)
    assert place(response) == 10
    assert len(answers) == 10


def test_back_shows_the_question_before_with_its_answer_pressed(client):
    response = press(client, {ids()[1]: 4}, 2, go="back")
    assert place(response) == 1
    assert 'value="4" aria-pressed="true"' in response.content.decode()


def test_back_from_the_first_question_stays(client):
    assert place(press(client, {}, 0, go="back")) == 0


def test_skip_goes_on_and_takes_the_answer_away(client):
    response = press(client, {ids()[3]: 5, **LIT}, 3, go="skip")
    assert place(response) == 4
    assert ids()[3] not in held(response)


def test_an_answer_from_before_can_be_kept(client):
    response = press(client, {ids()[3]: 5}, 3, go="next")
    assert (place(response), held(response)) == (4, {ids()[3]: 5})


def test_an_answer_can_be_changed(client):
    assert held(press(client, {ids()[3]: 5}, 3, answer=2)) == {ids()[3]: 2}


def test_a_question_can_be_asked_for_by_its_number(client):
    assert place(press(client, LIT, 9, go="3")) == 2


def test_htmx_gets_the_part_alone_with_a_title(client):
    response = send(client, {"version": "1.0", "shown": ids()[2], "answer": 4}, headers={"HX-Request": "true"})
    page = response.content.decode()
    assert page.startswith("<title>4 of 10 · Glitterball</title>")
    assert "<html" not in page
    assert held(response) == {ids()[2]: 4}


def test_only_the_heading_of_a_page_that_was_moved_to_takes_the_focus(client):
    assert "autofocus" not in client.get(ADDRESS).content.decode()
    assert 'id="question" tabindex="-1" autofocus' in press(client, {}, 0, answer=3).content.decode()


def test_answers_in_the_address_are_not_read(client):
    assert held(client.get(ADDRESS, {"listening-01": "4", "version": "1.0"})) == {}


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, method):
    assert getattr(client, method)(ADDRESS).status_code == 405


def test_nobodys_answers_are_in_what_the_next_person_gets(client):
    press(client, LIT, 0, answer=5)
    assert held(press(client, {}, 0, answer=1)) == {ids()[0]: 1}
    assert held(client.get(ADDRESS)) == {}
    assert mend(client.get(ADDRESS)) == ""
