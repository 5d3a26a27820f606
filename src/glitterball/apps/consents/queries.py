"""What somebody agreed to."""

from dataclasses import dataclass
from datetime import datetime

from glitterball.apps.accounts.access import owner_of
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.consents.models import Consent
from glitterball.apps.consents.texts import TEXTS


@dataclass(frozen=True, slots=True)
class GivenConsent:
    """A consent on a page: when it was given, until when, and where its words stand."""

    given_at: datetime
    ends_at: datetime | None
    template: str


def consents_of(viewer: Viewer) -> tuple[GivenConsent, ...]:
    """The viewer's own standing consents, the newest first."""
    rows = Consent.objects.filter(person_id=owner_of(viewer), withdrawn_at=None).order_by("-given_at")
    return tuple(GivenConsent(row.given_at, row.ends_at, TEXTS[row.scope, row.text_version].template) for row in rows)
