"""What the page of a link shows to whoever opens it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.couples.access import ClosedLinkError, LinkedInvitation, invitation_by

State = Literal["open", "own", "coupled", "over", "closed"]


@dataclass(frozen=True, slots=True)
class LinkPage:
    """What becomes of somebody who opens a link."""

    state: State
    behind: LinkedInvitation | None = None


def link_page(token: str, viewer: Viewer, now: datetime) -> LinkPage:
    """The page behind a link. Whatever closed it, it is closed alike."""
    try:
        behind = invitation_by(token, viewer)
    except ClosedLinkError:
        return LinkPage("closed")
    if behind.inviter == viewer.person:
        return LinkPage("own", behind)
    if behind.ends_at <= now:
        return LinkPage("over")
    if viewer.couple:
        return LinkPage("coupled")
    return LinkPage("open", behind)
