"""The end: one alone, at once; what was agreed is carried out; the pages of both read the same whoever ended it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from glitterball.adapters import clock
from glitterball.adapters.keys import ShreddedError
from glitterball.adapters.keys.sealed import seal_into
from glitterball.apps.accounts.models import Person
from glitterball.apps.consents.models import Consent
from glitterball.apps.couples import access
from glitterball.apps.couples.actions import separation
from glitterball.apps.couples.models import Couple, Keepsake, Member
from glitterball.apps.picture.models import Choice, Release
from glitterball.apps.reveals.models import Exchange, Part, Revealed
from tests.pairs import account, pair, show, think_about, viewer_of
from tests.visits import text_of

MINE, THEIRS = "how you hum when you cook", "how you wait for me"


def bare(response) -> bytes:
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", response.content)


def reveal(client: Client, words: str) -> None:
    """A line of this person's that both can read."""
    viewer = viewer_of(client)
    couple = access.couple_of(viewer)
    exchange, _ = Exchange.objects.get_or_create(couple_id=couple.id, about="line@1")
    part = Part.objects.create(exchange=exchange, person_id=viewer.person, commitment=b"", committed=b"", is_open=True)
    row = Revealed(part=part, person_id=viewer.person, couple_id=couple.id)
    seal_into(row, "words", words, couple.key)
    row.save()


@pytest.fixture
def sharing(paired):
    """Two who show sides of theirs, and have read a line of each other's."""
    alex, sam = paired
    for client, line in ((alex, MINE), (sam, THEIRS)):
        show(client)
        think_about(client, ["openness"])
        reveal(client, line)
    return alex, sam


def test_one_ends_it_alone_and_at_once(sharing, ring):
    alex, sam = sharing
    couple = Couple.objects.get()
    assert alex.post("/couple/end/", {"sure": "on"})["Location"] == "/couple/ended/"
    assert viewer_of(alex).couple is None
    assert viewer_of(sam).couple is None
    assert not Release.objects.exists()
    assert not Choice.objects.exists()
    assert not Member.objects.filter(is_standing=True).exists()
    for owner in (couple.id, *couple.members.values_list("id", flat=True)):
        with pytest.raises(ShreddedError):
            ring.open(owner)
    assert not Consent.objects.filter(scope__in=("couple", "release"), withdrawn_at=None).exists()


def test_it_takes_a_tick(sharing):
    alex, _ = sharing
    assert alex.post("/couple/end/").status_code == 422
    assert viewer_of(alex).couple


def test_both_read_the_same_and_nobody_is_named(sharing):
    alex, sam = sharing
    alex.post("/couple/end/", {"sure": "on"})
    assert bare(alex.get("/couple/ended/")) == bare(sam.get("/couple/ended/"))
    assert sam.get("/couple/")["Location"] == "/couple/ended/"
    page = text_of(sam.get("/couple/ended/"))
    assert "Alex" not in page
    assert "whoever ended it" in page


def test_each_ones_words_leave_with_whoever_wrote_them(sharing):
    alex, sam = sharing
    alex.post("/couple/end/", {"sure": "on"})
    assert not Revealed.objects.exists()
    assert MINE in text_of(alex.get("/you/kept/"))
    assert THEIRS not in text_of(alex.get("/you/kept/"))
    assert THEIRS in text_of(sam.get("/you/kept/"))
    assert MINE not in text_of(sam.get("/you/kept/"))


def test_both_keep_what_lies_there_where_both_wanted_it(ring):
    alex, sam = account(), account()
    pair(alex, sam, ending="both")
    reveal(alex, MINE)
    couple = Couple.objects.get().id
    sam.post("/couple/end/", {"sure": "on"})
    assert Revealed.objects.count() == 1
    assert not Keepsake.objects.exists()
    assert ring.open(couple)


@pytest.mark.parametrize("who", [0, 1])
def test_either_narrows_it_unseen(who):
    two = account(), account()
    pair(*two, ending="both")
    reveal(two[1 - who], THEIRS)
    before = [bare(client.get(path)) for client in two for path in ("/couple/", "/couple/end/", "/you/consents/")]
    two[who].post("/couple/end/narrow/")
    assert [bare(c.get(path)) for c in two for path in ("/couple/", "/couple/end/", "/you/consents/")] == before
    two[1 - who].post("/couple/end/", {"sure": "on"})
    assert not Revealed.objects.exists()


@pytest.mark.usefixtures("paired")
def test_what_each_wants_lies_sealed_in_one_length():
    lengths = set()
    for row in Member.objects.all():
        assert b"own" not in bytes(row.ending)
        lengths.add(len(bytes(row.ending)))
    assert len(lengths) == 1


def test_their_own_checks_are_not_touched(sharing):
    alex, sam = sharing
    before = [text_of(c.get(f"{c.get('/check/')['Location']}answers/")) for c in (alex, sam)]
    alex.post("/couple/end/", {"sure": "on"})
    assert [text_of(c.get(f"{c.get('/check/')['Location']}answers/")) for c in (alex, sam)] == before


def test_twice_is_once(sharing):
    alex, sam = sharing
    alex.post("/couple/end/", {"sure": "on"})
    for client in (alex, sam):
        assert client.post("/couple/end/", {"sure": "on"})["Location"] == "/couple/invite/"
    assert Couple.objects.get().separated_on


def test_an_ex_finds_nothing_of_the_two(sharing):
    alex, sam = sharing
    sam.post("/couple/end/", {"sure": "on"})
    for path in ("/couple/showing/", "/couple/picture/", "/couple/picture/dim/", "/couple/picture/sides/"):
        assert alex.get(path)["Location"] == "/couple/"
    assert alex.post("/couple/together/report/", {"paper": "a4"})["Location"] == "/couple/"


def test_it_can_be_put_away_and_somebody_new_be_invited(sharing):
    alex, sam = sharing
    alex.post("/couple/end/", {"sure": "on"})
    sam.post("/couple/ended/")
    assert sam.get("/couple/")["Location"] == "/couple/invite/"
    assert alex.get("/couple/")["Location"] == "/couple/ended/"
    pair(sam, account())
    assert viewer_of(alex).couple is None
    assert alex.get("/couple/ended/").status_code == 200


def test_the_power_goes_after_the_rows_and_before_the_keys(sharing, ring, monkeypatch):
    alex, _ = sharing
    couple = Couple.objects.get()
    monkeypatch.setattr(separation, "destroy_keys_of", lambda *_, **__: None)
    alex.post("/couple/end/", {"sure": "on"})
    assert ring.open(couple.id)
    monkeypatch.undo()
    separation.finish_separations(now=clock.now())
    with pytest.raises(ShreddedError):
        ring.open(couple.id)


def test_the_power_goes_in_the_middle_and_nothing_has_happened(sharing, monkeypatch):
    alex, sam = sharing

    def gone(*_, **__):
        raise RuntimeError

    monkeypatch.setattr(separation, "end_consents", gone)
    with pytest.raises(RuntimeError):
        alex.post("/couple/end/", {"sure": "on"})
    monkeypatch.undo()
    assert Release.objects.count() == 2
    assert Revealed.objects.count() == 2
    assert not Keepsake.objects.exists()
    assert viewer_of(sam).couple == viewer_of(alex).couple == Couple.objects.get().id


def test_whoever_deletes_everything_ends_it_too(sharing, ring, django_capture_on_commit_callbacks):
    alex, sam = sharing
    couple, person = Couple.objects.get().id, viewer_of(alex).person
    with django_capture_on_commit_callbacks(execute=True):
        alex.post("/you/delete/", {"sure": "on"})
    assert not Person.objects.filter(id=person).exists()
    assert viewer_of(sam).couple is None
    assert sam.get("/couple/")["Location"] == "/couple/ended/"
    page = text_of(sam.get("/you/kept/"))
    assert THEIRS in page
    assert MINE not in page
    assert not Release.objects.exists()
    with pytest.raises(ShreddedError):
        ring.open(couple)


def test_the_page_reads_the_same_whether_the_other_ended_it_or_deleted_everything(sharing):
    alex, sam = sharing
    robin, jo = account(), account()
    pair(robin, jo)
    alex.post("/couple/end/", {"sure": "on"})
    robin.post("/you/delete/", {"sure": "on"})
    assert bare(sam.get("/couple/ended/")) == bare(jo.get("/couple/ended/"))


@pytest.mark.usefixtures("link")
def test_whoever_goes_takes_the_key_of_their_link_along(alex, ring):
    from glitterball.apps.couples.models import Invitation

    row = Invitation.objects.get()
    alex.post("/you/delete/", {"sure": "on"})
    with pytest.raises(ShreddedError):
        ring.open(row.id)


def test_the_day_of_the_end_is_kept_and_not_the_moment(sharing):
    alex, _ = sharing
    alex.post("/couple/end/", {"sure": "on"})
    couple = Couple.objects.get()
    assert abs(couple.separated_on - clock.now().date()) <= timedelta(days=1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM couples_member")
        assert not [value for row in cursor.fetchall() for value in row if hasattr(value, "hour")]


def test_a_page_that_is_looked_at_while_the_other_ends_it_does_not_exist(sharing, ring, monkeypatch):
    alex, sam = sharing
    real = access.server_ring

    def just_before_the_key_is_taken():
        monkeypatch.setattr(access, "server_ring", real)
        separation.separate(viewer=viewer_of(sam), now=clock.now())
        return ring

    monkeypatch.setattr(access, "server_ring", just_before_the_key_is_taken)
    assert alex.get("/couple/together/").status_code == 404
    assert alex.get("/couple/together/").headers["Location"] == "/couple/"
