"""Deleting while in a couple: said first what becomes of shared things, then at once; keys and rows go; a receipt."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.test import Client

from glitterball.adapters import clock
from glitterball.adapters.keys import ShreddedError
from glitterball.apps.accounts.models import Person
from glitterball.apps.couples.actions import separation
from glitterball.apps.couples.models import Couple, Keepsake, Member
from glitterball.apps.reveals import actions
from glitterball.apps.reveals.models import Exchange, PartKey, Revealed
from glitterball.apps.reveals.subjects import LIKED_LINE
from tests.pairs import account, pair, show, think_about, viewer_of
from tests.visits import begun, text_of


def share_lines(*clients: Client) -> None:
    for client in clients:
        actions.commit(viewer=viewer_of(client), subject=LIKED_LINE, words="how you hum", now=clock.now())
    actions.open_on_occasion(viewer=viewer_of(clients[0]), subject=LIKED_LINE, now=clock.now())


def delete(client: Client, capture) -> None:
    with capture(execute=True):
        assert client.post("/you/delete/", {"sure": "on"}).status_code == 302


def test_the_page_says_first_what_becomes_of_what_two_share(paired):
    page = text_of(paired[0].get("/you/delete/"))
    assert "Being a couple here ends for both of you, at once" in page
    assert "Your partner’s stay with your partner" in page
    assert "Take your notes along first" in page


def test_whoever_is_alone_reads_nothing_of_two():
    client = Client()
    begun(client)
    assert "couple" not in text_of(client.get("/you/delete/"))


def test_no_key_and_no_row_of_theirs_is_left(paired, ring, django_capture_on_commit_callbacks):
    alex, sam = paired
    show(alex)
    show(sam)
    think_about(alex, ["openness"])
    share_lines(alex, sam)
    person = viewer_of(alex).person
    couple, member = Couple.objects.get(), Member.objects.get(person_id=person)
    delete(alex, django_capture_on_commit_callbacks)
    for owner in (person, couple.id, member.id):
        with pytest.raises(ShreddedError):
            ring.open(owner)
    for model in apps.get_models():
        if "person" in {field.name for field in model._meta.get_fields()}:
            assert not model._default_manager.filter(person_id=person).exists(), model
    assert not PartKey.objects.exists()
    assert Keepsake.objects.get().person_id == viewer_of(sam).person


@pytest.mark.parametrize("ending", ["own", "both"])
def test_once_both_are_gone_nothing_of_the_couple_is_left(ring, django_capture_on_commit_callbacks, ending):
    alex, sam = account(), account()
    pair(alex, sam, ending=ending)
    share_lines(alex, sam)
    couple = Couple.objects.get().id
    with django_capture_on_commit_callbacks(execute=True):
        sam.post("/couple/end/", {"sure": "on"})
    assert Revealed.objects.exists() is (ending == "both")
    delete(alex, django_capture_on_commit_callbacks)
    assert Couple.objects.filter(id=couple).exists()
    delete(sam, django_capture_on_commit_callbacks)
    with pytest.raises(ShreddedError):
        ring.open(couple)
    for model in (Person, Couple, Member, Exchange, Revealed, Keepsake):
        assert not model.objects.exists(), model


def test_the_other_can_end_it_while_a_deletion_is_cut_off(paired, ring):
    """The keys are destroyed, the rows still stand: the partner's own press must not fail on that."""
    alex, sam = paired
    person = viewer_of(alex).person
    ring.shred(Member.objects.get(person_id=person).id, now=clock.now())
    ring.shred(person, now=clock.now())
    assert sam.post("/couple/end/", {"sure": "on"})["Location"] == "/couple/ended/"
    separation.finish_separations(now=clock.now())
    assert viewer_of(sam).couple is None


def test_the_receipt_has_the_day_and_names_nobody(alex):
    page = alex.post("/you/delete/", {"sure": "on"}, follow=True)
    today = clock.now().date()
    until = today + timedelta(days=7)
    assert f"Deleted on {today.day} {today:%B %Y}" in text_of(page)
    assert f"by {until.day} {until:%B %Y}" in text_of(page)
    assert "Deleted on" in text_of(alex.get("/deleted/"))  # opened again within the hour
    assert "couple" not in text_of(page)


@pytest.mark.parametrize("made_up", ["2020-01-01", "2020-01-01:abc:def", ""])
def test_a_receipt_can_not_be_made_up(made_up):
    client = Client()
    client.cookies["receipt"] = made_up
    page = client.get("/deleted/")
    assert page.status_code == 200
    assert "Your receipt" not in text_of(page)


def test_the_receipt_is_for_one_hour_on_its_own_page(alex):
    cookie = alex.post("/you/delete/", {"sure": "on"}).cookies["receipt"]
    assert (cookie["max-age"], cookie["path"], cookie["httponly"]) == (3600, "/deleted/", True)
