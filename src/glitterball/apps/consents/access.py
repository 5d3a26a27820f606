"""The only doors to consents. Nobody else's exist, the partner's included."""

from uuid import UUID

from glitterball.apps.accounts.access import NotFoundError, owner_of
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.consents.models import Consent
from glitterball.apps.consents.texts import TEXTS, ConsentText


def consent_to_change(viewer: Viewer, consent_id: UUID) -> Consent:
    """One of the viewer's own standing consents, held until the transaction ends."""
    own = Consent.objects.select_for_update().filter(person_id=owner_of(viewer))
    row = own.filter(id=consent_id, withdrawn_at=None).first()
    if row is None:
        raise NotFoundError
    return row


def text_agreed_to(viewer: Viewer, consent_id: UUID) -> ConsentText:
    """The words of one of the viewer's own standing consents."""
    own = Consent.objects.filter(person_id=owner_of(viewer))
    row = own.filter(id=consent_id, withdrawn_at=None).first()
    if row is None:
        raise NotFoundError
    return TEXTS[row.scope, row.text_version]
