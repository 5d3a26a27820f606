"""Choose what to show, think for a day, show it, take it back. Each is one person's, alone."""

from collections.abc import Collection
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction

from glitterball.adapters import content
from glitterball.adapters.keys.sealed import seal_into
from glitterball.apps.accounts.access import NotFoundError, own_row_to_change, owner_of, person_of, sealing_key_of
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.consents.actions import end_consents, give_consent
from glitterball.apps.consents.texts import RELEASE
from glitterball.apps.couples.access import couple_of, couple_to_change
from glitterball.apps.picture.access import choice_of, release_to_change
from glitterball.apps.picture.models import Choice, Release
from glitterball.apps.picture.snapshots import OpenChoice, Snapshot, write_choice, write_snapshot
from glitterball.core.picture import Released, fit_to_show, release, without
from glitterball.core.scores import PersonScores

A_DAY_TO_THINK = timedelta(days=1)


class NotYetError(Exception):
    """The day to think is not over."""


class ChangedError(Exception):
    """What would be shown is no longer what was looked at: an answer or a choice changed in another tab."""


class NothingChosenError(Exception):
    """There is nothing to show: released in another tab, dropped, or never chosen."""


def choose(*, viewer: Viewer, scales: Collection[str], now: datetime) -> None:
    """Think about showing ``scales`` from now on, for a day at least; an earlier choice is dropped."""
    with sealing_key_of(viewer) as key:
        couple, person = couple_to_change(viewer), own_row_to_change(viewer)
        Choice.objects.filter(person=person).delete()
        row = Choice(person=person, couple=couple)
        chosen = OpenChoice(tuple(sorted(scales)), now + A_DAY_TO_THINK)
        seal_into(row, "chosen", write_choice(chosen), key)
        row.save(force_insert=True)


@transaction.atomic
def drop_choice(*, viewer: Viewer) -> None:
    """Think about it no more; nothing is shown."""
    Choice.objects.filter(person_id=owner_of(viewer)).delete()


@transaction.atomic
def share(*, viewer: Viewer, scores: PersonScores, looked_at: str, now: datetime) -> None:
    """Show what was chosen, as ``looked_at`` says it stood on the page (see ``digest_of``), to the couple.

    Raises ``NothingChosenError``, ``NotYetError`` or ``ChangedError``; then nothing was shown.
    """
    couple_to_change(viewer)
    person, couple, chosen = person_of(viewer), couple_of(viewer), choice_of(viewer)
    if chosen is None:
        raise NothingChosenError
    if person.claimed_on is None:
        raise NotFoundError
    if now < chosen.ready_at:
        raise NotYetError
    row, before = release_to_change(viewer, couple)
    more = addable(scores, chosen.scales, before)
    if not more.own or digest_of(more) != looked_at:
        raise ChangedError
    snapshot = Snapshot(_with(before, more), before.first_on if before else now.date())
    seal_into(row, "snapshot", write_snapshot(snapshot), couple.key)
    row.save()
    Choice.objects.filter(person_id=person.id).delete()
    end_consents(person=person.id, scope=RELEASE.scope, now=now)
    give_consent(person=person, text=RELEASE, now=now, until=None)


@transaction.atomic
def take_back(*, viewer: Viewer, scale: str, now: datetime) -> None:
    """Take back one side, at once. What is not released any more is taken back already."""
    couple_to_change(viewer)
    couple = couple_of(viewer)
    row, before = release_to_change(viewer, couple)
    if before is None:
        return
    left = without(before.released, scale, content.latest_instrument())
    if not left.own:
        take_back_all(viewer=viewer, now=now)
        return
    seal_into(row, "snapshot", write_snapshot(Snapshot(left, before.first_on)), couple.key)
    row.save(update_fields=["snapshot"])


@transaction.atomic
def take_back_all(*, viewer: Viewer, now: datetime) -> None:
    """Take back everything, at once."""
    couple = couple_to_change(viewer)
    Release.objects.filter(couple=couple, person_id=owner_of(viewer)).delete()
    end_consents(person=owner_of(viewer), scope=RELEASE.scope, now=now)


def addable(scores: PersonScores, chosen: Collection[str], before: Snapshot | None) -> Released:
    """What of ``chosen`` can be shown beside what is shown already, without telling what is kept."""
    return release(scores, fit_to_show(scores, chosen, before.released.own if before else ()))


def digest_of(released: Released) -> str:
    """A word for exactly these scores, by which a page and an action know that they mean the same."""
    scores = sorted(map(repr, [*released.own.values(), *released.guesses.values()]))
    return sha256("\n".join(scores).encode()).hexdigest()


def _with(before: Snapshot | None, more: Released) -> Released:
    if before is None:
        return more
    return Released(before.released.own | more.own, before.released.guesses | more.guesses)
