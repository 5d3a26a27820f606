"""Whatever is sent to a form, its page answers in words: no failure of ours, and nothing that was kept is lost."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.crawling import Form
from tests.fuzz.bad import bodies
from tests.fuzz.dose import DOSE, LARGE, SMALL
from tests.fuzz.target import Target, is_refused
from tests.walls.test_addresses import every_address

NOT_ALLOWED = 405
NAMED = re.compile("<([a-z]+):[a-z_]+>")
A_NAME = {"int": "1", "slug": "x", "str": "x", "uuid": "00000000-0000-4000-8000-000000000000"}
HTMX = [{}, {"HTTP_HX_REQUEST": "true"}]


def send_something_bad(target: Target, draw: st.DataObject) -> None:
    """One form of the owner's, with something in it that does not belong there."""
    key = draw.draw(st.sampled_from(sorted(target.site.forms)), label="form")
    form = target.form(*key)
    body = draw.draw(bodies(form.fields), label="body")
    before = target.kept()
    answer = target.client.generic("POST", form.action, body.sent, body.kind, **draw.draw(st.sampled_from(HTMX)))
    assert answer.status_code < 500
    assert b"Traceback" not in answer.content
    if is_refused(answer):
        assert target.kept() == before
    if not target.is_there():
        target.begin()


@pytest.mark.parametrize("target", ["open", pytest.param("locked", marks=pytest.mark.long)], indirect=True)
@given(st.data())
@settings(max_examples=SMALL, derandomize=True, **DOSE)
def test_no_form_fails_whatever_it_is_sent(target, data):
    send_something_bad(target, data)


@pytest.mark.long
@given(st.data())
@settings(max_examples=LARGE, **DOSE)
def test_no_form_fails_whatever_it_is_sent_for_long(target, data):
    send_something_bad(target, data)


only_open = pytest.mark.parametrize("target", ["open"], indirect=True)


@only_open
def test_every_address_that_takes_a_form_is_among_them(target):
    known = {address for address, _ in target.site.forms}
    for name, route in every_address().items():
        if name not in known:
            path = NAMED.sub(lambda part: A_NAME[part[1]], route)
            assert target.client.post(path).status_code == NOT_ALLOWED, name


@only_open
def test_a_form_that_failed_would_be_noticed(target, monkeypatch):
    from glitterball.apps.sittings import actions

    def broken(**_):
        raise RuntimeError

    monkeypatch.setattr(actions, "say_what_one_likes", broken)
    form = next(form for (address, _), form in target.site.forms.items() if address == "sittings:line")
    assert isinstance(form, Form)
    with pytest.raises(RuntimeError):
        target.client.post(form.action, form.fields)
