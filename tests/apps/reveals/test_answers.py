"""The page of one's own answers: what waits, what one keeps, and what becomes of it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from glitterball.adapters import chance, clock
from glitterball.apps.reveals import actions
from glitterball.apps.reveals.models import KeptAnswer, Part
from tests.apps.two import viewer_of
from tests.visits import PASSPHRASE, lock, text_of

PAGE = "/you/answers/"
NOW = clock.now()


@pytest.fixture
def waiting(two, evening):
    actions.commit(viewer=viewer_of(two.alex), subject=evening, words="the sea", now=NOW)
    return f"{PAGE}{Part.objects.get().id}/"


@pytest.mark.usefixtures("waiting")
def test_its_owner_reads_it(two):
    assert "the sea" in text_of(two.alex.get(PAGE))


def test_nobody_else_does(two, robin, waiting):
    empty = text_of(robin.get(PAGE))
    assert text_of(two.sam.get(PAGE)) == empty
    assert Client().get(PAGE).status_code == 404
    for client in (two.sam, robin):
        nothing = client.post(f"{PAGE}{chance.new_id()}/", {"do": "drop"})
        refused = client.post(waiting, {"do": "drop"})
        assert refused.status_code == nothing.status_code == 404
        assert text_of(refused) == text_of(nothing)


def test_giving_waits_two_days_and_says_so(two, waiting, monkeypatch):
    assert "Show it anyway" not in text_of(two.alex.get(PAGE))
    early = two.alex.post(waiting, {"do": "give"})
    assert early.status_code == 409
    assert "time to think" in text_of(early)
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=2, minutes=1))
    from glitterball.apps.accounts.models import Door

    Door.objects.update(ends_at=NOW + timedelta(days=5))
    assert "Show it anyway" in text_of(two.alex.get(PAGE))
    two.alex.post(waiting, {"do": "give"})
    assert "your partner may read it" in text_of(two.alex.get(PAGE))


def test_keep_and_drop(two, waiting, evening):
    two.alex.post(waiting, {"do": "keep"})
    page = text_of(two.alex.get(PAGE))
    assert "Nothing of yours waits" in page
    assert "the sea" in page
    two.alex.post(f"{PAGE}kept/{KeptAnswer.objects.get().id}/forget/")
    assert "the sea" not in text_of(two.alex.get(PAGE))
    actions.commit(viewer=viewer_of(two.alex), subject=evening, words="the moon", now=NOW)
    two.alex.post(f"{PAGE}{Part.objects.get().id}/", {"do": "drop"})
    assert not Part.objects.exists()


def test_a_kept_answer_is_its_owners_alone(two, waiting):
    two.alex.post(waiting, {"do": "keep"})
    assert two.sam.post(f"{PAGE}kept/{KeptAnswer.objects.get().id}/forget/").status_code == 404
    assert KeptAnswer.objects.exists()


def test_what_both_have_seen_stays(two, waiting, evening):
    actions.commit(viewer=viewer_of(two.sam), subject=evening, words="the hills", now=NOW)
    answer = two.alex.post(waiting, {"do": "drop"})
    assert answer.status_code == 409
    assert "Nothing was changed" in text_of(answer)


@pytest.mark.parametrize("sent", [{}, {"do": "burn"}])
def test_a_press_that_says_nothing_changes_nothing(two, waiting, sent):
    assert two.alex.post(waiting, sent).status_code == 422
    assert Part.objects.exists()


def test_a_lock_closes_it_too_and_what_is_kept_moves_under_it(two, waiting):
    two.alex.post(waiting, {"do": "keep"})
    lock(two.alex)
    assert "the sea" in text_of(two.alex.get(PAGE))
    two.alex.post("/you/close/")
    assert "the sea" not in text_of(two.alex.get(PAGE))
    assert "the sea" in text_of(two.alex.post(PAGE, {"passphrase": PASSPHRASE, "opens": "page"}, follow=True))


@pytest.mark.usefixtures("waiting")
def test_the_partners_page_is_the_same_whatever_the_other_did(two):
    """Twin worlds: answered, taken back; and the server does the same for it."""
    worlds = set()
    for do in (None, "keep"):
        if do:
            two.alex.post(f"{PAGE}{Part.objects.get().id}/", {"do": do})
        with CaptureQueriesContext(connection) as asked:
            page = text_of(two.sam.get(PAGE))
        worlds.add((page, len(asked)))
    assert len(worlds) == 1
