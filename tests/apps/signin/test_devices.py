"""The devices that are open: one's own alone, each to be closed, and nothing about when they were used."""

import re

from django.test import Client

from glitterball.apps.accounts.models import Door
from tests.visits import begun, sign_in, text_of


def test_each_sees_their_own(owner):
    sign_in(Client())
    page = text_of(owner.get("/you/devices/"))
    assert page.count("Closes by itself") == 2
    other = Client()
    begun(other)
    assert text_of(other.get("/you/devices/")).count("Closes by itself") == 1


def test_one_can_be_closed(owner):
    phone = Client()
    sign_in(phone)
    door = re.search(r'name="device" value="([^"]+)"', owner.get("/you/devices/").content.decode()).group(1)
    owner.post("/you/devices/end/", {"device": door})
    assert phone.get("/you/").status_code == 404
    assert "closed from another one" in text_of(phone.get("/you/"))
    assert owner.get("/you/").status_code == 200


def test_all_but_this_one_can_be_closed(owner):
    phones = [Client(), Client()]
    for phone in phones:
        sign_in(phone)
    owner.post("/you/devices/end/")
    assert [phone.get("/you/").status_code for phone in phones] == [404, 404]
    assert owner.get("/you/").status_code == 200


def test_nobody_closes_a_device_of_somebody_else(owner):
    stranger = Client()
    begun(stranger)
    theirs = Door.objects.exclude(id__in=Door.objects.filter(person__account=None)).get()
    answer = stranger.post("/you/devices/end/", {"device": str(theirs.id)})
    assert answer.status_code == 302
    assert owner.get("/you/").status_code == 200


def test_nonsense_closes_nothing(owner):
    sign_in(Client())
    owner.post("/you/devices/end/", {"device": "nonsense"})
    assert Door.objects.count() == 2
