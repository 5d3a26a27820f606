"""A link: who invites, a beginning of one's own, a yes, a no. Nobody learns from it what the other did."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from glitterball.adapters import clock
from glitterball.apps.couples.actions.invitations import sweep_invitations
from glitterball.apps.couples.models import Couple, Invitation, Member, Refusal
from tests.pairs import account, claim, invite, pair, say_yes, viewer_of
from tests.visits import begin, begun, text_of

A_DAY = timedelta(days=1)


def bare(response) -> bytes:
    """A page without what is different at each request."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", response.content)


def age(days: int) -> None:
    """Let the link be ``days`` older."""
    row = Invitation.objects.get()
    Invitation.objects.update(ends_at=row.ends_at - days * A_DAY)


def test_it_says_who_invites_and_what_they_will_not_see(link):
    page = text_of(Client().get(link))
    assert "Alex would like to look at your relationship with you" in page
    assert "whether you opened this link, began, stopped, or said no" in page
    assert "no account" in page
    assert "Leave this page" in page


def test_ones_own_link_can_be_copied_where_a_script_runs_and_marked_elsewhere(alex, link):
    page = alex.get("/couple/invite/").content.decode()
    assert f"{link}</textarea>" in page
    assert 'data-copies="address" hidden>' in page
    assert "scripts/copy." in page
    assert page.index("Let all links through") > page.index("<details")


def test_opening_does_not_spend_it_and_changes_nothing(link):
    before = list(Invitation.objects.values_list())
    for _ in range(3):
        assert Client().get(link).status_code == 200
        assert Client().head(link).status_code == 200
    assert [[bytes(v) if isinstance(v, memoryview) else v for v in r] for r in Invitation.objects.values_list()] == [
        [bytes(v) if isinstance(v, memoryview) else v for v in r] for r in before
    ]


def test_beginning_leads_to_ten_questions_and_asks_for_no_account(link):
    visitor = Client()
    answer = visitor.post(f"{link}begin/")
    assert answer["Location"] == "/first-light/"
    assert answer.cookies["with"]["httponly"]
    begin(visitor)
    claim(visitor)
    assert link in visitor.get("/couple/invite/").content.decode()


def test_whoever_has_no_account_keeps_their_check_and_is_told_what_is_missing(link):
    visitor = Client()
    begun(visitor)
    assert "A way back first" in text_of(visitor.get(f"{link}yes/"))
    say_yes(visitor, link)
    assert not Couple.objects.exists()


def test_a_yes_makes_a_couple(alex, sam, link):
    page = text_of(sam.get(f"{link}yes/"))
    assert "They are told nothing but that you said yes" in page
    assert "checked" not in sam.get(f"{link}yes/").content.decode()
    assert say_yes(sam, link)["Location"] == "/couple/"
    assert viewer_of(alex).couple == viewer_of(sam).couple == Couple.objects.get().id
    assert Member.objects.count() == 2
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("missing", ["name", "ending", "agree"])
def test_a_yes_is_whole(sam, link, missing):
    sent = {"name": "Sam", "ending": "own", "agree": "on"}
    del sent[missing]
    assert sam.post(f"{link}yes/", sent).status_code == 422
    assert not Couple.objects.exists()


@pytest.mark.parametrize("name", ["\u202e", "  \n ", "x" * 41])
def test_a_name_can_be_seen(sam, link, name):
    assert say_yes(sam, link, name=name).status_code == 422


def test_its_owner_is_told_that_it_is_theirs(alex, link):
    assert "This link is your own" in text_of(alex.get(link))
    for way in ("begin/", "yes/", "no/"):
        assert "This link is your own" in text_of(
            alex.post(f"{link}{way}", {"name": "A", "ending": "own", "agree": "on"})
        )
    assert not Couple.objects.exists()


def test_its_owner_in_another_browser_without_a_door_sees_what_everybody_sees(link, sam):
    """Byte for byte: opening one's own link elsewhere tells nothing of what became of it."""
    before = bare(Client().get(link))
    sam.get(link)
    sam.post(f"{link}begin/")
    assert bare(Client().get(link)) == before
    sam.post(f"{link}no/")
    assert bare(Client().get(link)) == before
    sam.post(f"{link}no/", {"never": "on"})
    assert Refusal.objects.count() == 1
    assert bare(Client().get(link)) == before


def test_unopened_declined_and_blocked_look_the_same_to_whoever_invited(alex, sam, link):
    pages = ("/couple/invite/", "/couple/", "/you/", "/you/consents/", link)

    def seen():
        return [(answer.status_code, bare(answer)) for answer in map(alex.get, pages)]

    worlds = [seen()]
    sam.get(link)
    worlds.append(seen())
    Client().post(f"{link}no/")
    worlds.append(seen())
    sam.post(f"{link}no/", {"never": "on"})
    worlds.append(seen())
    assert all(world == worlds[0] for world in worlds)


def test_whoever_wants_no_more_links_finds_them_closed_and_can_change_their_mind(alex, sam, link):
    sam.post(f"{link}no/", {"never": "on"})
    unknown = sam.get(f"/with/{'x' * 64}/")
    assert bare(sam.get(link)) == bare(unknown)
    assert say_yes(sam, link).status_code == 404
    newer = invite(alex)
    assert sam.get(newer).status_code == 404
    sam.post("/couple/invite/let-through/")
    assert sam.get(newer).status_code == 200


def test_links_of_others_stay_open_for_them(sam, link):
    sam.post(f"{link}no/", {"never": "on"})
    assert sam.get(invite(account(), name="Robin")).status_code == 200


def test_a_link_that_is_over_says_so_and_loses_nothing(sam, link, alex):
    age(15)
    page = sam.get(link)
    assert page.status_code == 410
    assert "14 days" in text_of(page)
    assert say_yes(sam, link).status_code == 410
    assert sam.post(f"{link}begin/").status_code == 410
    assert "The 14 days of your link are over" in text_of(alex.get("/couple/invite/"))
    assert sam.get("/check/").status_code == 302
    sweep_invitations(now=clock.now())
    assert Invitation.objects.exists()
    age(14)
    sweep_invitations(now=clock.now())
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("what", ["withdrawn", "replaced", "replayed", "mistyped"])
def test_a_link_that_is_closed_looks_the_same_whatever_closed_it(alex, sam, link, what):
    unknown = bare(Client().get(f"/with/{'x' * 64}/"))
    if what == "withdrawn":
        alex.post("/couple/invite/withdraw/")
    if what == "replaced":
        invite(alex)
    if what == "replayed":
        say_yes(sam, link)
    if what == "mistyped":
        link = link[:-3] + "/"
    for visitor in (Client(), account()):
        assert visitor.get(link).status_code == 404
        assert bare(Client().get(link)) == unknown
    say_yes(account(), link)
    assert Couple.objects.count() == (what == "replayed")


def test_a_double_yes_is_one_couple(sam, link):
    say_yes(sam, link)
    assert say_yes(sam, link).status_code == 404
    assert Couple.objects.count() == 1


def test_two_who_invite_each_other_become_one_couple(alex, sam, link):
    other = invite(sam, name="Sam")
    say_yes(sam, link)
    assert say_yes(alex, other).status_code == 404
    assert Couple.objects.count() == 1
    assert not Invitation.objects.exists()


def test_nobody_is_in_two_couples(alex, sam):
    robin = account()
    late = invite(robin, name="Robin")
    pair(alex, sam)
    assert "One couple at a time" in text_of(sam.get(late))
    say_yes(sam, late)
    assert Couple.objects.count() == 1
    alex.post("/couple/invite/", {"name": "A", "ending": "own", "agree": "on"})
    assert Invitation.objects.filter(person_id=viewer_of(alex).person).count() == 0


def test_a_yes_after_the_other_has_gone_is_a_closed_link(alex, sam, link):
    alex.post("/you/delete/", {"sure": "on"})
    assert say_yes(sam, link).status_code == 404


def test_the_name_and_the_link_lie_sealed(link):
    row = Invitation.objects.get()
    token = link.split("/")[2].encode()
    kept = b"".join(bytes(getattr(row, column)) for column in ("token", "greeting", "ending", "token_hash"))
    assert token not in kept
    assert b"Alex" not in kept
    assert b"own" not in kept


def test_an_open_tab_from_before_is_led_on(paired):
    alex, _ = paired
    assert alex.get("/couple/invite/")["Location"] == "/couple/"
    assert alex.post("/couple/invite/withdraw/").status_code == 302
    assert Couple.objects.filter(separated_on=None).exists()


@pytest.mark.parametrize("kept", ["../x", "a b", "%00", "x" * 5000, ""])
def test_a_spoilt_cookie_is_no_link(alex, kept):
    alex.cookies["with"] = kept
    page = alex.get("/couple/invite/")
    assert page.status_code == 200
    assert "A link waits" not in text_of(page)


@pytest.mark.parametrize("token", ["%00", "%F0%9F%8C%99", "x" * 3000, "..%2f.."])
def test_a_spoilt_link_is_a_closed_one(token):
    assert Client().get(f"/with/{token}/").status_code == 404
