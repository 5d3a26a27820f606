"""Say yes: two people become a couple, in one transaction, each having said alone what becomes of shared words."""

import json
from datetime import datetime
from uuid import UUID

from django.db import transaction

from glitterball.adapters.keys import NoKeyError
from glitterball.adapters.keys.sealed import opened, seal_into
from glitterball.adapters.keys.server import server_ring
from glitterball.adapters.rows.standing import across_persons
from glitterball.apps.accounts.access import NotFoundError, owner_of
from glitterball.apps.accounts.models import Person
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.consents.actions import end_consents, give_consent
from glitterball.apps.consents.texts import COUPLE
from glitterball.apps.couples.access import ClosedLinkError, invitation_by
from glitterball.apps.couples.actions.invitations import CoupledError, NotClaimedError, sweep_invitations
from glitterball.apps.couples.endings import Ending, read_ending
from glitterball.apps.couples.models import Couple, Invitation, Member


class OwnLinkError(Exception):
    """Somebody said yes to themselves."""


def pair(*, viewer: Viewer, token: str, name: str, ending: Ending, now: datetime) -> UUID:
    """Become a couple with whoever made the link, who will see the viewer under ``name``. The couple's id.

    Raises ``ClosedLinkError``, ``OwnLinkError``, ``NotClaimedError`` or ``CoupledError``.
    """
    couple = _pair(viewer, token, name, ending, now)
    sweep_invitations(now=now)
    return couple


@across_persons()
@transaction.atomic
def _pair(viewer: Viewer, token: str, name: str, ending: Ending, now: datetime) -> UUID:
    behind = invitation_by(token, viewer)
    inviter, invited = _both(behind.inviter, owner_of(viewer))
    row = Invitation.objects.select_for_update().filter(id=behind.id, is_spent=False, ends_at__gt=now).first()
    if row is None or inviter.couple_id is not None:
        raise ClosedLinkError
    try:
        wanted = read_ending(opened(row, "ending", server_ring().open(row.id)))
    except NoKeyError:
        raise ClosedLinkError from None
    couple = _make_couple({inviter.id: behind.greeting, invited.id: name}, now)
    for person, says in ((inviter, wanted), (invited, ending)):
        _add_member(couple, person, says)
        Invitation.objects.filter(person=person).update(is_spent=True)
    end_consents(person=invited.id, scope=COUPLE.scope, now=now)  # they may have had a link of their own
    give_consent(person=invited, text=COUPLE, now=now, until=None)
    return couple.id


def _both(inviter: UUID, invited: UUID) -> tuple[Person, Person]:
    """Both rows, held in one order whoever comes first, so that two who say yes at once don't wait for each other."""
    if inviter == invited:
        raise OwnLinkError
    held = {p.id: p for p in Person.objects.select_for_update().filter(id__in=(inviter, invited)).order_by("id")}
    if invited not in held:
        raise NotFoundError
    if held[invited].claimed_on is None:
        raise NotClaimedError
    if held[invited].couple_id is not None:
        raise CoupledError
    if inviter not in held or held[inviter].claimed_on is None:
        raise ClosedLinkError
    return held[inviter], held[invited]


def _make_couple(names: dict[UUID, str], now: datetime) -> Couple:
    couple = Couple(formed_on=now.date())
    said = json.dumps({str(person): name for person, name in sorted(names.items())}, ensure_ascii=False)
    seal_into(couple, "names", said, server_ring().make(couple.id))
    couple.save(force_insert=True)
    return couple


def _add_member(couple: Couple, person: Person, ending: Ending) -> None:
    member = Member(couple=couple, person=person)
    seal_into(member, "ending", ending, server_ring().make(member.id))
    member.save(force_insert=True)
    person.couple_id = couple.id
    person.save(update_fields=["couple_id"])
