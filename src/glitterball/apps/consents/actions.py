"""Give a consent. Taking back the one to store is deleting everything (apps/accounts)."""

from datetime import datetime

from django.db import transaction

from glitterball.apps.accounts.models import Person
from glitterball.apps.consents.models import Consent
from glitterball.apps.consents.texts import ConsentText


@transaction.atomic
def give_consent(*, person: Person, text: ConsentText, now: datetime, until: datetime | None) -> Consent:
    """Record that ``person`` agreed to ``text``."""
    return Consent.objects.create(
        person=person, scope=text.scope, text_version=text.version, given_at=now, ends_at=until
    )
