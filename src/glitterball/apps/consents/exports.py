"""What somebody takes along of what they agreed to: also what they took back, each in the words of its time."""

from datetime import datetime

import msgspec
from django.template.loader import render_to_string
from django.utils.html import strip_tags

from glitterball.apps.accounts.access import owner_of
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.consents.models import Consent
from glitterball.apps.consents.texts import TEXTS

COVERS = (Consent,)


class Agreed(msgspec.Struct, frozen=True, kw_only=True):
    """Something you agreed to, in which words, and until when. Times are in UTC."""

    scope: str
    version: str
    words: tuple[str, ...]
    given_at: datetime
    ends_at: datetime | None
    taken_back_at: datetime | None


def agreed_to(viewer: Viewer) -> tuple[Agreed, ...]:
    """Every consent of the viewer's, the oldest first."""
    rows = Consent.objects.filter(person_id=owner_of(viewer)).order_by("given_at", "scope", "id")
    words = {key: _words(text.template) for key, text in TEXTS.items()}
    return tuple(
        Agreed(
            scope=row.scope,
            version=row.text_version,
            words=words[row.scope, row.text_version],
            given_at=row.given_at,
            ends_at=row.ends_at,
            taken_back_at=row.withdrawn_at,
        )
        for row in rows
    )


def _words(template: str) -> tuple[str, ...]:
    """The text without its marks, one line a paragraph."""
    lines = strip_tags(render_to_string(template)).splitlines()
    return tuple(line.strip() for line in lines if line.strip())
