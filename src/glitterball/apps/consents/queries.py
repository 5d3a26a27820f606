"""What somebody agreed to."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from glitterball.apps.accounts.access import owner_of
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.consents.models import Consent
from glitterball.apps.consents.texts import KEEP, STORE, TEXTS, ConsentText


@dataclass(frozen=True, slots=True)
class GivenConsent:
    """A consent on a page: when it was given, until when, in which words, and how it is taken back."""

    id: UUID
    given_at: datetime
    ends_at: datetime | None
    text: ConsentText


def consents_of(viewer: Viewer, *, now: datetime) -> tuple[GivenConsent, ...]:
    """The viewer's own standing consents, the newest first. Whoever agreed to be kept has no end of thirty days."""
    own = list(Consent.objects.filter(person_id=owner_of(viewer), withdrawn_at=None).order_by("-given_at", "id"))
    is_kept = any(row.scope == KEEP.scope for row in own)
    ends = {row.id: None if is_kept and row.scope == STORE.scope else row.ends_at for row in own}
    standing = (row for row in own if (end := ends[row.id]) is None or end > now)
    return tuple(GivenConsent(r.id, r.given_at, ends[r.id], TEXTS[r.scope, r.text_version]) for r in standing)


def is_agreed(viewer: Viewer, text: ConsentText, *, now: datetime) -> bool:
    """Whether the viewer's consent to exactly these words stands at ``now``."""
    return any(given.text == text for given in consents_of(viewer, now=now))
