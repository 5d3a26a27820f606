"""Whatever is sent, the page comes again with one sentence about what to mend, and the answers that fit are kept."""

import pytest

from tests.apps.checks.first_light import ADDRESS, LIT, URL_ENCODED, held, ids, mend, place, press, send

GOOD = {"version": "1.0", "shown": "commitment-01", "answer": "4", **LIT}


@pytest.mark.parametrize(
    "value", ["0", "6", "-1", "3.0", "true", "", "four", "٤", "4 ", "1e0", "99999999999999999999", "\x00"]
)
def test_a_value_out_of_range_shows_its_question_again(client, value):
    response = send(client, GOOD | {"openness-02": value})
    assert response.status_code == 422
    assert place(response) == ids().index("openness-02")
    assert "could not be read" in mend(response)
    assert held(response) == {"listening-01": 4, "trust-01": 5, "fairness-02": 1, "commitment-01": 4}


@pytest.mark.parametrize("value", ["0", "6", "x", ""])
def test_a_pressed_button_with_no_such_answer_stays_at_its_question(client, value):
    response = send(client, GOOD | {"answer": value})
    assert (response.status_code, place(response)) == (422, ids().index("commitment-01"))
    assert held(response) == LIT


def test_two_answers_to_one_question_are_asked_again(client):
    response = send(client, [*GOOD.items(), ("listening-01", "1")])
    assert (response.status_code, place(response)) == (422, ids().index("listening-01"))
    assert "two answers" in mend(response)
    assert "listening-01" not in held(response)


def test_the_same_answer_twice_is_one_answer(client):
    assert send(client, [*GOOD.items(), ("listening-01", "4")]).status_code == 200


@pytest.mark.parametrize("item", ["openness-03", "listening-99", "<script>", "ease-with-closeness-01"])
def test_an_unknown_item_is_left_out_and_said(client, item):
    response = send(client, GOOD | {item: "4"})
    assert response.status_code == 422
    assert "not one of these ten" in mend(response)
    assert held(response) == LIT | {"commitment-01": 4}
    assert "<script>" not in response.content.decode()


@pytest.mark.parametrize("version", ["0.9", "2.0", "", "x"])
def test_another_version_keeps_the_answers_that_still_fit(client, version):
    response = send(client, GOOD | {"version": version})
    assert response.status_code == 422
    assert "have changed" in mend(response)
    assert held(response) == LIT | {"commitment-01": 4}


def test_going_on_without_an_answer_says_what_to_do(client):
    others = {item: value for item, value in LIT.items() if item != ids()[0]}
    response = press(client, others, 0, go="next")
    assert (response.status_code, place(response)) == (422, 0)
    assert mend(response) == "Choose one of the five answers, or skip this question."
    assert held(response) == others


@pytest.mark.parametrize("lost", [{"shown": "nowhere"}, {"shown": ""}, {"go": "sideways"}, {"go": "12"}, {"go": "0"}])
def test_a_lost_place_keeps_the_answers(client, lost):
    response = send(client, GOOD | lost)
    assert response.status_code == 422
    assert "lost its place" in mend(response)
    assert LIT.items() <= held(response).items()


@pytest.mark.parametrize("extra", [10_000, 3_000_000])
def test_a_body_that_is_too_large_keeps_what_could_be_read(client, extra):
    response = send(client, [*GOOD.items(), ("openness-02", "x" * extra)])
    assert response.status_code == 422
    assert LIT.items() <= held(response).items()
    assert "more than ten answers" in mend(response)
    assert len(response.content) < 10_000


def test_thousands_of_fields_are_only_a_body_that_is_too_large(client):
    assert send(client, [(f"a{n}", "1") for n in range(5000)]).status_code == 422


@pytest.mark.parametrize("content_type", ["application/json", "multipart/form-data; boundary=x", "text/plain", ""])
def test_another_kind_of_body_is_asked_anew(client, content_type):
    response = client.post(ADDRESS, b'{"listening-01": 4}', content_type=content_type)
    assert (response.status_code, held(response)) == (422, {})


@pytest.mark.parametrize("body", [b"", b"&&&", b"=", b"\xff\xfe=\xff", b"%", b"version=%ff", b"shown", b"\x00" * 50])
def test_nonsense_is_answered_kindly(client, body):
    response = client.post(ADDRESS, body, content_type=URL_ENCODED)
    assert response.status_code == 422
    assert mend(response)


def test_htmx_gets_the_sentence_too(client):
    response = send(client, GOOD | {"answer": "9"}, headers={"HX-Request": "true"})
    assert response.status_code == 422
    assert "<html" not in response.content.decode()
    assert mend(response)
