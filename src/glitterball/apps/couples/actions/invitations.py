"""Invite, take a link back, and want no more of them. Opening a link, and saying no to it, change nothing anywhere."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from glitterball.adapters import chance
from glitterball.adapters.keys import key_of_link
from glitterball.adapters.keys.sealed import seal_into
from glitterball.adapters.keys.server import server_ring
from glitterball.adapters.rows.standing import across_persons
from glitterball.apps.accounts.access import hashed, own_row_to_change, owner_of
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.consents.actions import end_consents, give_consent
from glitterball.apps.consents.texts import COUPLE
from glitterball.apps.couples.access import invitation_by, whom_of
from glitterball.apps.couples.endings import Ending
from glitterball.apps.couples.models import Invitation, Refusal

LASTS = timedelta(days=14)
MOST_REFUSALS = 20


class NotClaimedError(Exception):
    """There is no account yet: whoever has no way to sign in would lose the couple with the browser."""


class CoupledError(Exception):
    """They are in a couple here already."""


@transaction.atomic
def invite(*, viewer: Viewer, greeting: str, ending: Ending, now: datetime) -> str:
    """Make a link that greets in the name ``greeting``; an older one no longer leads anywhere. The link's token."""
    person = own_row_to_change(viewer)
    if person.claimed_on is None:
        raise NotClaimedError
    if person.couple_id is not None:
        raise CoupledError
    _let_go(Invitation.objects.filter(person=person).values_list("id", flat=True), now)
    token = chance.secret()
    row = Invitation(person=person, token_hash=hashed(token), ends_at=now + LASTS)
    key = server_ring().make(row.id)
    seal_into(row, "token", token, key)
    seal_into(row, "greeting", greeting, key_of_link(token))
    seal_into(row, "ending", ending, key)
    row.save(force_insert=True)
    end_consents(person=person.id, scope=COUPLE.scope, now=now)
    give_consent(person=person, text=COUPLE, now=now, until=None)
    return token


@transaction.atomic
def withdraw(*, viewer: Viewer, now: datetime) -> None:
    """Take the viewer's own link back."""
    person = own_row_to_change(viewer)
    _let_go(Invitation.objects.filter(person=person).values_list("id", flat=True), now)
    if person.couple_id is None:
        end_consents(person=person.id, scope=COUPLE.scope, now=now)


@transaction.atomic
def want_no_links(*, viewer: Viewer, token: str) -> None:
    """Want no link any more of whoever made this one; they are not told, and theirs looks as it did."""
    person = owner_of(viewer)
    inviter = invitation_by(token, viewer).inviter
    if Refusal.objects.filter(person_id=person).count() < MOST_REFUSALS:
        row = Refusal(person_id=person)
        row.whom = whom_of(row.id, inviter)
        row.save(force_insert=True)


@transaction.atomic
def let_links_through(*, viewer: Viewer) -> None:
    """Let every invitation through again."""
    Refusal.objects.filter(person_id=owner_of(viewer)).delete()


@across_persons()
def sweep_invitations(*, now: datetime) -> None:
    """Take away what is spent, and what ended two weeks ago: the key first, then the row."""
    spent = Invitation.objects.filter(is_spent=True) | Invitation.objects.filter(ends_at__lte=now - LASTS)
    _let_go(spent.values_list("id", flat=True), now)
    gone = server_ring().shredded()
    left = [invitation for invitation in Invitation.objects.values_list("id", flat=True) if invitation in gone]
    Invitation.objects.filter(id__in=left).delete()


def _let_go(invitations: Iterable[UUID], now: datetime) -> None:
    ids = list(invitations)
    for invitation in ids:
        server_ring().shred(invitation, now=now)
    Invitation.objects.filter(id__in=ids).delete()
