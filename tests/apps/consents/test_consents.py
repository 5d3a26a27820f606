"""One's own consents, in the words that one agreed to, each with a way to take it back."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.test import Client

from glitterball.adapters import chance, clock
from glitterball.apps.accounts.access import NotFoundError
from glitterball.apps.accounts.models import Person
from glitterball.apps.consents import queries, texts
from glitterball.apps.consents.actions import end_consents, give_consent, take_back
from glitterball.apps.consents.models import Consent
from glitterball.apps.consents.texts import KEEP, STORE, ConsentText
from tests.apps.two import viewer_of
from tests.visits import begin, text_of

PAGE = "/you/consents/"
LETTER = ConsentText("letter-of-the-test", "1", "")


@pytest.fixture
def letter(monkeypatch, settings, tmp_path):
    """A text that can be taken back without anything else ending."""
    folder = tmp_path / "consents/texts"
    folder.mkdir(parents=True)
    (folder / "letter-of-the-test-1.html").write_text("<h2>A letter a week</h2>")
    monkeypatch.setitem(texts.TEXTS, (LETTER.scope, LETTER.version), LETTER)
    templates = settings.TEMPLATES[0]
    loaders = ["django.template.loaders.filesystem.Loader", *templates["OPTIONS"]["loaders"]]
    settings.TEMPLATES = [templates | {"DIRS": [tmp_path], "OPTIONS": templates["OPTIONS"] | {"loaders": loaders}}]
    return LETTER


def test_each_sees_their_own(client):
    begin(client)
    assert "Agreed to on" in text_of(client.get(PAGE))
    assert Client().get(PAGE).status_code == 404


def test_whoever_agreed_to_be_kept_reads_of_no_end_after_thirty_days(client):
    begin(client)
    assert "It ends by itself on" in text_of(client.get(PAGE))
    give_consent(person=Person.objects.get(), text=KEEP, now=clock.now(), until=None)
    assert "It ends by itself on" not in text_of(client.get(PAGE))
    later = queries.consents_of(viewer_of(client), now=clock.now() + timedelta(days=31))
    assert {given.text for given in later} == {KEEP, STORE}


def test_one_scope_stands_once(client):
    begin(client)
    with pytest.raises(IntegrityError):
        give_consent(person=Person.objects.get(), text=STORE, now=clock.now(), until=None)


def test_one_is_taken_back_with_one_press_and_the_others_stand(client, letter):
    begin(client)
    given = give_consent(person=Person.objects.get(), text=letter, now=clock.now(), until=None)
    assert "It stands until you take it back" in text_of(client.get(PAGE))
    assert queries.is_agreed(viewer_of(client), letter, now=clock.now())
    client.post(f"{PAGE}{given.id}/take-back/")
    page = text_of(client.get(PAGE))
    assert "A letter a week" not in page
    assert "What is kept" in page
    assert Consent.objects.get(id=given.id).withdrawn_at
    assert not queries.is_agreed(viewer_of(client), letter, now=clock.now())
    assert client.post(f"{PAGE}{given.id}/take-back/").status_code == 404  # a double press


def test_the_one_to_store_goes_by_the_page_that_deletes(client):
    begin(client)
    answer = client.post(f"{PAGE}{Consent.objects.get().id}/take-back/")
    assert answer.headers["Location"] == "/you/delete/"
    assert Consent.objects.get().withdrawn_at is None


def test_nobody_takes_back_anothers(client, letter):
    begin(client)
    given = give_consent(person=Person.objects.get(), text=letter, now=clock.now(), until=None)
    stranger = Client()
    begin(stranger)
    refused = stranger.post(f"{PAGE}{given.id}/take-back/")
    nothing = stranger.post(f"{PAGE}{chance.new_id()}/take-back/")
    assert refused.status_code == nothing.status_code == 404
    assert text_of(refused) == text_of(nothing)
    with pytest.raises(NotFoundError):
        take_back(viewer=viewer_of(stranger), consent=given.id, now=clock.now())
    assert Consent.objects.get(id=given.id).withdrawn_at is None


def test_what_is_over_stands_no_longer_and_can_be_given_anew(client, letter):
    begin(client)
    person, now = Person.objects.get(), clock.now()
    give_consent(person=person, text=letter, now=now - timedelta(days=9), until=now - timedelta(days=2))
    assert "A letter a week" not in text_of(client.get(PAGE))
    give_consent(person=person, text=letter, now=now, until=now + timedelta(days=2))
    assert "It ends by itself on" in text_of(client.get(PAGE))
    ended = Consent.objects.filter(scope=letter.scope).exclude(withdrawn_at=None).get()
    assert ended.withdrawn_at == ended.ends_at


def test_ending_what_it_allowed_closes_the_record(client, letter):
    begin(client)
    person = Person.objects.get()
    give_consent(person=person, text=letter, now=clock.now(), until=None)
    end_consents(person=person.id, scope=letter.scope, now=clock.now())
    assert [given.text for given in queries.consents_of(viewer_of(client), now=clock.now())] == [STORE]


@pytest.mark.parametrize("text", texts.TEXTS.values(), ids=lambda text: f"{text.scope}@{text.version}")
def test_a_way_of_its_own_leads_somewhere(text):
    from django.urls import reverse

    assert not text.own_way or reverse(text.own_way)
