"""Separate: one alone, at once. What was shared is carried out by what each kind of row says about itself.

All rows in one transaction; keys that nothing needs any more are destroyed after it, and at the next start if the power
went in between.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from uuid import UUID

from django.apps import apps
from django.db import models, transaction

from glitterball.adapters.keys import DataKey, NoKeyError
from glitterball.adapters.keys.sealed import opened, seal_into, sealed_columns
from glitterball.adapters.keys.server import server_ring
from glitterball.adapters.rows.standing import across_persons
from glitterball.apps.accounts.access import owner_of
from glitterball.apps.accounts.models import Person
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.consents.actions import end_consents
from glitterball.apps.consents.texts import COUPLE, RELEASE
from glitterball.apps.couples.access import couple_to_change, member_to_change
from glitterball.apps.couples.endings import OWN, Ending, narrower, read_ending
from glitterball.apps.couples.models import Couple, Invitation, Keepsake, Member


@transaction.atomic
def narrow_the_end(*, viewer: Viewer) -> None:
    """From now on the viewer's words leave with them, whatever was agreed. Nobody sees that it was narrowed."""
    member = member_to_change(viewer)
    seal_into(member, "ending", OWN, server_ring().open(member.id))
    member.save(update_fields=["ending"])


@across_persons()
def separate(*, viewer: Viewer, now: datetime) -> None:
    """End the viewer's couple at once, alone. Who did it stands nowhere."""
    with transaction.atomic():
        couple = couple_to_change(viewer)
        _end(couple, now, gone=None)
    destroy_keys_of(couple, now=now)


@transaction.atomic
def put_away(*, viewer: Viewer) -> None:
    """The viewer has read that a couple of theirs ended."""
    Member.objects.filter(person_id=owner_of(viewer), is_standing=False).update(is_put_away=True)


@across_persons()
def leave_for_good(*, person: UUID, now: datetime) -> None:
    """Before a person's rows go: end their couple, and destroy the keys that stand under ids of theirs."""
    ring = server_ring()
    for model in (Invitation, Keepsake, Member):
        for row in model.objects.filter(person_id=person):
            ring.shred(row.pk, now=now)
    for couple in Couple.objects.select_for_update().filter(members__person_id=person).order_by("id"):
        if couple.separated_on is None:
            _end(couple, now, gone=person)
        transaction.on_commit(partial(destroy_keys_of, couple, now=now))


@across_persons()
def finish_separations(*, now: datetime) -> None:
    """Destroy whatever keys of ended couples a crash left, and the rows of couples whose people are both gone."""
    gone = server_ring().shredded()
    for couple in Couple.objects.exclude(separated_on=None).prefetch_related("members"):
        members = {member.id for member in couple.members.all()}
        if not members or not {couple.id, *members} <= gone:
            destroy_keys_of(couple, now=now)


@across_persons()
def destroy_keys_of(couple: Couple, *, now: datetime) -> None:
    """Destroy the keys of an ended couple that seal nothing any more; once both are gone, its rows go too."""
    ring, members = server_ring(), list(couple.members.all())
    for member in members:
        ring.shred(member.id, now=now)
    if not any(rows.exists() for model, rows in _rows_of(couple) if model.keeping.area == "couple"):  # type: ignore[attr-defined] # every model has one (tests/house)
        ring.shred(couple.id, now=now)
    if not members:
        _sweep(couple)


@transaction.atomic
def _sweep(couple: Couple) -> None:
    """Take away what stands under a couple whose people are both gone, and its own row last."""
    for model, rows in _rows_of(couple):
        if model.keeping.owner == "couple":  # type: ignore[attr-defined] # every model has one (tests/house)
            rows.delete()
    Couple.objects.filter(id=couple.id).delete()


def _end(couple: Couple, now: datetime, *, gone: UUID | None) -> None:
    members = list(couple.members.select_for_update())
    people = [member.person_id for member in members]
    ending = OWN if gone else narrower(*(_ending_of(member) for member in members))
    _carry_out(couple, ending, gone)
    Invitation.objects.filter(person_id__in=people).update(is_spent=True)
    for person in people:
        for text in (COUPLE, RELEASE):
            end_consents(person=person, scope=text.scope, now=now)
    Person.objects.filter(id__in=people, couple_id=couple.id).update(couple_id=None)
    couple.members.update(is_standing=False)
    couple.separated_on = now.date()
    couple.save(update_fields=["separated_on"])


def _ending_of(member: Member) -> Ending:
    """What one of the two wants; the narrower where its key is destroyed, because a crash cut their deletion off."""
    try:
        return read_ending(opened(member, "ending", server_ring().open(member.id)))
    except NoKeyError:
        return OWN


def _carry_out(couple: Couple, ending: Ending, gone: UUID | None) -> None:
    """Each kind of row says itself what a separation does to it."""
    try:
        key = server_ring().open(couple.id)
    except NoKeyError:
        key = None
    for model, rows in _rows_of(couple):
        fate = model.keeping.at_separation  # type: ignore[attr-defined] # every model has one (tests/house)
        if fate == "leaves with its owner" and ending == OWN:
            for row in rows.select_for_update():
                owner: UUID = getattr(row, "person_id")  # noqa: B009 - it leaves with its owner, so it names them
                if owner != gone and key is not None:
                    _take_along(row, owner, key)
            rows.delete()
        elif fate == "goes":
            rows.delete()


def _rows_of(couple: Couple) -> Iterator[tuple[type[models.Model], "models.QuerySet[models.Model]"]]:
    """Whatever other apps keep about this couple."""
    for model in apps.get_models():
        names = {field.name for field in model._meta.get_fields()}  # noqa: SLF001 - Django documents it under this name
        if hasattr(model, "keeping") and names & {"couple", "couple_id"} and model not in (Person, Member):
            yield model, model._default_manager.filter(couple_id=couple.id)  # noqa: SLF001 - the same


def _take_along(row: models.Model, owner: UUID, key: DataKey) -> None:
    words = [opened(row, column, key) for column in sealed_columns(type(row))]
    kept = Keepsake(person_id=owner)
    seal_into(kept, "text", "\n".join(filter(None, words)), server_ring().make(kept.id))
    kept.save(force_insert=True)
