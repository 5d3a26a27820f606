"""Nobody has to go first: an answer opens when both have answered, whole and at once, and not before."""

import logging
from datetime import timedelta

import pytest
from django.db import connection

from glitterball.adapters import clock
from glitterball.adapters.keys import NoKeyError, ShreddedError
from glitterball.adapters.keys.sealed import seal_into
from glitterball.apps.accounts.access import NotFoundError
from glitterball.apps.accounts.models import Person
from glitterball.apps.reveals import access, actions
from glitterball.apps.reveals.commitments import Committed
from glitterball.apps.reveals.models import Exchange, KeptAnswer, Part, PartKey, Revealed
from glitterball.apps.reveals.subjects import LIKED_LINE
from tests.apps.two import viewer_of

NOW = clock.now()
LATER = NOW + timedelta(days=2)
pytestmark = pytest.mark.django_db(transaction=True)  # keys go when a transaction is saved


def commit(client, subject, words, **more):
    actions.commit(viewer=viewer_of(client), subject=subject, words=words, now=NOW, **more)


def seen(client, subject):
    own = viewer_of(client)
    return {answer.words: answer.person == own.person for answer in access.open_answers_of(own, subject)}


def part_of(client):
    return Part.objects.get(person_id=viewer_of(client).person)


def test_neither_sees_the_others_before_both_have_answered(two, evening):
    commit(two.alex, evening, "the sea")
    assert seen(two.sam, evening) == seen(two.alex, evening) == {}
    assert access.own_answer_of(viewer_of(two.alex), evening, now=NOW).words == "the sea"
    assert access.own_answer_of(viewer_of(two.sam), evening, now=NOW) is None


def test_both_open_with_the_second_answer(two, evening):
    commit(two.alex, evening, "the sea")
    commit(two.sam, evening, "the hills")
    assert seen(two.alex, evening) == {"the sea": True, "the hills": False}
    assert seen(two.sam, evening) == {"the sea": False, "the hills": True}


def test_the_keys_of_their_own_are_destroyed_once_both_are_open(two, evening, ring):
    commit(two.alex, evening, "the sea")
    first = part_of(two.alex)
    assert ring.open(first.id)
    commit(two.sam, evening, "the hills")
    for part in Part.objects.all():
        with pytest.raises(ShreddedError):
            ring.open(part.id)
    assert not PartKey.objects.exists()


def test_what_two_people_said_has_one_length_and_no_time(two, evening):
    commit(two.alex, evening, "no")
    commit(two.sam, LIKED_LINE, "é" * 1500)
    assert len({len(part.committed) for part in Part.objects.all()}) == 1
    columns = {field.name for model in (Part, Exchange, Revealed, PartKey) for field in model._meta.fields}
    assert not [name for name in columns if name.endswith(("_at", "_on"))]


def test_an_answer_can_not_be_given_twice(two, evening):
    commit(two.alex, evening, "the sea")
    with pytest.raises(actions.AlreadyCommittedError):
        commit(two.alex, evening, "the moon")
    commit(two.sam, evening, "the hills")
    assert "the sea" in seen(two.sam, evening)


def test_a_changed_answer_is_not_shown_even_if_it_was_sealed_with_the_right_key(two, evening, ring, caplog):
    """The partner who hosts the machine writes other words into the other's answer: the commitment tells."""
    commit(two.alex, evening, "the sea")
    part = part_of(two.alex)
    forged = Committed.now("nothing at all", NOW)
    seal_into(part, "committed", forged.write(), ring.open(part.id))
    part.save()
    with caplog.at_level(logging.ERROR):
        commit(two.sam, evening, "the hills")
    assert seen(two.sam, evening) == {}
    assert "not the one that was committed" in caplog.text
    assert "nothing at all" not in caplog.text


def test_open_words_that_were_changed_are_not_shown_either(two, evening, ring):
    commit(two.alex, evening, "the sea")
    commit(two.sam, evening, "the hills")
    row = Revealed.objects.get(person_id=viewer_of(two.alex).person)
    seal_into(row, "words", "nothing at all", ring.open(two.couple))
    row.save()
    assert seen(two.sam, evening) == {"the hills": True}


def test_the_other_knows_of_an_answer_only_if_that_person_lets_them(two, evening):
    commit(two.alex, evening, "the sea")
    assert not access.has_other_answered(viewer_of(two.sam), evening)
    commit(two.alex, LIKED_LINE, "you warm the car", tells=True)
    assert access.has_other_answered(viewer_of(two.sam), LIKED_LINE)
    assert not access.has_other_answered(viewer_of(two.alex), LIKED_LINE)


def test_what_is_given_freely_is_there_at_once_and_asks_for_nothing(two, evening):
    commit(two.alex, evening, "the sea", freely=True)
    assert seen(two.sam, evening) == {"the sea": False}
    commit(two.sam, evening, "the hills")
    assert seen(two.alex, evening) == {"the sea": True, "the hills": False}


def test_showing_more_waits_two_days(two, evening):
    commit(two.alex, evening, "the sea")
    give = {"viewer": viewer_of(two.alex), "part": part_of(two.alex).id}
    with pytest.raises(actions.TooEarlyError):
        actions.give_freely(**give, now=LATER - timedelta(seconds=1))
    assert seen(two.sam, evening) == {}
    actions.give_freely(**give, now=LATER)
    actions.give_freely(**give, now=LATER)  # a double press
    assert seen(two.sam, evening) == {"the sea": False}


def test_an_answer_taken_back_is_as_one_never_given(two, evening, ring):
    commit(two.alex, evening, "the sea")
    commit(two.alex, LIKED_LINE, "you warm the car")
    kept, dropped = Part.objects.order_by("exchange__about")
    actions.keep(viewer=viewer_of(two.alex), part=kept.id)
    actions.drop(viewer=viewer_of(two.alex), part=dropped.id)
    assert not Part.objects.exists()
    for part in (kept, dropped):
        with pytest.raises(NoKeyError):
            ring.open(part.id)
    (own,) = access.kept_answers_of(viewer_of(two.alex))
    assert own.words == "the sea"
    commit(two.sam, evening, "the hills")
    assert seen(two.alex, evening) == {}
    actions.forget(viewer=viewer_of(two.alex), kept=own.id)
    assert not KeptAnswer.objects.exists()


def test_what_both_have_seen_is_theirs_and_can_not_be_taken_back_alone(two, evening):
    commit(two.alex, evening, "the sea")
    commit(two.sam, evening, "the hills")
    for act in (actions.keep, actions.drop):
        with pytest.raises(actions.AlreadyRevealedError):
            act(viewer=viewer_of(two.alex), part=part_of(two.alex).id)


def test_what_was_given_freely_can_be_taken_back_until_it_is_answered(two, evening):
    commit(two.alex, evening, "the sea", freely=True)
    actions.keep(viewer=viewer_of(two.alex), part=part_of(two.alex).id)
    assert seen(two.sam, evening) == {}
    assert not Revealed.objects.exists()


def test_a_subject_that_waits_opens_on_its_occasion_and_tells_nothing_before(two):
    commit(two.alex, LIKED_LINE, "you warm the car")
    actions.open_on_occasion(viewer=viewer_of(two.sam), subject=LIKED_LINE, now=NOW)
    assert seen(two.alex, LIKED_LINE) == {}
    commit(two.sam, LIKED_LINE, "you hum")
    assert seen(two.alex, LIKED_LINE) == {}
    assert part_of(two.alex).is_open is False
    actions.open_on_occasion(viewer=viewer_of(two.alex), subject=LIKED_LINE, now=NOW)
    assert set(seen(two.sam, LIKED_LINE)) == {"you warm the car", "you hum"}
    assert seen(two.alex, LIKED_LINE).keys() == seen(two.sam, LIKED_LINE).keys()


@pytest.mark.parametrize(
    "door",
    [
        lambda viewer, subject, **_: actions.commit(viewer=viewer, subject=subject, words="x", now=NOW),
        lambda viewer, subject, **_: actions.open_on_occasion(viewer=viewer, subject=subject, now=NOW),
        lambda viewer, part, **_: actions.give_freely(viewer=viewer, part=part, now=LATER),
        lambda viewer, part, **_: actions.keep(viewer=viewer, part=part),
        lambda viewer, part, **_: actions.drop(viewer=viewer, part=part),
        lambda viewer, subject, **_: access.open_answers_of(viewer, subject),
        lambda viewer, subject, **_: access.own_answer_of(viewer, subject, now=NOW),
        lambda viewer, subject, **_: access.has_other_answered(viewer, subject),
    ],
)
def test_no_door_opens_to_a_stranger(two, robin, evening, door):
    commit(two.alex, evening, "the sea", tells=True)
    with pytest.raises(NotFoundError):
        door(viewer=viewer_of(robin), part=part_of(two.alex).id, subject=evening)
    assert part_of(two.alex).is_open is False


@pytest.mark.parametrize("act", [actions.keep, actions.drop])
def test_the_others_answer_does_not_exist_for_a_partner(two, evening, act):
    commit(two.alex, evening, "the sea")
    with pytest.raises(NotFoundError):
        act(viewer=viewer_of(two.sam), part=part_of(two.alex).id)
    with pytest.raises(NotFoundError):
        actions.give_freely(viewer=viewer_of(two.sam), part=part_of(two.alex).id, now=LATER)


def test_after_the_end_of_a_couple_nothing_opens_and_own_words_stay(two, evening):
    commit(two.alex, evening, "the sea")
    before = viewer_of(two.sam)  # looked up just before
    Person.objects.update(couple_id=None)
    with pytest.raises(NotFoundError):
        actions.commit(viewer=before, subject=evening, words="the hills", now=NOW)
    assert [own.words for own in access.waiting_answers_of(viewer_of(two.alex), now=LATER)] == ["the sea"]
    with pytest.raises(NotFoundError):
        actions.give_freely(viewer=viewer_of(two.alex), part=part_of(two.alex).id, now=LATER)


def test_deleting_a_person_destroys_the_keys_of_their_answers(two, evening, ring):
    commit(two.alex, evening, "the sea")
    part = part_of(two.alex)
    Person.objects.filter(id=part.person_id).delete()
    with pytest.raises(ShreddedError):
        ring.open(part.id)
    assert not PartKey.objects.exists()


def test_the_words_stand_nowhere_on_the_disk(two, evening, ring):
    for client, words in ((two.alex, "canaryoftheevening"), (two.sam, "canaryofthehills")):
        commit(client, evening, words)
        commit(client, LIKED_LINE, words)
    folders = [ring.path.parent]
    if connection.vendor == "sqlite":
        from pathlib import Path

        folders.append(Path(str(connection.settings_dict["NAME"])).parent)
    disk = b"".join(path.read_bytes() for folder in folders for path in folder.iterdir() if path.is_file())
    assert b"canaryofthe" not in disk
