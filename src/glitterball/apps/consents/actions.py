"""Give a consent, and take one back. Taking back the one to store is deleting everything (apps/accounts)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from glitterball.apps.accounts.models import Person
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.consents.access import consent_to_change
from glitterball.apps.consents.models import Consent
from glitterball.apps.consents.texts import TEXTS, ConsentText


class OwnWayError(Exception):
    """More ends with this consent than its record; it is taken back on the address that its text names."""


@transaction.atomic
def give_consent(*, person: Person, text: ConsentText, now: datetime, until: datetime | None) -> Consent:
    """Record that ``person`` agreed to ``text``. One that has ended by itself makes room for the new one."""
    earlier = Consent.objects.filter(person=person, scope=text.scope, withdrawn_at=None)
    earlier.filter(ends_at__lte=now).update(withdrawn_at=F("ends_at"))
    return Consent.objects.create(
        person=person, scope=text.scope, text_version=text.version, given_at=now, ends_at=until
    )


@transaction.atomic
def take_back(*, viewer: Viewer, consent: UUID, now: datetime) -> None:
    """Take back one consent, at once. Raises ``OwnWayError`` where more ends with it."""
    row = consent_to_change(viewer, consent)
    if TEXTS[row.scope, row.text_version].own_way:
        raise OwnWayError
    row.withdrawn_at = now
    row.save(update_fields=["withdrawn_at"])


@transaction.atomic
def end_consents(*, person: UUID, scope: str, now: datetime) -> None:
    """Close the record of ``scope``, for the action that ends what it allowed."""
    Consent.objects.filter(person_id=person, scope=scope, withdrawn_at=None).update(withdrawn_at=now)
