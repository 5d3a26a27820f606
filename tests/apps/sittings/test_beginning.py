"""Before the first saved word: who runs this server is asked and said, and a consent is given by the person alone."""

import re
from hashlib import sha256
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.test import Client

from glitterball.apps.accounts.models import Person
from glitterball.apps.consents.models import Consent
from glitterball.apps.consents.texts import TEXTS
from glitterball.apps.sittings.models import Sitting
from tests.visits import TEN, begin, begun, text_of


def test_first_lights_result_leads_here_with_the_answers(client):
    sent = "version=1.0&go=11&" + "&".join(f"{item}={value}" for item, value in TEN.items())
    page = client.post("/first-light/", sent, content_type="application/x-www-form-urlencoded").content.decode()
    form = page[page.index('action="/check/start/"') :].partition("</form>")[0]
    assert all(f'name="{item}" value="4"' in form for item in TEN)


@pytest.mark.parametrize("name", ["", "Riverside Practice"])
def test_who_runs_this_server_is_asked_and_shown_first(client, settings, name):
    settings.OPERATOR_NAME = name
    page = text_of(client.post("/check/start/", TEN))
    assert "Who runs this server?" in page
    assert (name or "This server does not say who runs it.") in page
    assert not Sitting.objects.exists()


@pytest.mark.parametrize(
    ("host", "says"),
    [
        ("me", "You hold the key of this server"),
        ("partner", "Then your partner could read it"),
        ("practice", "They hold the key of this server"),
        ("unknown", "lock it with a passphrase of your own, or don’t answer here"),
    ],
)
def test_the_advice_fits_who_runs_it_and_the_answers_travel_on(client, host, says):
    response = client.post("/check/start/", {**TEN, "host": host})
    assert says in text_of(response)
    assert all(f'name="{item}" value="4"' in response.content.decode() for item in TEN)


def test_nothing_is_ticked_beforehand(client):
    assert " checked" not in client.post("/check/start/", {**TEN, "host": "me"}).content.decode()


def test_without_the_tick_nothing_is_kept_and_nothing_is_lost(client):
    page = client.post("/check/begin/", {**TEN, "host": "me", "once": "x"})
    assert page.status_code == 422
    assert "Please tick the box if you agree." in text_of(page)
    assert all(f'name="{item}" value="4"' in page.content.decode() for item in TEN)
    assert not Sitting.objects.exists()


def test_the_consent_is_a_record_of_who_what_which_words_when_and_until_when(client):
    begin(client)
    consent = Consent.objects.get()
    assert (consent.scope, consent.text_version) == ("store", "1")
    assert consent.person == Sitting.objects.get().person
    assert (consent.ends_at - consent.given_at).days == 30
    assert "kept on this server" in text_of(client.get("/you/consents/"))


@pytest.mark.parametrize("text", TEXTS.values(), ids=lambda text: text.template)
def test_words_that_somebody_agreed_to_never_change(text):
    words = Path(get_template(text.template).origin.name).read_bytes()
    assert sha256(words).hexdigest() == text.digest, "write a new version instead"


def test_the_ten_answers_are_kept_and_what_does_not_fit_is_not(client):
    address = begun(client, {**TEN, "openness-02": 9, "no-such-item": 3})
    page = text_of(client.get(address))
    assert "9 answers are kept." in page


def test_somebody_else_on_the_same_device_begins_as_somebody_else(client):
    first = begun(client)
    assert "Somebody is signed in on this device already." in text_of(client.post("/check/start/", TEN))
    second = begun(client, once="another")
    assert client.get(second).status_code == 200
    assert client.get(first).status_code == 404


def _sent_from(browser, once):
    """What the page of consent sends from this browser, with ``once`` in it."""
    page = browser.post("/check/start/", {**TEN, "host": "me", "once": once}).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page).group(1)
    return page, {**TEN, "host": "me", "agree": "on", "once": once, "csrfmiddlewaretoken": token}


@pytest.mark.parametrize("who_is_first", ["they", "the other"])
def test_whoever_knows_the_page_of_somebody_does_not_come_in_with_them(who_is_first):
    """Another site could send the page, or somebody could have looked at it; a double press is still one beginning."""
    theirs, other = Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)
    sent = [(browser, _sent_from(browser, "known")[1]) for browser in (theirs, other)]
    for browser, form in sent if who_is_first == "they" else reversed(sent):
        assert browser.post("/check/begin/", form).headers["Location"].endswith("/begun/")
    assert Person.objects.count() == 2
    assert theirs.post("/check/begin/", sent[0][1]).headers["Location"] == "/check/"
    assert Person.objects.count() == 2


def test_another_site_can_not_say_which_page_begins():
    page, _ = _sent_from(Client(enforce_csrf_checks=True), "chosen-elsewhere")
    assert "chosen-elsewhere" not in page


def test_nothing_of_it_needs_an_answer(client):
    assert Client().get("/check/start/").status_code == 200
    assert "You can begin" in text_of(client.get(begun(client, {}) + "begun/"))
