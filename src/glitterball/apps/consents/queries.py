"""What somebody agreed to."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from glitterball.apps.accounts.access import owner_of
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.consents.models import Consent
from glitterball.apps.consents.texts import TEXTS, ConsentText


@dataclass(frozen=True, slots=True)
class GivenConsent:
    """A consent on a page: when it was given, until when, in which words, and how it is taken back."""

    id: UUID
    given_at: datetime
    ends_at: datetime | None
    text: ConsentText


def consents_of(viewer: Viewer, *, now: datetime) -> tuple[GivenConsent, ...]:
    """The viewer's own standing consents, the newest first."""
    own = Consent.objects.filter(person_id=owner_of(viewer), withdrawn_at=None)
    rows = own.filter(Q(ends_at=None) | Q(ends_at__gt=now)).order_by("-given_at")
    return tuple(GivenConsent(row.id, row.given_at, row.ends_at, TEXTS[row.scope, row.text_version]) for row in rows)


def is_agreed(viewer: Viewer, text: ConsentText, *, now: datetime) -> bool:
    """Whether the viewer's consent to exactly these words stands at ``now``."""
    return any(given.text == text for given in consents_of(viewer, now=now))
