"""Among several subjects, couples and answers each door leads to what was asked for, and to nothing beside it."""

from datetime import timedelta

import pytest

from glitterball.adapters import chance, clock
from glitterball.apps.accounts.access import LockedError, NotFoundError
from glitterball.apps.accounts.models import Person
from glitterball.apps.reveals import access, actions
from glitterball.apps.reveals.models import KeptAnswer, Part, Revealed
from glitterball.apps.reveals.subjects import SUBJECTS, Subject
from tests.apps.two import someone, viewer_of
from tests.visits import lock

NOW = clock.now()
LATER = NOW + timedelta(days=2)
MORNING = Subject("morning-question", "1", "A question for the morning")
pytestmark = pytest.mark.django_db(transaction=True)  # keys go when a transaction is saved


@pytest.fixture
def morning(monkeypatch) -> Subject:
    monkeypatch.setitem(SUBJECTS, MORNING.id, MORNING)
    return MORNING


@pytest.fixture
def others(ring, two):  # noqa: ARG001 - whoever comes later is another couple
    """Kim and Lou, who answer the same questions in a couple of their own."""
    couple = chance.new_id()
    ring.make(couple)
    kim, lou = someone(), someone()
    Person.objects.filter(id__in=[viewer_of(kim).person, viewer_of(lou).person]).update(couple_id=couple)
    return kim, lou


def commit(client, subject, words, **more):
    actions.commit(viewer=viewer_of(client), subject=subject, words=words, now=NOW, **more)


def own(client, subject, now=NOW):
    return access.own_answer_of(viewer_of(client), subject, now=now)


def waiting(client, now=NOW):
    return access.waiting_answers_of(viewer_of(client), now=now)


def frozen(client):
    return {(one.words, one.is_own) for one in access.frozen_answers_of(viewer_of(client))}


def parts_of(client):
    return {part.exchange.about: part.id for part in Part.objects.filter(person_id=viewer_of(client).person)}


def apart(*clients):
    Person.objects.filter(id__in=[viewer_of(client).person for client in clients]).update(couple_id=None)


def test_each_subject_has_its_own_answer(two, others, evening, morning):
    commit(two.alex, evening, "the sea")
    assert own(two.alex, morning) is None
    commit(two.alex, morning, "porridge", tells=True)
    commit(others[0], evening, "the fair", tells=True)
    assert (own(two.alex, evening).words, own(two.alex, morning).words) == ("the sea", "porridge")
    assert not access.has_other_answered(viewer_of(two.sam), evening)
    assert access.has_other_answered(viewer_of(two.sam), morning)


def test_what_opens_is_of_this_subject_and_these_two(two, others, evening, morning):
    for client, words in ((two.alex, "the sea"), (two.sam, "the hills"), (others[0], "the fair"), (others[1], "bed")):
        commit(client, evening, words)
    commit(two.alex, morning, "porridge", freely=True)
    for client in (two.alex, two.sam):
        found = access.open_answers_of(viewer_of(client), evening)
        assert {one.words for one in found} == {"the sea", "the hills"}
        assert [one.words for one in access.open_answers_of(viewer_of(client), morning)] == ["porridge"]
    assert own(two.alex, evening).is_revealed
    assert not own(two.alex, morning).is_revealed


def test_what_waits_is_what_has_no_answer_yet(two, others, evening, morning):
    commit(two.alex, evening, "the sea")
    commit(two.sam, evening, "the hills")
    commit(two.alex, morning, "porridge")
    for client in others:
        commit(client, morning, "an egg")
    assert [one.words for one in waiting(two.alex)] == ["porridge"]
    assert waiting(two.sam) == waiting(others[0]) == ()


def test_an_answer_tells_its_writer_how_it_stands(two, evening, morning):
    commit(two.alex, evening, "the sea")
    commit(two.alex, morning, "porridge", freely=True)
    closed, given = own(two.alex, evening), own(two.alex, morning)
    assert (closed.is_given, closed.is_revealed, closed.can_give) == (False, False, False)
    assert (given.is_given, given.is_revealed, given.can_give) == (True, False, False)
    assert own(two.alex, evening, now=LATER).can_give
    assert not own(two.alex, morning, now=LATER).can_give
    apart(two.alex, two.sam)
    assert not any(one.can_give for one in waiting(two.alex, now=LATER))


def test_what_is_changed_is_the_one_that_was_meant(two, evening, morning):
    commit(two.alex, evening, "the sea")
    commit(two.alex, morning, "porridge")
    for about in (morning.id, evening.id):
        actions.keep(viewer=viewer_of(two.alex), part=parts_of(two.alex)[about])
    kept = {one.words: one.id for one in access.kept_answers_of(viewer_of(two.alex))}
    actions.forget(viewer=viewer_of(two.alex), kept=kept["the sea"])
    assert [one.words for one in access.kept_answers_of(viewer_of(two.alex))] == ["porridge"]
    for client, which in ((two.sam, kept["porridge"]), (two.alex, chance.new_id())):
        with pytest.raises(NotFoundError):
            actions.forget(viewer=viewer_of(client), kept=which)
    assert KeptAnswer.objects.count() == 1


@pytest.mark.parametrize("first", ["evening", "morning"])
def test_dropping_one_leaves_the_other(two, evening, morning, first):
    commit(two.alex, evening, "the sea")
    commit(two.alex, morning, "porridge")
    subject = {"evening": evening, "morning": morning}[first]
    actions.drop(viewer=viewer_of(two.alex), part=parts_of(two.alex)[subject.id])
    assert subject.id not in parts_of(two.alex)
    assert len(parts_of(two.alex)) == 1


def test_after_an_end_both_read_what_both_had_opened_and_nobody_else_does(two, others, evening, morning):
    commit(two.alex, evening, "the sea")
    commit(two.sam, evening, "the hills")
    commit(two.alex, morning, "porridge")
    for client, words in zip(others, ("the fair", "bed"), strict=True):
        commit(client, evening, words)
    assert frozen(two.alex) == frozen(two.sam) == set()  # while they are two it stands on their page
    apart(two.alex, two.sam)
    assert frozen(two.alex) == {("the sea", True), ("the hills", False)}
    assert frozen(two.sam) == {("the sea", False), ("the hills", True)}
    assert frozen(others[0]) == frozen(others[1]) == frozen(someone()) == set()


def test_in_a_new_couple_one_still_reads_what_is_left_of_the_old_one_alone(two, others, ring, evening):
    commit(two.alex, evening, "the sea")
    commit(two.sam, evening, "the hills")
    apart(two.alex, two.sam)
    couple = chance.new_id()
    ring.make(couple)
    Person.objects.filter(id__in=[viewer_of(two.alex).person, viewer_of(others[0]).person]).update(couple_id=couple)
    commit(two.alex, evening, "a lake")
    commit(others[0], evening, "a town")
    assert frozen(two.alex) == {("the sea", True), ("the hills", False)}
    assert frozen(others[0]) == set()
    assert own(two.alex, evening).words == "a lake"


def test_open_words_that_left_with_the_end_are_nowhere(two, evening):
    commit(two.alex, evening, "the sea")
    commit(two.sam, evening, "the hills")
    apart(two.alex, two.sam)
    Revealed.objects.all().delete()
    assert waiting(two.alex) == ()
    assert frozen(two.alex) == set()


@pytest.mark.parametrize(
    "door",
    [
        lambda viewer, _: access.kept_answers_of(viewer),
        lambda viewer, _: access.waiting_answers_of(viewer, now=NOW),
        lambda viewer, _: access.frozen_answers_of(viewer),
        lambda viewer, subject: access.own_answer_of(viewer, subject, now=NOW),
    ],
)
def test_behind_a_lock_ones_own_words_are_closed(two, evening, door):
    commit(two.alex, evening, "the sea")
    lock(two.alex)
    door(viewer_of(two.alex), evening)
    two.alex.post("/you/close/")
    with pytest.raises(LockedError):
        door(viewer_of(two.alex), evening)


def test_what_was_opened_or_taken_back_by_another_tab_meanwhile_is_looked_up_anew(two, evening, monkeypatch):
    commit(two.alex, evening, "the sea")
    part = parts_of(two.alex)[evening.id]
    real = Person.objects.select_for_update

    def taken_back_while_waiting():
        Part.objects.filter(id=part).delete()
        return real()

    monkeypatch.setattr(type(Person.objects), "select_for_update", lambda _: taken_back_while_waiting())
    with pytest.raises(NotFoundError):
        actions.give_freely(viewer=viewer_of(two.alex), part=part, now=LATER)
