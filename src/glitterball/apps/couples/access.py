"""The only doors to couples and invitations. Whoever is not in a couple finds none, an ex included."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from glitterball.adapters.keys import DataKey, NoKeyError, key_of_link
from glitterball.adapters.keys.sealed import opened
from glitterball.adapters.keys.server import server_ring
from glitterball.adapters.rows.standing import across_persons
from glitterball.apps.accounts.access import NotFoundError, hashed, owner_of
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.couples.models import Couple, Invitation, Keepsake, Member, Refusal


@dataclass(frozen=True, slots=True)
class OpenCouple:
    """A couple as either of the two may see it: the same for both."""

    id: UUID
    people: tuple[UUID, UUID]  # in an order of its own, the same for both
    names: Mapping[UUID, str]
    key: DataKey

    def partner_of(self, person: UUID) -> UUID:
        """The other one."""
        first, second = self.people
        return second if person == first else first


@dataclass(frozen=True, slots=True)
class OwnInvitation:
    """A link as whoever made it sees it: always like this, whatever became of it."""

    token: str
    greeting: str
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class LinkedInvitation:
    """What lies behind a link for whoever holds it."""

    id: UUID
    inviter: UUID
    greeting: str
    ends_at: datetime


class ClosedLinkError(Exception):
    """The link leads nowhere: unknown, spent, withdrawn, or not wanted by whoever opens it."""


@across_persons()
def couple_of(viewer: Viewer) -> OpenCouple:
    """The couple that the viewer is in now. An ended one, and anybody else's, does not exist."""
    if viewer.couple is None:
        raise NotFoundError
    rows = Member.objects.select_related("couple").filter(couple_id=viewer.couple, is_standing=True).order_by("id")
    people = tuple(member.person_id for member in rows)
    if owner_of(viewer) not in people or len(people) != 2:  # noqa: PLR2004 - a couple is two
        raise NotFoundError
    couple = rows[0].couple
    try:
        key = server_ring().open(couple.id)
    except NoKeyError:  # the other ends it at this moment: its rows are over, and its key is gone
        raise NotFoundError from None
    names = {UUID(person): name for person, name in json.loads(opened(couple, "names", key)).items()}
    return OpenCouple(couple.id, (people[0], people[1]), names, key)


def couple_to_change(viewer: Viewer) -> Couple:
    """The row of the viewer's own couple, held until the transaction ends."""
    if viewer.couple is None:
        raise NotFoundError
    couple = Couple.objects.select_for_update().filter(id=viewer.couple, separated_on=None).first()
    if couple is None or not couple.members.filter(person_id=owner_of(viewer)).exists():
        raise NotFoundError
    return couple


def member_to_change(viewer: Viewer) -> Member:
    """The viewer's own part of their couple, held until the transaction ends."""
    standing = Member.objects.select_for_update().filter(person_id=owner_of(viewer), is_standing=True)
    member = standing.first()
    if member is None:
        raise NotFoundError
    return member


def own_invitation_of(viewer: Viewer) -> OwnInvitation | None:
    """The viewer's own link, if they have one."""
    row = Invitation.objects.filter(person_id=owner_of(viewer), is_spent=False).first()
    if row is None:
        return None
    try:
        token = opened(row, "token", server_ring().open(row.id))
    except NoKeyError:  # a crash came between the key and the row
        return None
    return OwnInvitation(token, opened(row, "greeting", key_of_link(token)), row.ends_at)


@across_persons()
def invitation_by(token: str, viewer: Viewer) -> LinkedInvitation:
    """What lies behind a link. Raises ``ClosedLinkError``, and says of nobody why."""
    unwanted = tuple(Refusal.objects.filter(person_id=viewer.person)) if viewer.person else ()
    row = Invitation.objects.filter(token_hash=hashed(token), is_spent=False).first()
    if row is None:
        raise ClosedLinkError
    if any(bytes(refusal.whom) == whom_of(refusal.id, row.person_id) for refusal in unwanted):
        raise ClosedLinkError
    return LinkedInvitation(row.id, row.person_id, opened(row, "greeting", key_of_link(token)), row.ends_at)


def whom_of(refusal: UUID, person: UUID) -> bytes:
    """Whose links a refusal is about, as it is kept."""
    return sha256(refusal.bytes + person.bytes).digest()


def has_ended(viewer: Viewer) -> bool:
    """Whether a couple of the viewer's has ended, and they have not put that away yet."""
    return Member.objects.filter(person_id=owner_of(viewer), is_standing=False, is_put_away=False).exists()


def keepsakes_of(viewer: Viewer) -> tuple[str, ...]:
    """The viewer's own words from couples that ended."""
    ring = server_ring()
    rows = Keepsake.objects.filter(person_id=owner_of(viewer)).order_by("id")
    return tuple(opened(row, "text", ring.open(row.id)) for row in rows)
