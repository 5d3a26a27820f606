"""The only doors to rows. Whoever holds the link of a mail is its reader; nobody has any other way in."""

from dataclasses import dataclass
from datetime import datetime

from glitterball.apps.letters import tokens
from glitterball.apps.letters.models import COURSE, ConfirmationLink


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page behind a confirmation link says was asked for. The address stays out of it: previews open links."""

    is_course: bool
    chain: str
    leaves_at: int
    zone: str


def asked_for(*, token: str, now: datetime) -> Asked | None:
    """What a link that still holds stands for; nothing for one that was used, is too old, or never was."""
    fresh = ConfirmationLink.objects.filter(drawn_at__gt=now - tokens.LINK_LASTS).select_related("sign_up")
    link = fresh.filter(token_hash=tokens.hash_of(token)).first()
    if link is None:
        return None
    sign_up = link.sign_up
    return Asked(sign_up.list == COURSE, sign_up.chain, sign_up.leaves_at, sign_up.zone)
