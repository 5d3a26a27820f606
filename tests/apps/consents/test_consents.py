"""One's own consents, in the words that one agreed to."""

import pytest
from django.db import IntegrityError
from django.test import Client

from glitterball.adapters import clock
from glitterball.apps.accounts.models import Person
from glitterball.apps.consents.actions import give_consent
from glitterball.apps.consents.texts import STORE
from tests.visits import begin, text_of


def test_each_sees_their_own(client):
    begin(client)
    assert "Agreed to on" in text_of(client.get("/you/consents/"))
    assert Client().get("/you/consents/").status_code == 404


def test_one_scope_stands_once(client):
    begin(client)
    with pytest.raises(IntegrityError):
        give_consent(person=Person.objects.get(), text=STORE, now=clock.now(), until=None)
