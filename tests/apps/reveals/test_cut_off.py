"""The power goes, or two press at once: a half-done reveal never exists."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import call_command
from django.db import connection, connections

from glitterball.adapters import clock
from glitterball.adapters.keys import KeyRing, NoKeyError
from glitterball.adapters.rows.standing import stand_for
from glitterball.apps.reveals import access, actions
from glitterball.apps.reveals.models import Part, PartKey, Revealed
from tests.apps.two import viewer_of

NOW = clock.now()
pytestmark = pytest.mark.django_db(transaction=True)
TURNS = 6


class PowerCutError(Exception):
    """The power goes."""


def words_seen(client, subject):
    return {answer.words for answer in access.open_answers_of(viewer_of(client), subject)}


@pytest.mark.parametrize("step", range(5))
def test_cut_off_at_any_step_nothing_is_open_and_it_can_be_done_again(two, evening, monkeypatch, step):
    actions.commit(viewer=viewer_of(two.alex), subject=evening, words="the sea", now=NOW)
    real, calls = actions.seal_into, []

    def sealing(*arguments):
        calls.append(1)
        if len(calls) > step:
            raise PowerCutError
        real(*arguments)

    monkeypatch.setattr(actions, "seal_into", sealing)
    with pytest.raises(PowerCutError):
        actions.commit(viewer=viewer_of(two.sam), subject=evening, words="the hills", now=NOW)
    assert not Revealed.objects.exists()
    assert Part.objects.get().is_open is False
    monkeypatch.setattr(actions, "seal_into", real)
    actions.commit(viewer=viewer_of(two.sam), subject=evening, words="the hills", now=NOW)
    assert words_seen(two.alex, evening) == {"the sea", "the hills"}


def test_keys_that_were_left_are_destroyed_at_the_next_start(two, evening, ring, monkeypatch):
    def cut(*_, **__):
        raise PowerCutError

    actions.commit(viewer=viewer_of(two.alex), subject=evening, words="the sea", now=NOW)
    with monkeypatch.context() as power:
        power.setattr(KeyRing, "shred", cut)
        with pytest.raises(PowerCutError):
            actions.commit(viewer=viewer_of(two.sam), subject=evening, words="the hills", now=NOW)
    assert words_seen(two.alex, evening) == {"the sea", "the hills"}  # it was done; only the keys were not
    assert ring.open(Part.objects.first().id)
    call_command("finish_reveals")
    for part in Part.objects.all():
        with pytest.raises(NoKeyError):
            ring.open(part.id)
    assert not PartKey.objects.exists()
    assert words_seen(two.sam, evening) == {"the sea", "the hills"}


def test_finishing_takes_no_key_that_is_needed(two, evening):
    actions.commit(viewer=viewer_of(two.alex), subject=evening, words="the sea", now=NOW)
    call_command("finish_reveals")
    actions.commit(viewer=viewer_of(two.sam), subject=evening, words="the hills", now=NOW)
    assert words_seen(two.sam, evening) == {"the sea", "the hills"}


def test_an_answer_that_an_old_backup_brought_back_does_not_open(two, evening):
    """It was dropped, so its key is destroyed for good: restored rows are as if they were not there."""
    actions.commit(viewer=viewer_of(two.alex), subject=evening, words="the sea", now=NOW)
    backup = Part.objects.get()
    actions.drop(viewer=viewer_of(two.alex), part=backup.id)
    backup.save(force_insert=True)
    actions.commit(viewer=viewer_of(two.sam), subject=evening, words="the hills", now=NOW)
    assert words_seen(two.sam, evening) == set()
    assert access.waiting_answers_of(viewer_of(two.alex), now=NOW) == ()


def test_two_who_answer_at_the_same_moment_both_see_both(two, evening):
    viewers = {"the sea": viewer_of(two.alex), "the hills": viewer_of(two.sam)}

    def answer(words):
        try:
            stand_for(viewers[words].person, viewers[words].couple)
            actions.commit(viewer=viewers[words], subject=evening, words=words, now=NOW)
        except actions.AlreadyCommittedError:
            return "already"
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(max_workers=TURNS) as threads:
        outcomes = list(threads.map(answer, ["the sea", "the hills"] * 3))
    assert sorted(outcomes) == ["already"] * 4 + ["done"] * 2
    assert words_seen(two.alex, evening) == words_seen(two.sam, evening) == {"the sea", "the hills"}
    assert connection.is_usable()
